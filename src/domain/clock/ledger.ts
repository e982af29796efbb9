import { openIntervals } from '../calendar/calendar.ts';
import { type Interval, intersect, overlapping, subtract } from '../calendar/interval.ts';
import type { PauseParty } from '../measurement/work-item-event.ts';
import { allowanceOf } from './allowance.ts';
import { type ClockHistory, type ClockInput, readHistory } from './fold-clock.ts';

/** Why a stretch of time counted or did not. */
export type ClockSegment = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'counting' | 'closed' | 'paused' | 'excluded' | 'stopped';
  readonly cycle: number;
  readonly party?: PauseParty | undefined;
  readonly reason?: string | undefined;
};

type Label = Omit<ClockSegment, 'from' | 'to'>;
type Labelled = { readonly spans: readonly Interval[]; readonly label: Label };

/**
 * Every millisecond of a clock from its opening to its stop, or to the instant it is seen at,
 * named once: exclusion before closed time before pause.
 */
export function explainClock(input: ClockInput): readonly ClockSegment[] {
  const history = readHistory(input);
  const segments = history.cycles.flatMap((cycle, i) => [
    ...sinceTheCycleBefore(history, i),
    ...cycle.runs.flatMap((run, j) => [
      ...stoppedBetween(cycle.runs[j - 1], run, cycle.number),
      ...explainRun(run, cycle.number, { input, history }),
    ]),
  ]);
  return joinEqual(segments);
}

function sinceTheCycleBefore({ cycles }: ClockHistory, index: number): readonly ClockSegment[] {
  const cycle = cycles[index];
  const first = cycle?.runs[0];
  return first && cycle ? stoppedBetween(cycles[index - 1]?.runs.at(-1), first, cycle.number) : [];
}

function stoppedBetween(
  before: Interval | undefined,
  after: Interval,
  cycle: number,
): readonly ClockSegment[] {
  if (!before || before.to >= after.from) return [];
  return [{ from: before.to, to: after.from, kind: 'stopped', cycle }];
}

function explainRun(
  run: Interval,
  cycle: number,
  { input, history }: { readonly input: ClockInput; readonly history: ClockHistory },
): readonly ClockSegment[] {
  const seen = { from: run.from, to: Math.min(run.to, input.asOf) };
  if (seen.to <= seen.from) return [];
  const open = openIntervals(allowanceOf(input.terms.within, input.calendar).axis, seen);
  const layers: readonly Labelled[] = [
    ...overlapping(history.exclusions, seen).map(({ from, to, reason }) => ({
      spans: [{ from, to }],
      label: { kind: 'excluded', cycle, reason } as const,
    })),
    { spans: subtract([seen], open), label: { kind: 'closed', cycle } },
    ...history.pauses
      .filter(({ from, to }) => from < seen.to && seen.from < to)
      .map(({ from, to, party, reason }) => ({
        spans: [{ from, to }],
        label: { kind: 'paused', cycle, party, reason } as const,
      })),
    { spans: [seen], label: { kind: 'counting', cycle } },
  ];
  return layered(seen, layers);
}

/** Gives each stretch the label of the first layer that covers it. */
function layered(seen: Interval, layers: readonly Labelled[]): readonly ClockSegment[] {
  const segments: ClockSegment[] = [];
  let free: readonly Interval[] = [seen];
  for (const { spans, label } of layers) {
    const taken = intersect(free, spans);
    if (taken.length === 0) continue;
    segments.push(...taken.map((span) => ({ ...span, ...label })));
    free = subtract(free, taken);
  }
  return segments.sort((a, b) => a.from - b.from);
}

function joinEqual(segments: readonly ClockSegment[]): readonly ClockSegment[] {
  const joined: ClockSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last && last.to === segment.from && isSameLabel(last, segment)) {
      joined[joined.length - 1] = { ...last, to: segment.to };
    } else joined.push(segment);
  }
  return joined;
}

function isSameLabel(a: Label, b: Label): boolean {
  return a.kind === b.kind && a.cycle === b.cycle && a.party === b.party && a.reason === b.reason;
}
