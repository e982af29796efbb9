import { isWorthSaying } from '../../domain/alert/decide-look.ts';
import type { PeriodLine } from '../../domain/alert/standing.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import type { Budget, Figure } from '../../domain/target/figure.ts';
import { needOf } from '../../domain/target/kind-words.ts';
import { measureTarget } from '../../domain/target/measure-target.ts';
import { sameUntil } from '../../domain/target/same-until.ts';
import { passedBy } from './passed-by.ts';
import type { SeenPeriod } from './see-period.ts';

type Looked = SeenPeriod & {
  readonly now: Instant;
  /** How it stands in the alert that people read; null where there is none. */
  readonly told: PeriodLine | null;
};

/** Folding so many work items again takes a while: they are rather looked at too early. */
const MANY = 500;
const PRECISION = { few: MINUTE, many: HOUR };

/**
 * When a period must be looked at next if no fact arrives before: before time alone takes it past another threshold
 * or changes what people read of it, with the next tick while something burns, when it ends, and once a day at least.
 */
export function nextLook(looked: Looked): Instant {
  const { input, burn, now, told } = looked;
  if (burn?.restless || told?.burn) return now + 1;
  const span = { from: now, to: Math.min(input.period.to, dailyLook(looked)) };
  const isSame = (at: Instant) =>
    standsAs(looked.standing.figure, measureTarget({ ...input, asOf: at }), told);
  const sure = sameUntil(span, { isSame, edges: edgesIn(looked), precision: precisionOf(looked) });
  return Math.max(now + 1, sure + 1);
}

function precisionOf({ input, standing: { target } }: Looked): number {
  if (needOf(target) === 'outages') return SECOND;
  return input.facts.workItems.length > MANY ? PRECISION.many : PRECISION.few;
}

/** Whether the same thresholds are passed, and people would read the same. */
function standsAs(before: Figure, after: Figure, told: PeriodLine | null): boolean {
  if (String(passedBy(before)) !== String(passedBy(after))) return false;
  if (told === null) return true;
  const isAlike = isHalfSpent(before.budget) === isHalfSpent(after.budget);
  return isAlike && !isWorthSaying(told.budget, after.budget);
}

/** A warning of what ebbs by itself is over below. */
function isHalfSpent({ spent, granted }: Budget): boolean {
  return spent * 2 >= granted;
}

function edgesIn({ input: { facts } }: SeenPeriod): readonly Instant[] {
  const all = [...facts.exclusions, ...(facts.partialExclusions ?? [])];
  return all.flatMap(({ from, to }) => [from, to]);
}

/** Some time of each day, another one for every promise, so that not all are looked at in one minute. */
function dailyLook({ now, standing: { agreement, target } }: Looked): Instant {
  const offset = scatter(`${agreement.key} ${target.key}`) % DAY;
  return now + DAY - ((((now - offset) % DAY) + DAY) % DAY);
}

function scatter(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  // A step that scatters neighbours over the whole day.
  return sum * 7_919;
}
