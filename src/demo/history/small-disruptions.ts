import { MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { monthsOf } from './arrivals.ts';
import type { Disruption } from './disruption.ts';
import { type Random, randomFor } from './random.ts';

/** How often a service hiccups, for how long, and why. */
export type Unrest = {
  readonly service: string;
  /** The calendar on whose days it happens. */
  readonly calendar: string;
  readonly perMonth: number;
  readonly longestMinutes: number;
  readonly causes: readonly [string, ...string[]];
  /** Months whose story is told elsewhere. */
  readonly except: readonly string[];
};

/** The small interruptions of a service, which use up part of its budget and never all of it. */
export function drawDisruptions(unrest: Unrest, days: readonly Interval[]): readonly Disruption[] {
  const random = randomFor(`unrest/${unrest.service}`);
  return monthsOf(days)
    .map((month) => ({ ...month, count: drawCount(unrest.perMonth, random) }))
    .filter(({ name }) => !unrest.except.includes(name))
    .flatMap(({ days, count }) =>
      Array.from({ length: count }, () => drawDisruption(unrest, { days, random })),
    );
}

function drawDisruption(
  { service, longestMinutes, causes }: Unrest,
  { days, random }: { readonly days: readonly Interval[]; readonly random: Random },
): Disruption {
  const day = days[Math.floor(random.next() * days.length)] ?? { from: 0, to: 0 };
  const from = wholeSeconds(day.from + (day.to - day.from) * random.between(0.05, 0.9));
  const minutes = 1 + (longestMinutes - 1) * random.next() ** 2;
  const weight = random.chance(0.4) ? random.pick([0.25, 0.5, 0.75]) : undefined;
  const outage = {
    id: `${service}-${new Date(from).toISOString().slice(0, 19)}`,
    from,
    to: wholeSeconds(from + minutes * MINUTE),
    weight,
  };
  return { service, cause: random.pick(causes), outage };
}

/** `perMonth` on average: its whole part always, one more with the chance of the rest. */
function drawCount(perMonth: number, random: Random): number {
  return Math.floor(perMonth) + (random.chance(perMonth % 1) ? 1 : 0);
}

function wholeSeconds(instant: number): number {
  return Math.round(instant / SECOND) * SECOND;
}
