import type { CalendarTerms } from './calendar-terms.ts';
import type { Instant } from './instant.ts';
import type { Interval } from './interval.ts';

/** What a query answers when the time is not reached within ten years. */
export const UNREACHABLE = 'unreachable';
export type Due = Instant | typeof UNREACHABLE;

/** When a service is supported, compiled for arithmetic. */
export type Calendar = {
  readonly terms: CalendarTerms;
};

export declare function compileCalendar(terms: CalendarTerms): Calendar;
export declare function elapsed(calendar: Calendar, span: Interval): number;
export declare function due(calendar: Calendar, start: { from: Instant; ms: number }): Due;
