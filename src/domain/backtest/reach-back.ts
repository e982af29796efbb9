import { dueBackward, UNREACHABLE } from '../calendar/calendar.ts';
import { DAY, type Instant } from '../calendar/instant.ts';
import { allowanceOf } from '../clock/allowance.ts';
import { clockTermsOf } from '../target/work-item-cases.ts';
import type { ClockPromise } from './cases-under.ts';

// Business days have no time of their own; this is longer than any of them takes on a calendar in use.
const DAYS_A_BUSINESS_DAY = 10;
const DAYS_OF_HOLIDAYS = 30;
const BEGINNING = 0;

/** The instant from which on something must have happened to a work item that can be due after another instant. */
export function reachBack(promises: readonly ClockPromise[], from: Instant): Instant {
  return promises.reduce((since, promised) => Math.min(since, reachOf(promised, from)), from);
}

function reachOf({ terms, calendar }: ClockPromise, from: Instant): Instant {
  const { within } = clockTermsOf(terms);
  if ('days' in within) {
    return from - (within.days * DAYS_A_BUSINESS_DAY + DAYS_OF_HOLIDAYS) * DAY;
  }
  const { axis, granted } = allowanceOf(within, calendar);
  const at = dueBackward(axis, { from, ms: granted });
  return at === UNREACHABLE ? BEGINNING : at;
}
