import type { Calendar } from '../../../../src/domain/calendar/calendar.ts';
import type { Interval } from '../../../../src/domain/calendar/interval.ts';
import type { Observation, Sample } from '../../../../src/domain/measurement/sample.ts';
import type { Facts } from '../../../../src/domain/target/figure.ts';
import { explainTarget, measureTarget } from '../../../../src/domain/target/measure-target.ts';
import { targetTerms } from '../../../../src/domain/target/target-terms.ts';
import { daily, span, workdays } from '../../calendar/calendars.ts';
import { june } from '../../clock/work-items.ts';

/** June 2026 begins on a Monday. */
export const JUNE = span('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z');
const ALWAYS = daily('UTC', ['00:00', '24:00']);
export const OFFICE = workdays('UTC', ['09:00', '17:00']);

type Seen = {
  readonly asOf?: number;
  readonly calendar?: Calendar;
  readonly period?: Interval;
};

/** The figure of a target as it is written, with its explanation. */
export function measure(written: object, facts: Partial<Facts>, seen: Seen = {}) {
  const { asOf = JUNE.to, calendar = ALWAYS, period = JUNE } = seen;
  const terms = targetTerms.parse({ key: 'it', ...written });
  const input = {
    ...{ terms, calendar, asOf, period },
    timeZone: calendar.terms.timeZone,
    facts: { workItems: [], outages: [], exclusions: [], ...facts },
  };
  return { ...measureTarget(input), explanation: explainTarget(input) };
}

let number = 0;

/** A sample of June: “2 09:30” is Tuesday half past nine UTC. */
export function sample(when: string, observation: Observation, indicator = 'it'): Sample {
  number += 1;
  return { id: `s${number}`, indicator, at: june(when), ...observation };
}

/** Good, bad and unknown events. */
export function counts(when: string, [good, bad, unknown = 0]: readonly [number, number, number?]) {
  return sample(when, { of: 'counts', good, bad, unknown });
}

export const value = (when: string, number: string) => sample(when, { of: 'value', value: number });

/** What is wrong with a target as it is written. */
export function objections(written: object): string {
  return JSON.stringify(targetTerms.safeParse({ key: 'it', ...written }).error?.issues ?? []);
}
