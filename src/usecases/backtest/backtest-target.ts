import { backtest } from '../../domain/backtest/backtest.ts';
import { changedTerms, type TermsChange } from '../../domain/backtest/changed-terms.ts';
import { type BacktestCredits, creditsOf } from '../../domain/backtest/credits.ts';
import type { Promised, Replay } from '../../domain/backtest/replay.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { AccordError } from '../../domain/error.ts';
import { maySeeCosts } from '../../domain/party/viewer.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';
import { asPromised, inPlaceOf } from './as-promised.ts';
import { calendarMeant, type NamedTarget, targetMeant } from './named-target.ts';
import { loadPast, periodsInForce } from './target-past.ts';

/** What to try: a calendar by its key, and terms by their names in agreement files. */
export type BacktestChange = TermsChange & { readonly calendar?: string | undefined };

export type BacktestQuestion = {
  readonly agreement: string;
  readonly target: string;
  readonly change?: BacktestChange | undefined;
  /** How far to look back. */
  readonly months?: number | undefined;
};

/** How a promise fared, and how it would have fared under other terms. */
export type BacktestReport = {
  readonly agreementKey: string;
  readonly agreementName: string;
  readonly asOf: Instant;
  readonly timeZone: string;
  /** Complete periods in which the agreement was in force, the oldest first. */
  readonly periods: readonly Interval[];
  /** As it was promised, by the revision in force when each work item was opened. */
  readonly today: BacktestSide;
  readonly other: BacktestSide;
  /** Whether anything was to be changed at all. */
  readonly changed: boolean;
  /** Whether there is enough of a history to learn from. */
  readonly enough: boolean;
};

export type BacktestSide = Replay & {
  readonly terms: TargetTerms;
  readonly calendarKey: string;
  /** Null when none are agreed, and for those who may not see costs. */
  readonly credits: BacktestCredits | null;
};

const MONTHS = 12;
const MOST_MONTHS = 120;

/** Replays the history of a promise under the terms that were agreed and under others. */
export async function backtestTarget(
  context: Setting,
  { agreement, target, change = {}, months = MONTHS }: BacktestQuestion,
): Promise<BacktestReport> {
  refuseMonths(months);
  const { now: asOf } = context;
  const view = await openView(context);
  const { register } = view;
  const named = targetMeant(view, { agreement, target, at: asOf });
  const today = asPromised(register, named);
  const { calendar: calendarKey = named.agreement.terms.calendar, ...terms } = change;
  const other = inPlaceOf(today, {
    terms: changedTerms(named.target, given(terms)),
    calendar: calendarMeant(register, calendarKey),
  });
  const periods = periodsInForce(register, named, { at: asOf, months });
  const { timeZone } = named.agreement.terms;
  const span = { from: periods.at(0)?.from ?? asOf, to: asOf };
  const facts = await loadPast(context, { register, named, span, other });
  const result = backtest({ today, other }, { periods, facts, timeZone, asOf });
  return {
    agreementKey: named.agreement.key,
    agreementName: named.agreement.terms.name ?? named.agreement.key,
    ...{ asOf, timeZone, periods, enough: result.enough },
    changed: Object.keys(given(change)).length > 0,
    today: side({ view, named, promised: today }, result.today, named.agreement.terms.calendar),
    other: side({ view, named, promised: other }, result.other, calendarKey),
  };
}

type Shown = {
  readonly view: Viewing;
  readonly named: NamedTarget;
  readonly promised: Promised;
};

function side({ view, named, promised }: Shown, replayed: Replay, calendarKey: string) {
  const { terms } = promised;
  const agreed = named.agreement.terms.credits.find((credit) => credit.target === terms.key);
  const credits = agreed && maySeeCosts(view.viewer) ? creditsOf(replayed.figures, agreed) : null;
  return { ...replayed, terms, calendarKey, credits };
}

function given(change: TermsChange): TermsChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function refuseMonths(months: number): void {
  if (Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS) return;
  throw new AccordError(
    'invalid',
    `A back-test looks back over 1 to ${MOST_MONTHS} whole months, not ${months}.`,
  );
}
