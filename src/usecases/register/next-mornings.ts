import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import type { Register } from '../../domain/register/register.ts';
import { nextChangeOf } from '../watch/looks-in.ts';

type Asked = {
  readonly now: Instant;
  /** So long after midnight a morning begins. */
  readonly morning: Instant;
};

/** When a morning begins next in a zone of the register, or something else comes into force in it. */
export function nextMornings(register: Register, { now, morning }: Asked): Instant {
  const zones = [...register.agreements.values()].flatMap((revisions) =>
    revisions.map(({ terms }) => terms.timeZone),
  );
  const mornings = [...new Set(zones)].map((timeZone) => {
    const today = periodOf({ unit: 'rolling 1d', timeZone, at: now });
    return (now < today.from + morning ? today.from : today.to) + morning;
  });
  return Math.min(nextChangeOf(register, now) ?? now + DAY, now + DAY, ...mornings);
}
