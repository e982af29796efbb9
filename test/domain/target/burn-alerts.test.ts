import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../src/domain/calendar/calendar.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Outage } from '../../../src/domain/measurement/outage.ts';
import type { Sample } from '../../../src/domain/measurement/sample.ts';
import { burnAlerts, burningAfter, burnSpan } from '../../../src/domain/target/burn-alerts.ts';
import { burningNow, burnWords } from '../../../src/domain/target/burn-words.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { daily, span, workdays } from '../calendar/calendars.ts';
import { june } from '../clock/work-items.ts';

const always = daily('UTC', ['00:00', '24:00']);
const JUNE = span('2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z');
const UP = { key: 'up', kind: 'availability', objective: '99.9', burnRates: 'default' };

type Seen = {
  readonly outages?: readonly Outage[];
  readonly samples?: readonly Sample[];
  readonly on?: Calendar;
};

function read(written: object, asOf: number, { outages = [], samples = [], on = always }: Seen) {
  const terms = targetTerms.parse(written);
  const period = burnSpan(terms, asOf) ?? { from: asOf, to: asOf };
  const facts = { workItems: [], outages, samples, exclusions: [] };
  return burnAlerts({ terms, calendar: on, timeZone: 'UTC', asOf, period, facts }, JUNE);
}

const states = (...asked: Parameters<typeof read>) =>
  read(...asked).map(({ name, state }) => `${name} ${state}`);

describe('the budget of an availability', () => {
  const sixMinutes = [{ id: 'down', from: june('9 12:00'), to: june('9 12:06') }];

  it.each([
    ['9 11:59', ['1h/5m calm', '6h/30m calm', '24h/2h calm', '72h/6h calm']],
    ['9 12:06', ['1h/5m burning', '6h/30m burning', '24h/2h burning', '72h/6h burning']],
    // It is up again: the short windows end the alarm one after the other, the long ones the alert.
    ['9 12:20', ['1h/5m cooling', '6h/30m burning', '24h/2h burning', '72h/6h burning']],
    ['9 13:10', ['1h/5m calm', '6h/30m cooling', '24h/2h burning', '72h/6h burning']],
    ['13 12:00', ['1h/5m calm', '6h/30m calm', '24h/2h calm', '72h/6h calm']],
  ])('burns on %s: %j', (at, expected) => {
    expect(states(UP, june(at), { outages: sixMinutes })).toEqual(expected);
  });

  it('says by how much it burns, and with what it is compared', () => {
    const reading = burningNow(read(UP, june('9 12:06'), { outages: sixMinutes }));
    expect(reading && burnWords(reading)).toBe(
      'in the last hour 100 times, in the last 5 minutes 1000 times; more than 14.4 times is too fast',
    );
  });

  it('is one alert until the long window burns no more', () => {
    const [fast] = read(UP, june('9 12:20'), { outages: sixMinutes });
    const state = fast?.state ?? 'calm';
    expect([burningAfter(false, { state }), burningAfter(true, { state })]).toEqual([false, true]);
    expect(burningAfter(true, { state: 'calm' })).toBe(false);
  });

  it('is not watched in business hours, where minutes of a window are not those of the promise', () => {
    expect(
      states(UP, june('9 12:06'), {
        outages: sixMinutes,
        on: workdays('UTC', ['09:00', '17:00']),
      }),
    ).toEqual([]);
  });

  it('has no pair whose rate the promise cannot reach', () => {
    expect(states({ ...UP, objective: '90' }, june('9 12:06'), {})).toEqual([
      '6h/30m calm',
      '24h/2h calm',
      '72h/6h calm',
    ]);
  });

  it('is read in the pairs that are agreed', () => {
    const burnRates = [{ long: '2h', short: '10m', budget: '3.5', urgency: 'page' }];
    const [reading] = read({ ...UP, burnRates }, june('9 12:06'), { outages: sixMinutes });
    expect(reading).toMatchObject({ name: '2h/10m', factor: 12.6, pair: { urgency: 'page' } });
  });

  it.each([
    [
      'a rate that it can never reach',
      '90',
      { long: '1h', short: '5m', budget: '2' },
      'can never warn',
    ],
    [
      'a rate at which it is kept',
      '99.9',
      { long: '3d', short: '6h', budget: '1' },
      'can never warn',
    ],
    [
      'a short window that is the longer one',
      '99.9',
      { long: '5m', short: '1h', budget: '2' },
      'shorter',
    ],
    ['a window that is none', '99.9', { long: 'soon', short: '5m', budget: '2' }, 'window'],
    [
      'no share of the budget',
      '99.9',
      { long: '1h', short: '5m', budget: '0' },
      'more than nothing',
    ],
  ])('refuses %s', (_, ...[objective, pair, saying]) => {
    const read = targetTerms.safeParse({ ...UP, objective, burnRates: [pair] });
    expect(JSON.stringify(read.error?.issues)).toContain(saying);
  });
});

describe('the budget of a ratio', () => {
  const RATIO = {
    key: 'ok',
    kind: 'ratio',
    objective: '99',
    hours: 'always',
    burnRates: 'default',
  };
  const counts = (at: string, good: number, bad: number): Sample => ({
    ...{ id: at, indicator: 'ok', at: june(at), of: 'counts', good, bad, unknown: 0 },
  });
  const usual = (perHour: number) =>
    Array.from({ length: 72 }, (_, hour) => ({
      ...counts('7 00:30', perHour, 0),
      id: `usual ${hour}`,
      at: parseInstant('2026-06-06T12:30:00Z') + hour * 3_600_000,
    }));

  it('does not burn for one error at low traffic (elsewhere it pages: pyrra#1925)', () => {
    const samples = [...usual(4), counts('9 12:28', 1, 1)];
    expect(states(RATIO, june('9 12:30'), { samples })).toEqual(['24h/2h calm', '72h/6h calm']);
  });

  it('burns when many events go wrong, as they are agreed to be counted', () => {
    const samples = [...usual(500), counts('9 12:28', 300, 200)];
    expect(states(RATIO, june('9 12:30'), { samples })[0]).toBe('1h/5m burning');
    expect(states({ ...RATIO, unknown: 'good' }, june('9 12:30'), { samples: usual(500) })[0]).toBe(
      '1h/5m calm',
    );
  });
});

it('promises that do not ask for it have no burn rates', () => {
  const { burnRates: _, ...plain } = UP;
  expect(burnSpan(targetTerms.parse(plain), 0)).toBeNull();
  expect(states(plain, june('9 12:06'), {})).toEqual([]);
});
