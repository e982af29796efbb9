import { setTimeout } from 'node:timers/promises';
import { type Instant, SECOND } from '../../domain/calendar/instant.ts';
import type { Parcel, PostNotice, PostOutcome } from '../../outbox/notice-post.ts';

/** Slack takes about one message a second in a channel. */
const APART = SECOND;

export type Timing = {
  readonly wait: (ms: number) => Promise<unknown>;
  readonly clock: () => Instant;
};

type Line = { last: Promise<unknown>; blockedUntil: Instant };

/**
 * Posts one after the other in each channel, at most one a second, and nothing to a channel for as
 * long as Slack asked to wait; different channels do not wait for one another.
 */
export function paced(
  post: PostNotice,
  { wait, clock }: Timing = { wait: setTimeout, clock: Date.now },
): PostNotice {
  const lines = new Map<string, Line>();
  return (parcel) => {
    const line = lineOf(parcel, lines);
    const posted = line.last.then(() => postUnlessBlocked(parcel, { line, post, clock }));
    line.last = posted.then(({ kind }) => (kind === 'later' ? undefined : wait(APART)));
    return posted;
  };
}

function lineOf({ recipient: { channel } }: Parcel, lines: Map<string, Line>): Line {
  const line = lines.get(channel) ?? { last: Promise.resolve(), blockedUntil: 0 };
  lines.set(channel, line);
  return line;
}

type Posting = Pick<Timing, 'clock'> & { readonly line: Line; readonly post: PostNotice };

async function postUnlessBlocked(
  parcel: Parcel,
  { line, post, clock }: Posting,
): Promise<PostOutcome> {
  const afterSeconds = Math.ceil((line.blockedUntil - clock()) / SECOND);
  if (afterSeconds > 0) {
    return { kind: 'later', afterSeconds, problem: `Slack asked to wait ${afterSeconds} s more.` };
  }
  const outcome = await post(parcel);
  if (outcome.kind === 'later') line.blockedUntil = clock() + outcome.afterSeconds * SECOND;
  return outcome;
}
