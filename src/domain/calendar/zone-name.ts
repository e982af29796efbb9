import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** Whether the name is one of the IANA time zone database, such as Europe/Berlin. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone as it is written in agreements and calendars. */
export const zoneName = z.string().refine(isZone, {
  error: ({ input }) => `“${String(input)}” is not a time zone. Write it as "Europe/Berlin".`,
});
