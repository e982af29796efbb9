import type { JsonObject } from '../json.ts';

/** What the playground tells the app. */
export type Envelope = {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: JsonObject;
};

/** How the app answered: `body` is what it said with the acknowledgement. */
export type Ack =
  | { readonly kind: 'acked'; readonly body: unknown }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'failed'; readonly status?: number };

/** The way to the app: Socket Mode or signed HTTP. */
export type Delivery = {
  deliver(envelope: Envelope): Promise<Ack>;
  stop(): Promise<void>;
};

/** How long Slack waits for an acknowledgement, in real milliseconds. */
export const ACK_MS = 3_000;
