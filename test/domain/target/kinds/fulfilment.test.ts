import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/calendar/instant.ts';
import type { Sample } from '../../../../src/domain/measurement/sample.ts';
import { calendar, span, workdays } from '../../calendar/calendars.ts';
import { june } from '../../clock/work-items.ts';
import { JUNE, measure, OFFICE, objections, sample } from './measured.ts';

/** June 2026 has 22 working days, so 44 times coffee. */
const COFFEE = {
  kind: 'fulfilment',
  attainment: '95',
  windows: [
    ['09:30', '10:00'],
    ['13:30', '14:00'],
  ],
};

const came = (when: string) => sample(when, { of: 'delivery' });
const FULL_MONTH = [...Array(30)].flatMap((_, i) => [
  came(`${i + 1} 09:45`),
  came(`${i + 1} 13:45`),
]);

function coffee(samples: readonly Sample[], asOf = JUNE.to, terms: object = {}) {
  return measure({ ...COFFEE, ...terms }, { samples }, { asOf, calendar: OFFICE });
}

describe('deliveries in agreed windows', () => {
  it('are due twice on every working day, and not on other days', () => {
    expect(coffee(FULL_MONTH)).toMatchObject({
      ...{ verdict: 'met', percent: '100.000000', provisional: true, unfinished: false },
      attainment: { of: 'deliveries', met: 44, missed: 0, eligible: 44, open: 0, excluded: 0 },
      budget: { unit: 'deliveries', granted: 2, spent: 0, left: 2 },
    });
  });

  it.each([
    ['09:29', 'missed'],
    ['09:30', 'met'],
    ['10:00', 'met'],
    ['10:01', 'missed'],
  ])('coffee that comes at %s is %s', (time, state) => {
    const { explanation } = coffee([came(`1 ${time}`)], june('1 12:00'));
    expect(explanation).toMatchObject({
      windows: expect.arrayContaining([expect.objectContaining({ from: june('1 09:30'), state })]),
    });
  });

  it.each([
    ['1 10:00', { met: 0, missed: 0, open: 44 }],
    ['1 10:01', { met: 0, missed: 1, open: 43 }],
    ['2 00:00', { met: 0, missed: 2, open: 42 }],
  ])('without any, as of %s, are %j', (asOf, attainment) => {
    expect(coffee([], june(asOf)).attainment).toMatchObject(attainment);
  });

  it('one delivery fulfils one window', () => {
    const windows = [
      ['09:30', '10:00'],
      ['10:00', '10:30'],
    ];
    const seen = (...samples: readonly Sample[]) => coffee(samples, june('1 12:00'), { windows });
    expect(seen(came('1 10:00')).attainment).toMatchObject({ met: 1, missed: 1 });
    expect(seen(came('1 10:00'), came('1 10:00')).attainment).toMatchObject({ met: 2, missed: 0 });
    expect(seen(came('1 09:40'), came('1 09:45')).attainment).toMatchObject({ met: 1, missed: 1 });
  });

  const missing = (count: number) => FULL_MONTH.slice(2 * count);
  it.each([
    // One working day of two deliveries is 42 of 44: 95.45 %; two are 90.9 %.
    [missing(1), JUNE.to, 'met'],
    [missing(2), JUNE.to, 'breached'],
    [[], june('1 08:00'), 'no-data'],
    [[came('1 09:40')], june('1 12:00'), 'met'],
    [[], june('1 10:30'), 'at-risk'],
    [missing(1), june('26 00:00'), 'at-risk'],
    // The third miss can no longer be made up for.
    [[], june('2 10:30'), 'breached'],
  ] as const)('%# are judged, and what is lost is lost at once', (samples, asOf, verdict) => {
    expect(coffee(samples, asOf).verdict).toBe(verdict);
  });

  it('are not due while all of a window is excluded', () => {
    const exclusions = [
      { id: 'x', from: june('1 00:00'), to: june('1 13:45'), reason: 'no power' },
    ];
    const figure = measure(COFFEE, { exclusions }, { asOf: june('2 00:00'), calendar: OFFICE });
    expect(figure.attainment).toMatchObject({ missed: 1, excluded: 1, open: 42 });
  });

  it('are not due on holidays', () => {
    const closed = calendar({
      weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
      holidays: ['2026-06-02'],
    });
    const figure = measure(COFFEE, {}, { calendar: closed });
    // Five Mondays and five Tuesdays, one of them a holiday.
    expect(figure.attainment).toMatchObject({ missed: 18 });
  });

  it('keep to the local clock on both sides of a change to summer time', () => {
    const period = span('2026-03-26T23:00:00Z', '2026-03-30T22:00:00Z');
    const figure = measure(
      COFFEE,
      {},
      {
        calendar: workdays('Europe/Berlin', ['09:00', '17:00']),
        ...{ period, asOf: period.to },
      },
    );
    const windows = figure.explanation.of === 'deliveries' ? figure.explanation.windows : [];
    expect(windows.map(({ from }) => new Date(from).toISOString())).toEqual([
      '2026-03-27T08:30:00.000Z',
      '2026-03-27T12:30:00.000Z',
      '2026-03-30T07:30:00.000Z',
      '2026-03-30T11:30:00.000Z',
    ]);
  });

  it('belong to the period in which their window ends', () => {
    const late = { windows: [['23:00', '01:00']] };
    const everyDay = calendar({ weekly: { mon: [['00:00', '24:00']], sun: [['00:00', '24:00']] } });
    const samples = [{ ...came('1 00:30'), at: JUNE.from - HOUR / 2 }];
    const figure = measure({ ...COFFEE, ...late }, { samples }, { calendar: everyDay });
    // The evening of Sunday 31 May, five Mondays and four more Sundays.
    expect(figure.attainment).toMatchObject({ met: 1, missed: 9 });
  });
});

it('samples in any order and more than once give the same deliveries, and states never go back', () => {
  const minutes = fc.array(fc.nat(5 * 24 * 60), { maxLength: 25 });
  fc.assert(
    fc.property(minutes, fc.nat(5 * 24 * 60), (list, until) => {
      const samples = list.map(
        (minute, i): Sample => ({
          ...{ id: `${i}`, indicator: 'it', of: 'delivery', at: JUNE.from + minute * MINUTE },
        }),
      );
      const asOf = JUNE.from + until * MINUTE;
      const figure = coffee(samples, asOf);
      expect(coffee([...samples.toReversed(), ...samples], asOf)).toEqual(figure);
      const { attainment } = coffee(samples, asOf + DAY);
      const counted = figure.attainment;
      if (attainment.of !== 'deliveries' || counted.of !== 'deliveries') throw new Error();
      expect(attainment.met + attainment.missed + attainment.open).toBe(44);
      expect(attainment.missed).toBeGreaterThanOrEqual(counted.missed);
      expect(attainment.met).toBeGreaterThanOrEqual(counted.met);
    }),
  );
});

it.each([
  [{ windows: [] }, 'at least one window'],
  [{ windows: [['9:30', '10:00']] }, 'opening time'],
  [
    {
      windows: [
        ['09:30', '10:00'],
        ['09:45', '11:00'],
      ],
    },
    'overlap',
  ],
  [{ attainment: 95 }, 'in quotes'],
  [{ window: [] }, 'window'],
])('the terms of fulfilment refuse %j', (mistake, saying) => {
  expect(objections({ ...COFFEE, ...mistake })).toContain(saying);
});
