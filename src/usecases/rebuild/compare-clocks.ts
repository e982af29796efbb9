import type { Instant } from '../../domain/calendar/instant.ts';
import type { ClockRow, StoredClock } from '../../storage/clocks.ts';
import { awaitsWatch } from './refold-items.ts';

/** A cached clock that is not what folding its events gives. */
export type ClockDifference = {
  readonly workItemId: number;
  readonly targetKey: string;
  readonly cycle: number;
  /** The columns that differ; empty when the whole row is missing or too many. */
  readonly columns: readonly ColumnDifference[];
  readonly row: 'differs' | 'missing' | 'too many';
};

export type ColumnDifference = {
  readonly column: keyof StoredClock;
  readonly cached: string | number | boolean | null;
  readonly fresh: string | number | boolean | null;
};

const LASTING = [
  'revision',
  'startedAt',
  'dueAt',
  'stoppedAt',
  'reopenUntil',
  'handSet',
  'fingerprint',
] as const;
// While a threshold waits to be looked at, time itself has gone beyond what these say.
const PASSING = ['state', 'nextThreshold', 'nextThresholdAt'] as const;

type Compared = {
  readonly cached: readonly StoredClock[];
  readonly fresh: readonly StoredClock[];
  readonly now: Instant;
};

/** Every difference between cached clocks and freshly folded ones. */
export function compareClocks({ cached, fresh, now }: Compared): readonly ClockDifference[] {
  const kept = new Map(cached.map((clock) => [nameOf(clock), clock]));
  const folded = new Set(fresh.map(nameOf));
  return [
    ...fresh.flatMap((clock) => compare(kept.get(nameOf(clock)), clock, now)),
    ...cached
      .filter((clock) => !folded.has(nameOf(clock)))
      .map((clock) => ({ ...placeOf(clock), columns: [], row: 'too many' as const })),
  ];
}

function compare(
  cached: StoredClock | undefined,
  fresh: StoredClock,
  now: Instant,
): readonly ClockDifference[] {
  if (!cached) return [{ ...placeOf(fresh), columns: [], row: 'missing' }];
  const columns = (awaitsWatch(cached, now) ? LASTING : [...LASTING, ...PASSING])
    .filter((column) => cached[column] !== fresh[column])
    .map((column) => ({ column, cached: cached[column], fresh: fresh[column] }));
  return columns.length === 0 ? [] : [{ ...placeOf(fresh), columns, row: 'differs' }];
}

function placeOf({ workItemId, targetKey, cycle }: ClockRow) {
  return { workItemId, targetKey, cycle };
}

function nameOf({ workItemId, targetKey, cycle }: ClockRow): string {
  return `${workItemId} ${cycle} ${targetKey}`;
}
