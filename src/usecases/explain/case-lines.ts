import type { Instant } from '../../domain/calendar/instant.ts';
import type { ClockState } from '../../domain/clock/clock.ts';
import type { Explanation } from '../../domain/target/figure.ts';

/** One case that a figure counts, in short. */
export type CaseLine = {
  readonly workItemKey: string;
  readonly title: string | null;
  readonly state: ClockState;
  readonly cycle: number;
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
  /** How much support time after its due date it was or is; null when it was in time. */
  readonly lateMs: number | null;
  readonly elapsedMs: number;
};

type ExplainedCases = Extract<Explanation, { readonly of: 'cases' }>['cases'];

const STATE_ORDER: readonly ClockState[] = [
  'missed',
  'running',
  'paused',
  'met',
  'cancelled',
  'not-started',
];

/** The cases of a figure, what needs explaining first. */
export function caseLines(
  cases: ExplainedCases,
  titles: ReadonlyMap<string, string | null>,
): readonly CaseLine[] {
  return cases
    .map(({ workItemKey, clock }): CaseLine => {
      const { state, cycle, dueAt, stoppedAt, elapsedMs, remainingMs } = clock;
      return {
        ...{ workItemKey, state, cycle, dueAt, stoppedAt, elapsedMs },
        title: titles.get(workItemKey) ?? null,
        lateMs: state === 'missed' ? Math.max(0, -remainingMs) : null,
      };
    })
    .sort(
      (a, b) =>
        STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) ||
        (a.dueAt ?? 0) - (b.dueAt ?? 0) ||
        (a.workItemKey < b.workItemKey ? -1 : 1),
    );
}
