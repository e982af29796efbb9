import { type JsonObject, parseJson } from '../json.ts';
import type { Workspace } from '../state/workspace.ts';
import { ACK_MS, type Ack, type Delivery, type Envelope } from './delivery.ts';
import { signedHeaders } from './signature.ts';

export type HttpTarget = { readonly url: string; readonly signingSecret: string };

/** Signed requests to the app's own address. */
export class HttpDelivery implements Delivery {
  readonly #workspace: Workspace;
  readonly #target: HttpTarget;

  constructor(workspace: Workspace, target: HttpTarget) {
    this.#workspace = workspace;
    this.#target = target;
  }

  async deliver(envelope: Envelope): Promise<Ack> {
    const { type: name, payload } = envelope;
    const end = this.#workspace.wire.begin({
      direction: 'to-app',
      kind: 'envelope',
      name,
      payload,
    });
    const ack = await this.#post(envelope);
    end({ answer: ack.kind === 'acked' ? ack.body || 'acknowledged' : ack.kind });
    return ack;
  }

  async stop(): Promise<void> {}

  async #post(envelope: Envelope): Promise<Ack> {
    const { type, body } = encoded(envelope);
    const seconds = Math.floor(Date.now() / 1000);
    try {
      const response = await fetch(this.#target.url, {
        method: 'POST',
        headers: {
          'content-type': type,
          ...signedHeaders(body, this.#target.signingSecret, seconds),
        },
        body,
        signal: AbortSignal.timeout(ACK_MS),
      });
      const text = await response.text();
      if (!response.ok) return { kind: 'failed', status: response.status };
      return { kind: 'acked', body: parseJson(text) ?? (text || undefined) };
    } catch (error) {
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      return { kind: isLate ? 'timeout' : 'failed' };
    }
  }
}

function encoded({ type, payload }: Envelope): { readonly type: string; readonly body: string } {
  if (type === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const form = type === 'interactive' ? { payload: JSON.stringify(payload) } : texts(payload);
  return {
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(form).toString(),
  };
}

function texts(payload: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}
