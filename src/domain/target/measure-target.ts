import type { Calendar } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import type { Interval } from '../calendar/interval.ts';
import type { Facts, Figure } from './figure.ts';
import type { TargetTerms } from './target-terms.ts';

/** What a figure is made of: the promise, the calendar it is kept on, the facts, and the instant it is seen at. */
export type MeasureInput = {
  readonly terms: TargetTerms;
  readonly calendar: Calendar;
  readonly timeZone: string;
  readonly asOf: Instant;
  readonly period: Interval;
  readonly facts: Facts;
};

export declare function measureTarget(input: MeasureInput): Figure;
