import type { NamedCalendar } from '../calendar-rules.ts';
import { AROUND_THE_CLOCK } from '../ledger.ts';

/** When time counts: “Mon–Fri 08:00–18:00 (Office hours, Europe/Berlin, revision 1 of this calendar)”. */
export function hoursPhrase({ name, hours, timeZone, revision }: NamedCalendar): string {
  const by = `${timeZone}, revision ${revision} of this calendar`;
  return hours === AROUND_THE_CLOCK ? `${hours} (${by})` : `${hours} (${name}, ${by})`;
}
