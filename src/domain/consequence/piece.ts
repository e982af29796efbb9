import type { Finding } from '../agreement/lint/rule.ts';
import type { ChainLine } from '../agreement/support-chain/chain-line.ts';
import type { Percentiles } from '../backtest/percentiles.ts';
import type { WorstMiss } from '../backtest/worst-misses.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import type { PeriodUnit } from '../calendar/period.ts';
import type { Forecast } from '../forecast/forecast.ts';
import type { Figure, Verdict } from '../target/figure.ts';
import type { TargetTerms } from '../target/target-terms.ts';
import type { Exposure } from './exposure.ts';

/** How one period fared under some terms. */
export type TriedPeriod = {
  readonly period: Interval;
  readonly verdict: Verdict;
  readonly percent: string | null;
  readonly attainment: Figure['attainment'];
};

/** How a promise fared, or would have fared, period by period; the oldest first. */
export type Tried = {
  readonly terms: TargetTerms;
  readonly periods: readonly TriedPeriod[];
  /** Of the periods that could be judged, how many were met. */
  readonly met: number;
  readonly judged: number;
  readonly percentiles: Percentiles | null;
  readonly worstMisses: readonly WorstMiss[];
};

type OfTarget<Kind extends string> = {
  readonly kind: Kind;
  readonly target: string;
  /** What people call the promise: “P1 response”. */
  readonly name: string;
};

/** What today’s terms would say, and what the proposed ones would; null where a side does not promise it. */
type BothSides<Side> = { readonly today: Side | null; readonly proposed: Side | null };

/** The last months under both terms. */
export type BacktestPiece = OfTarget<'back-test'> &
  BothSides<Tried> & {
    /** Whether there is enough of a history to learn from. */
    readonly enough: boolean;
  };

/** How likely a period is missed under both terms. */
export type ForecastPiece = OfTarget<'forecast'> &
  BothSides<Forecast> & {
    /** The running period, or a whole one, where the terms begin to hold later. */
    readonly span: 'running' | 'whole';
    readonly unit: PeriodUnit;
  };

/** The credits that the last months would have been due. */
export type CreditsPiece = OfTarget<'credits'> &
  BothSides<{ readonly currency: string; readonly total: string; readonly periods: number }>;

/** The most that a period can cost in credits, and what the services cost. */
export type ExposurePiece = {
  readonly kind: 'exposure';
  readonly today: Exposure;
  readonly proposed: Exposure;
};

/** A gap of the support chain, and the agreement below that leaves it; null where several leave it together. */
export type Gap = ChainLine & { readonly under: string | null };

/** The gaps that open and close under one agreement. */
export type ChainChange = {
  readonly agreement: string;
  readonly name: string;
  readonly opened: readonly Gap[];
  readonly closed: readonly Gap[];
  /** How many were there before and stay. */
  readonly staying: number;
};

/** Whether what lies below can still carry it, or it what lies above. */
export type SupportPiece = { readonly kind: 'support'; readonly chains: readonly ChainChange[] };

/** What the linter finds only now, and what it finds no more. */
export type FindingsPiece = {
  readonly kind: 'findings';
  readonly appeared: readonly Finding[];
  readonly gone: readonly Finding[];
};

/** What becomes of the clocks that run when it takes effect. */
export type ClocksPiece = {
  readonly kind: 'clocks';
  readonly effectiveAt: Instant;
  readonly open: number;
  /** How many of them are due at another instant, because the terms hold since before they started. */
  readonly moved: number;
  /** How many would be, if somebody moved all open ones to the new terms. */
  readonly ifMoved: number;
};

/** The alerts about the running period of one promise. */
export type AlertChange = {
  readonly target: string;
  readonly name: string;
  /** Shares of what may go wrong, in percent, that are passed as it stands now. */
  readonly today: readonly number[];
  readonly proposed: readonly number[];
};

/** The alerts that would go out, or not have gone out, when it takes effect. */
export type AlertsPiece = {
  readonly kind: 'alerts';
  readonly effectiveAt: Instant;
  readonly changes: readonly AlertChange[];
};

/** One thing that proposed terms would do. */
export type Piece =
  | ExposurePiece
  | SupportPiece
  | FindingsPiece
  | ClocksPiece
  | AlertsPiece
  | BacktestPiece
  | ForecastPiece
  | CreditsPiece;

export type PieceKind = Piece['kind'];

/** Who may ever see a kind of piece: only the provider’s own people, or also others with whom it is shared. */
export const PIECE_VIEWERS = {
  exposure: 'staff',
  support: 'staff',
  findings: 'staff',
  alerts: 'staff',
  credits: 'staff',
  clocks: 'shareable',
  'back-test': 'shareable',
  forecast: 'shareable',
} as const satisfies Readonly<Record<PieceKind, 'staff' | 'shareable'>>;
