import { hoursFor } from '../../domain/agreement/hours.ts';
import {
  type Backtest,
  type BothCases,
  backtestFigures,
  judgeBoth,
  replayBoth,
} from '../../domain/backtest/backtest.ts';
import { isKeptByClocks } from '../../domain/backtest/cases-under.ts';
import { changedTerms, type TermsChange } from '../../domain/backtest/changed-terms.ts';
import { type BacktestCredits, creditsOf } from '../../domain/backtest/credits.ts';
import type { Replay } from '../../domain/backtest/replay.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { AccordError } from '../../domain/error.ts';
import { maySeeCosts } from '../../domain/party/viewer.ts';
import type { Register } from '../../domain/register/register.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';
import { asPromised, inPlaceOf } from './as-promised.ts';
import { calendarMeant, type NamedTarget, targetMeant } from './named-target.ts';
import { measureInputs, partsOfPast, periodsInForce } from './target-past.ts';

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
  const hours = hoursFor(named.agreement.terms, named.target);
  const { calendar: calendarKey = hours, ...terms } = change;
  const other = {
    terms: changedTerms(named.target, given(terms)),
    calendar: calendarMeant(register, calendarKey),
  };
  const periods = periodsInForce(register, named, { at: asOf, months });
  const result = await replayed(context, { register, named, other, periods });
  const { terms: agreed, key } = named.agreement;
  return {
    agreementKey: key,
    agreementName: agreed.name ?? key,
    ...{ asOf, timeZone: agreed.timeZone, periods, enough: result.enough },
    changed: Object.keys(given(change)).length > 0,
    today: side({ view, named, terms: named.target }, result.today, hours),
    other: side({ view, named, terms: other.terms }, result.other, calendarKey),
  };
}

type Tried = {
  readonly register: Register;
  readonly named: NamedTarget;
  readonly other: { readonly terms: TargetTerms; readonly calendar: Calendar };
  readonly periods: readonly Interval[];
};

async function replayed(context: Setting, tried: Tried): Promise<Backtest> {
  const { register, named, other, periods } = tried;
  const { agreement, target, calendar } = named;
  if (!isKeptByClocks(target) || !isKeptByClocks(other.terms)) {
    const asked = { register, named, periods, other: other.terms };
    return backtestFigures(await measureInputs(context, asked), other);
  }
  const asOf = context.now;
  const promise = { terms: other.terms, calendar: other.calendar };
  const span = { from: periods.at(0)?.from ?? asOf, to: asOf };
  const sought = { register, agreementKey: agreement.key, key: target.key };
  const today = asPromised({ terms: target, calendar }, sought);
  const sides = { today, other: inPlaceOf(today, promise) };
  const parts: BothCases[] = [];
  for await (const facts of partsOfPast(context, { register, named, span, other: promise })) {
    parts.push(replayBoth(sides, { facts, asOf }));
  }
  return judgeBoth(parts, sides, { periods, asOf });
}

type Shown = {
  readonly view: Viewing;
  readonly named: NamedTarget;
  readonly terms: TargetTerms;
};

function side({ view, named, terms }: Shown, replay: Replay, calendarKey: string): BacktestSide {
  const agreed = named.agreement.terms.credits.find((credit) => credit.target === terms.key);
  const credits = agreed && maySeeCosts(view.viewer) ? creditsOf(replay.figures, agreed) : null;
  return { ...replay, terms, calendarKey, credits };
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
