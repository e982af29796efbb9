import { type AgreementDate, NEWS_DAYS } from './agreement-dates.ts';
import { daysUntil } from './term.ts';

/** So many days before a date its team is reminded; what happens by itself needs nobody. */
const STEPS: Readonly<Record<AgreementDate['kind'], readonly number[]>> = {
  notice: [90, 60, 30, 0],
  expiry: [90, 60, 30, 0],
  'holidays-missing': [90, 60, 30, 0],
  'hours-end': [90, 60, 30, 0],
  review: [30, 0],
  renewal: [],
  // The team of what ends is reminded of its end, and told what rests on it.
  'support-ends': [],
};

/** A reminder that is due, named by the number of days before its date. */
export type Reminder = { readonly date: AgreementDate; readonly step: number };

/**
 * The reminder of a date that is due today: the latest step that was reached, so that days of which nobody was told
 * collapse into one message. Its step and date name it for good, so that a changed date is reminded of anew.
 */
export function reminderOf(date: AgreementDate, today: string): Reminder | null {
  const left = daysUntil(date.on, today);
  const reached = STEPS[date.kind].filter((step) => left <= step);
  return reached.length === 0 || left < -NEWS_DAYS ? null : { date, step: Math.min(...reached) };
}
