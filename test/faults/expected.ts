import type { Instant } from '../../src/domain/calendar/instant.ts';
import type { Clock } from '../../src/domain/clock/clock.ts';
import { thresholdInstants } from '../../src/domain/clock/thresholds.ts';
import type { WorkItem } from '../../src/domain/measurement/work-item-event.ts';
import type { Register } from '../../src/domain/register/register.ts';
import { THRESHOLDS } from '../../src/usecases/watch/passed-thresholds.ts';
import { foldingFor, type PinnedClock } from '../../src/usecases/work-item/fold-work-item.ts';
import { type Course, knownOf } from './story.ts';

/** A threshold that a work item passes, and when. */
export type Passing = { readonly item: string; readonly threshold: number; readonly at: Instant };

/** What the engine says of a course, from its events alone. */
export type Expectation = {
  /** By what is known in the end. */
  readonly must: readonly Passing[];
  /** By what was known for a while, as far as it came while that was known. */
  readonly may: readonly Passing[];
  /** The work item and its clock by what was known at an instant. */
  readonly at: (instant: Instant) => Standing | null;
};

type Standing = { readonly item: WorkItem; readonly pinned: PinnedClock };

type Story = {
  readonly register: Register;
  readonly end: Instant;
  readonly recordedBy: (knownAt: Instant) => Instant;
};

/** Says what the engine makes of courses. */
export function expecting({ register, end, recordedBy }: Story): (course: Course) => Expectation {
  const { clocksOf } = foldingFor(register, 'acme-email');
  const standing = (course: Course, known: Instant, asOf: Instant): Standing | null => {
    const item = knownOf(course, known);
    const [pinned] = item ? clocksOf(item, asOf) : [];
    return item && pinned ? { item, pinned } : null;
  };
  return (course) => {
    const times = [...new Set(course.told.map(({ knownAt }) => knownAt))].toSorted((a, b) => a - b);
    const may = times.flatMap((from, index) => {
      const until = Math.min(recordedBy(times[index + 1] ?? end), end);
      if (from > end) return [];
      return passings(course.key, standing(course, from, until)?.pinned.clock, until);
    });
    return {
      must: passings(course.key, standing(course, end, end)?.pinned.clock, end),
      may,
      at: (instant) => standing(course, instant, instant),
    };
  };
}

function passings(item: string, clock: Clock | undefined, until: Instant): readonly Passing[] {
  const instants = clock ? (thresholdInstants(clock, THRESHOLDS) ?? []) : [];
  return instants.flatMap(({ percent, at }) =>
    at !== null && at < until ? [{ item, threshold: percent, at }] : [],
  );
}
