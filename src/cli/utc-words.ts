import { instantWords } from '../domain/calendar/calendar-words.ts';
import type { Instant } from '../domain/calendar/instant.ts';

/** “Sun 22 Nov 2026, 09:15 UTC”, where no agreement says in which zone people read it. */
export function utcWords(at: Instant): string {
  return `${instantWords(at, 'UTC')} UTC`;
}
