import { groupBy } from '../../src/usecases/watch/group-by.ts';
import type { Verdict } from './judge.ts';
import type { Outcome } from './run.ts';
import { type Row, type Said, type Seen, told } from './said.ts';

/** Whether each notice is seen once, as it was said last, in its order. */
export function judgeNotices(outcome: Outcome, { notices, messages, seenOf }: Said): Verdict {
  const those = (is: (notice: Row) => boolean) => notices.filter(is).map(told);
  const times = ({ id }: Row) => seenOf(id).length;
  return {
    figures: {
      ...{ notices: notices.length, messages },
      'sent once more after a doubt': notices.filter(({ repeated }) => repeated).length,
      'of these seen twice': notices.filter((one) => times(one) > 1).length,
    },
    wrong: {
      'not sent': those(({ state }) => !['delivered', 'dropped', 'failed'].includes(state)),
      'failed without having been sent twice in doubt': those(
        ({ state, repeated }) => state === 'failed' && !repeated,
      ),
      'recorded as sent but not seen': those(
        (one) => one.state === 'delivered' && times(one) === 0,
      ),
      'seen twice without a doubt': those((one) => times(one) > 1 && !one.repeated),
      'seen more than twice': those((one) => mostOfOneVersion(seenOf(one.id)) > 2),
      'not the latest': those(
        (one) =>
          one.state !== 'failed' &&
          times(one) > 0 &&
          !seenOf(one.id).some(({ version }) => version === one.version),
      ),
      'an older version after a newer one': backwards(outcome),
    },
  };
}

/** What was given up in doubt is told once more when there is news, wherever the older words stand. */
function mostOfOneVersion(seen: readonly Seen[]): number {
  return Math.max(
    0,
    ...[...groupBy(seen, ({ version }) => version).values()].map((one) => one.length),
  );
}

/** Messages that were asked to say something older than they had said before. */
function backwards({ calls }: Outcome): readonly string[] {
  const latest = new Map<string, number>();
  return calls.shown().flatMap(({ id, version }) => {
    const before = latest.get(id) ?? 0;
    latest.set(id, Math.max(before, version));
    return version < before ? [`${id}: ${version} after ${before}`] : [];
  });
}
