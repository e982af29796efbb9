import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../domain/calendar/instant.ts';

/** The instant of a local time such as 2026-06-11T09:12; in Berlin unless said otherwise. */
export function localInstant(local: string, timeZone = 'Europe/Berlin'): Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;
}
