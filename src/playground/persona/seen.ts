import type { Outcome } from '../interactions/parts.ts';
import type { Screen, SeenMessage, SeenView } from './screen.ts';

/** What is new to a person after they did something. */
export type Seen = {
  /** Slack's own sentence when the app did not answer or may not be used. */
  readonly failure: string | undefined;
  /** Sentences under the modal's inputs, by block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** New messages, ephemeral ones among them. */
  readonly messages: readonly SeenMessage[];
  /** Messages that read differently now. */
  readonly changed: readonly SeenMessage[];
  /** The newest message only this person sees. */
  readonly ephemeral: SeenMessage | undefined;
  /** The modal on top now. */
  readonly modal: SeenView | undefined;
  readonly home: SeenView | undefined;
  /** Everything new, as text. */
  readonly text: string;
};

/** The difference between two looks at the screen. */
export function seenSince(before: Screen, after: Screen, outcome: Outcome): Seen {
  const known = new Map(before.messages.map((seen) => [key(seen), seen.message]));
  const messages = after.messages.filter((seen) => !known.has(key(seen)));
  const changed = after.messages.filter(
    (seen) => known.has(key(seen)) && known.get(key(seen)) !== seen.message,
  );
  const modal = after.modal?.view.hash === before.modal?.view.hash ? undefined : after.modal;
  const home = after.home?.view.hash === before.home?.view.hash ? undefined : after.home;
  const fresh = [...messages, ...changed, ...(modal ? [modal] : []), ...(home ? [home] : [])];
  return {
    failure: outcome.kind === 'failed' ? outcome.sentence : undefined,
    errors: outcome.kind === 'invalid' ? outcome.errors : {},
    messages,
    changed,
    ephemeral: messages.findLast(({ isEphemeral }) => isEphemeral),
    modal: after.modal,
    home: after.home,
    text: fresh.map(({ text }) => text).join('\n'),
  };
}

function key({ channel, ts }: SeenMessage): string {
  return `${channel} ${ts}`;
}
