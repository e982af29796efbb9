import { dateIn, daysUntil } from '../agreement/dates/term.ts';
import {
  currentStages,
  lastRound,
  type Negotiation,
  type StageState,
  stageDue,
} from './negotiation.ts';
import type { Sided } from './sided-terms.ts';

/** A date of a negotiation that comes near, named by how many days ahead it is told of. */
export type NearDate = {
  readonly what: 'answer' | 'approval' | 'signing' | 'effect';
  /** The local date: `2026-04-01`. */
  readonly on: string;
  readonly early: number;
  readonly daysLeft: number;
  /** The stage that is to be approved; null for the other dates. */
  readonly stage: StageState | null;
};

/** So many days before a date people are reminded of it. */
const EARLY: Readonly<Record<NearDate['what'], readonly number[]>> = {
  answer: [3, 1, 0],
  approval: [1, 0],
  signing: [7, 1, 0],
  effect: [7, 1],
};

type Asked = { readonly today: string; readonly terms: Sided };

/** The dates of which somebody is to be reminded today; days of which nobody was told collapse into one. */
export function nearDates(state: Negotiation, { today, terms }: Asked): readonly NearDate[] {
  if (state.paused !== null) return [];
  return datesOf(state, terms).flatMap((date) => {
    const daysLeft = daysUntil(date.on, today);
    const reached = EARLY[date.what].filter((early) => daysLeft <= early);
    if (daysLeft < 0 || reached.length === 0) return [];
    return [{ ...date, daysLeft, early: Math.min(...reached) }];
  });
}

type Dated = Pick<NearDate, 'what' | 'on' | 'stage'>;

function datesOf(state: Negotiation, { timeZone, effective }: Sided): readonly Dated[] {
  const round = lastRound(state);
  if (!round) return [];
  const { signBy } = state.timetable;
  const signing: readonly Dated[] =
    signBy === null ? [] : [{ what: 'signing', on: signBy, stage: null }];
  switch (state.phase) {
    case 'open': {
      const answer = { what: 'answer', on: round.answerBy, stage: null } as const;
      return state.toOffer === null ? [answer, ...signing] : signing;
    }
    case 'approving': {
      const approvals = currentStages(state).flatMap((stage): readonly Dated[] => {
        const due = stageDue(stage);
        return due === null ? [] : [{ what: 'approval', on: dateIn(timeZone, due), stage }];
      });
      return [...approvals, ...signing];
    }
    case 'signing':
      return signing;
    case 'agreed':
      return [{ what: 'effect', on: effective.from, stage: null }];
    default:
      return [];
  }
}
