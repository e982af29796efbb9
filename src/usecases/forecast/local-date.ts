import type { Instant } from '../../domain/calendar/instant.ts';

/** The date that a calendar on the wall shows in a zone, such as 2026-11-16. */
export function localDateAt(timeZone: string, at: Instant): string {
  const parts = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', parts).format(at);
}
