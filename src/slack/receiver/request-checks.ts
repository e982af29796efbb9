import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE, SECOND } from '../../domain/calendar/instant.ts';

export type SignedRequest = {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: Buffer;
};

/** Why a request is answered without anybody looking at what it says. */
export type Refusal = { readonly status: 200 | 401 | 413; readonly reason: string };

/** How far the clock of a request may be off, in either direction. */
const TOLERANCE = 5 * MINUTE;

/** Judges requests that claim to come from Slack; one that was already accepted is refused. */
export function createRequestChecks(signingSecret: string) {
  const accepted = new Map<string, number>();
  return (request: SignedRequest, now: number): Refusal | null => {
    const sentAt = Number(request.timestamp) * SECOND;
    if (!isWhole(request.timestamp) || !request.signature) return refuse('it is not signed');
    if (Math.abs(now - sentAt) > TOLERANCE) return refuse('its timestamp is off');
    if (!isSignedWith(signingSecret, request)) return refuse('its signature is wrong');
    forget(accepted, now);
    const identity = `${request.timestamp}:${request.signature}`;
    if (accepted.has(identity)) return refuse('it was received before');
    accepted.set(identity, sentAt + TOLERANCE);
    return null;
  };
}

function isWhole(timestamp: string | undefined): boolean {
  return timestamp !== undefined && /^\d{1,12}$/.test(timestamp);
}

function isSignedWith(secret: string, { timestamp, signature, body }: SignedRequest): boolean {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const expected = Buffer.from(`v0=${digest}`);
  const given = Buffer.from(signature ?? '');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function forget(accepted: Map<string, number>, now: number): void {
  for (const [identity, until] of accepted) {
    if (until >= now) return;
    accepted.delete(identity);
  }
}

function refuse(reason: string): Refusal {
  return { status: 401, reason };
}
