import { HOUR, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { Flow } from './flow.ts';
import type { Random } from './random.ts';

/** A month of the history, such as 2026-06, and its working days. */
export type Month = { readonly name: string; readonly days: readonly Interval[] };

const AFTER_HOURS = 0.05;
const BUSY_LAST_DAYS = 4;
const MONDAY = 1;
const SHORTEST_MONTH = 18;

/** Working days gathered into months. */
export function monthsOf(days: readonly Interval[]): readonly Month[] {
  const months = new Map<string, Interval[]>();
  for (const day of days) {
    const name = new Date(day.from).toISOString().slice(0, 7);
    months.set(name, [...(months.get(name) ?? []), day]);
  }
  return [...months].map(([name, ofMonth]) => ({ name, days: ofMonth }));
}

/** The instants of a month at which work items open. */
export function drawArrivals(
  flow: Flow,
  { month, random }: { readonly month: Month; readonly random: Random },
): readonly Instant[] {
  const expected = flow.perMonth[Number(month.name.slice(5)) - 1] ?? 0;
  const begun = Math.min(1, month.days.length / SHORTEST_MONTH);
  const count = Math.round(expected * begun * random.between(0.9, 1.1));
  const weights = month.days.map((day, index) => weigh(flow, { month, day, index }));
  return Array.from({ length: count }, () => drawMoment(drawDay(month, weights, random), random));
}

function weigh(
  { monthEnd }: Flow,
  { month, day, index }: { readonly month: Month; readonly day: Interval; readonly index: number },
): number {
  const busy = index >= month.days.length - BUSY_LAST_DAYS ? monthEnd : 1;
  return new Date(day.from).getUTCDay() === MONDAY ? busy * 1.3 : busy;
}

function drawDay({ days }: Month, weights: readonly number[], random: Random): Interval {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = days.find((_, index) => {
    left -= weights[index] ?? 0;
    return left < 0;
  });
  return drawn ?? days[0] ?? { from: 0, to: 0 };
}

/** A morning and an afternoon peak, and now and then an evening. */
function drawMoment({ from, to }: Interval, random: Random): Instant {
  if (random.chance(AFTER_HOURS)) return to + random.between(0, 4) * HOUR;
  const peak = random.chance(0.6) ? 0.2 : 0.62;
  const spread = (random.next() + random.next() - 1) * 0.2;
  return from + (to - from) * (peak + spread);
}
