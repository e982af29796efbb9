import type { Instant } from '../../calendar/instant.ts';
import type { Interval } from '../../calendar/interval.ts';
import { dueOf, type Pace, startsFor, turnsOf } from '../../clock/pace.ts';

/** A promise that rests on another one: the work reaches the other one after a hand-over. */
export type Resting = {
  readonly upper: Pace;
  readonly lower: Pace;
  /** How long the hand-over may take; null when none is allowed for. */
  readonly handOver: Pace | null;
};

/** How what starts at the worst time fares. */
export type WorstStart = {
  readonly at: Instant;
  /** By how much the lower promise is due before the upper one; negative when it is due later. */
  readonly spareMs: number;
  /** The first start at which the lower promise is due too late; null when there is none. */
  readonly firstGapAt: Instant | null;
};

/**
 * The worst start of a span, found exactly.
 *
 * Let `spare(t)` be the upper due instant of what starts at `t` minus the lower one of what is handed over then. Each
 * due instant, as a function of the start, is made of pieces on which it stands still (support is closed, or days are
 * counted) or moves exactly as fast as the start. Pieces end only where an opening or a closing is passed by the start
 * or by the due instant, where a local date begins, and at an agreed time of the day; `turnsOf` lists all of these. The
 * lower one is a chain of two such functions, so its pieces end at the turns of the hand-over and at the starts that
 * are handed over at a turn of the lower promise. On a piece, `spare` is therefore linear with slope -1, 0 or 1, so its
 * least value lies on the first or the last millisecond of the piece. As a piece may begin at a turn or right after it,
 * looking at every turn and at the milliseconds beside it sees every piece's ends: nothing is sampled. A piece that is
 * kept at its first millisecond and not at its last falls by one a millisecond, which gives the first gap.
 */
export function worstStart(resting: Resting, span: Interval): WorstStart {
  const starts = candidates(resting, span);
  let worst = { at: span.from, spareMs: Number.POSITIVE_INFINITY };
  let firstGapAt: Instant | null = null;
  let before = { at: span.from, spareMs: Number.POSITIVE_INFINITY };
  for (const at of starts) {
    const spareMs = spareOf(resting, at);
    if (spareMs < 0 && firstGapAt === null) firstGapAt = gapBetween(before, { at, spareMs });
    if (spareMs < worst.spareMs) worst = { at, spareMs };
    before = { at, spareMs };
  }
  return { ...worst, firstGapAt };
}

type Point = { readonly at: Instant; readonly spareMs: number };

function gapBetween(before: Point, { at, spareMs }: Point): Instant {
  const falls = before.spareMs - spareMs === at - before.at;
  return falls ? before.at + before.spareMs + 1 : at;
}

function candidates({ upper, lower, handOver }: Resting, span: Interval): readonly Instant[] {
  const handedOver = handOver
    ? { from: span.from, to: Math.max(span.to, finite(dueOf(handOver, span.to), span.to)) }
    : span;
  const lowerTurns = turnsOf(lower, handedOver);
  const turns = [
    ...turnsOf(upper, span),
    ...(handOver ? turnsOf(handOver, span) : []),
    ...(handOver ? lowerTurns.flatMap((turn) => startsFor(handOver, turn)) : lowerTurns),
  ];
  const around = turns.flatMap((turn) => [turn - 1, turn, turn + 1]);
  const inside = around.filter((at) => at >= span.from && at < span.to);
  return [...new Set([span.from, ...inside, span.to - 1])].sort((a, b) => a - b);
}

function spareOf({ upper, lower, handOver }: Resting, start: Instant): number {
  const upperDue = dueOf(upper, start);
  if (upperDue === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  const handedOverAt = handOver ? dueOf(handOver, start) : start;
  return Number.isFinite(handedOverAt)
    ? upperDue - dueOf(lower, handedOverAt)
    : Number.NEGATIVE_INFINITY;
}

function finite(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}
