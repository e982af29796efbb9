import { describe, expect, it } from 'vitest';
import { timeSteps } from '../../src/playground/time-steps.ts';

const berlin = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);
const to = (now: string, zone: string, wanted: string) => {
  const step = timeSteps(at(now), zone).find(({ key }) => key === wanted);
  return new Date(step?.to ?? 0).toISOString();
};

describe('time moves forward', () => {
  it.each([
    ['early on a working day', '2026-03-03T05:00:00Z', '2026-03-03T08:00:00.000Z'],
    ['at nine sharp, to the next day', '2026-03-03T08:00:00Z', '2026-03-04T08:00:00.000Z'],
    ['on a Friday, over the weekend', '2026-03-06T15:00:00Z', '2026-03-09T08:00:00.000Z'],
    ['on a Saturday', '2026-03-07T03:00:00Z', '2026-03-09T08:00:00.000Z'],
    ['over the start of summer time', '2026-03-27T15:00:00Z', '2026-03-30T07:00:00.000Z'],
  ])('to the next working morning: %s', (...[, now, morning]) => {
    expect(to(now, berlin, 'morning')).toBe(morning);
  });

  it.each([
    ['in the middle of a month', '2026-02-10T12:00:00Z', '2026-02-28T23:00:00.000Z'],
    ['at the end of a year', '2026-12-31T12:00:00Z', '2026-12-31T23:00:00.000Z'],
    ['at the first instant of a month', '2026-02-28T23:00:00Z', '2026-03-31T22:00:00.000Z'],
  ])('to the end of the month: %s', (...[, now, end]) => {
    expect(to(now, berlin, 'month-end')).toBe(end);
  });

  it('by an hour, even where an hour is repeated', () => {
    expect(to('2026-10-25T00:30:00Z', berlin, 'hour')).toBe('2026-10-25T01:30:00.000Z');
  });
});
