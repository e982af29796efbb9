import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type CalendarRevision,
  calendarInForce,
  type Register,
} from '../../domain/register/register.ts';
import { calendarSheet } from '../status/calendar-sheet.ts';
import { AROUND_THE_CLOCK, type LedgerRules } from './ledger.ts';

/** The calendar by which a figure was measured. */
export type NamedCalendar = {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  readonly timeZone: string;
  /** “Mon–Thu 08:00–18:00, Fri 08:00–17:00”, “around the clock”. */
  readonly hours: string;
};

/** The calendar in force when a figure is seen, and how it names closed time; null when there is none. */
export function calendarRules(
  register: Register,
  key: string,
  asOf: Instant,
): { readonly calendar: NamedCalendar; readonly rules: Omit<LedgerRules, 'inside'> } | null {
  const revision = calendarInForce(register, key, asOf);
  if (!revision) return null;
  const { name, timeZone } = calendarSheet(revision);
  const hours = hoursWords(revision);
  const hoursOf = (document: CalendarRevision['document']) => hoursWords({ ...revision, document });
  const documentAt = (at: Instant) => (calendarInForce(register, key, at) ?? revision).document;
  return {
    calendar: { key, name, revision: revision.number, timeZone, hours },
    rules: { hoursAt: (at) => hoursOf(documentAt(at)), closed: { documentAt, hoursOf } },
  };
}

function hoursWords(revision: CalendarRevision): string {
  const open = calendarSheet(revision).week.filter(({ hours }) => hours.length > 0);
  const [first] = open;
  const always = open.length === 1 && first?.days === 'Mon–Sun' && first.hours.join() === ALL_DAY;
  if (always) return AROUND_THE_CLOCK;
  return open.map(({ days, hours }) => `${days} ${hours.join(' and ')}`).join(', ');
}

const ALL_DAY = '00:00–24:00';
