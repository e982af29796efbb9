import { SECOND } from '../calendar/instant.ts';
import { type Interval, intersect } from '../calendar/interval.ts';
import { formatPercent } from '../compliance/display.ts';
import { compare, decimal, type Fraction, fraction, times } from '../compliance/fraction.ts';
import { shareOf } from '../compliance/percentage.ts';
import type { Sample } from '../measurement/sample.ts';
import type { Scene } from './kinds/target-kind.ts';
import type { EventCounts } from './sample-attainment.ts';
import { seenUntil } from './sampled.ts';

export const NO_EVENTS: EventCounts = { good: 0, bad: 0, unknown: 0 };

const LENGTHS = { ms: 1, s: SECOND, min: 60 * SECOND, h: 3600 * SECOND } as const;
const LIMIT = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h)?$/;

/** The greatest good value: “300ms” and “2s” in milliseconds, a bare number as it stands; null for anything else. */
export function readLimit(text: string): Fraction | null {
  const [, number, unit] = LIMIT.exec(text) ?? [];
  if (number === undefined) return null;
  const length = Object.entries(LENGTHS).find(([name]) => name === unit)?.[1] ?? 1;
  return times(decimal(number), fraction(length));
}

/** How the events of a sample went; without a limit a value says nothing about that. */
export function countsOf(sample: Sample, limit: Fraction | null): EventCounts {
  if (sample.of === 'counts') return sample;
  if (sample.of !== 'value') return NO_EVENTS;
  if (limit === null) return { ...NO_EVENTS, unknown: 1 };
  return compare(decimal(sample.value), limit) <= 0
    ? { ...NO_EVENTS, good: 1 }
    : { ...NO_EVENTS, bad: 1 };
}

export function addCounts(a: EventCounts, b: EventCounts): EventCounts {
  return { good: a.good + b.good, bad: a.bad + b.bad, unknown: a.unknown + b.unknown };
}

/** Known ÷ all in percent; null when there is nothing. */
export function coverageOf({ good, bad, unknown }: EventCounts): string | null {
  const all = good + bad + unknown;
  return all === 0 ? null : formatPercent(fraction(good + bad, all));
}

/** The time slices of a period, and the share of good events that makes one good. */
export type Slicing = { readonly sliceMs: number; readonly objective: string };

type Counted = { readonly at: number; readonly counts: EventCounts };

/** One slice that has passed, and how it went. */
export type Slice = Interval & { readonly counts: EventCounts };

/** The slices with counted time that have passed; one without any known event is unknown, not good. */
export function slicesOf(
  events: readonly Counted[],
  spans: readonly Interval[],
  { scene, slicing }: { readonly scene: Scene; readonly slicing: Slicing },
): readonly Slice[] {
  const { from } = scene.period;
  const indexOf = (at: number) => Math.floor((at - from) / slicing.sliceMs);
  const sums = new Map<number, EventCounts>();
  for (const { at, counts } of events) {
    sums.set(indexOf(at), addCounts(sums.get(indexOf(at)) ?? NO_EVENTS, counts));
  }
  return slicesIn(spans, { scene, slicing })
    .filter(({ to }) => to <= seenUntil(scene))
    .map((slice) => ({
      ...slice,
      counts: judgeSlice(sums.get(indexOf(slice.from)) ?? NO_EVENTS, slicing),
    }));
}

/** Every slice of the period that has counted time. */
export function slicesIn(
  spans: readonly Interval[],
  { scene: { period }, slicing: { sliceMs } }: { readonly scene: Scene; readonly slicing: Slicing },
): readonly Interval[] {
  const slices: Interval[] = [];
  let next = 0;
  for (const span of intersect(spans, [period])) {
    const last = Math.floor((span.to - 1 - period.from) / sliceMs);
    next = Math.max(next, Math.floor((span.from - period.from) / sliceMs));
    for (; next <= last; next++) {
      const from = period.from + next * sliceMs;
      slices.push({ from, to: Math.min(from + sliceMs, period.to) });
    }
  }
  return slices;
}

function judgeSlice({ good, bad }: EventCounts, { objective }: Slicing): EventCounts {
  if (good + bad === 0) return { ...NO_EVENTS, unknown: 1 };
  return compare(fraction(good, good + bad), shareOf(objective)) >= 0
    ? { ...NO_EVENTS, good: 1 }
    : { ...NO_EVENTS, bad: 1 };
}
