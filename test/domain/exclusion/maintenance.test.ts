import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MaintenanceTerms } from '../../../src/domain/agreement/maintenance-terms.ts';
import { maintenanceTerms } from '../../../src/domain/agreement/maintenance-terms.ts';
import { compileCalendar } from '../../../src/domain/calendar/calendar.ts';
import { ALWAYS_OPEN, calendarTerms } from '../../../src/domain/calendar/calendar-terms.ts';
import { DAY, HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { total, union } from '../../../src/domain/calendar/interval.ts';
import type { AgreedExclusion } from '../../../src/domain/exclusion/agreed-exclusion.ts';
import { effectiveExclusions } from '../../../src/domain/exclusion/effective-exclusions.ts';

const always = compileCalendar(ALWAYS_OPEN('UTC'));
const office = compileCalendar(
  calendarTerms.parse({
    timeZone: 'UTC',
    weekly: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '18:00']]]),
    ),
  }),
);

type Planned = Partial<AgreedExclusion> & { readonly from: number; readonly to: number };

function planned(given: Planned): AgreedExclusion {
  const approval = { at: 0, actor: 'person:T1/U0ADA', reason: null };
  return {
    ...{ id: '1', agreementKey: 'a', serviceKey: null, workItemKey: null },
    ...{ category: 'maintenance', reason: 'patches', announcedAt: given.from - 30 * DAY },
    ...{ requestedAt: 0, requester: 'cli', approval, revocation: null, ...given },
  };
}

function counted(
  exclusions: readonly AgreedExclusion[],
  written: unknown,
  { calendar = always, timeZone = 'UTC' } = {},
) {
  const terms: MaintenanceTerms | undefined =
    written === undefined ? undefined : maintenanceTerms.parse(written);
  const rules = { terms, calendar, timeZone };
  return effectiveExclusions(exclusions, rules).map(({ id, from, to }) => [id, from, to]);
}

const at = parseInstant;
const sunday = at('2026-03-08T02:00:00Z');

describe('planned maintenance', () => {
  it('counts like any other time where none is agreed', () => {
    expect(counted([planned({ from: sunday, to: sunday + HOUR })], undefined)).toEqual([]);
  });

  it.each([
    ['48h calendar', '2026-03-06T02:00:00Z', true],
    ['48h calendar', '2026-03-06T02:00:00.001Z', false],
    // The second working day after a Wednesday ends on Friday at 18:00, before Sunday.
    ['2bd', '2026-03-04T09:00:00Z', true],
    ['2bd', '2026-03-05T09:00:00Z', false],
    // Eight hours of support time from Friday at 10:00 on end with that day.
    ['8h', '2026-03-06T10:00:00Z', true],
    ['8h', '2026-03-06T10:00:01Z', false],
  ])('with a notice of %s, announced at %s: excluded is %s', (notice, announced, excluded) => {
    const one = planned({ from: sunday, to: sunday + HOUR, announcedAt: at(announced) });
    expect(counted([one], { notice }, { calendar: office })).toHaveLength(excluded ? 1 : 0);
  });

  it.each([
    ['inside', '02:00', '04:00', [['2026-03-08T02:00:00Z', '2026-03-08T04:00:00Z']]],
    ['over its end', '02:00', '07:00', [['2026-03-08T02:00:00Z', '2026-03-08T06:00:00Z']]],
    ['around it', '00:00', '23:00', [['2026-03-08T02:00:00Z', '2026-03-08T06:00:00Z']]],
    ['beside it', '06:00', '07:00', []],
  ])('%s of its window counts only in the window', (...[, from, to, spans]) => {
    const windows = { sun: [['02:00', '06:00']] };
    const one = planned({ from: at(`2026-03-08T${from}:00Z`), to: at(`2026-03-08T${to}:00Z`) });
    const expected = spans.map(([start = '', end = '']) => ['1', at(start), at(end)]);
    expect(counted([one], { notice: '1h calendar', windows })).toEqual(expected);
  });

  it('has its window on the clock of the agreement, also in the night that is an hour short', () => {
    const windows = { sun: [['01:00', '05:00']] };
    const one = planned({ from: at('2026-03-28T12:00:00Z'), to: at('2026-03-29T12:00:00Z') });
    expect(
      counted([one], { notice: '1h calendar', windows }, { timeZone: 'Europe/Berlin' }),
    ).toEqual([['1', at('2026-03-29T00:00:00Z'), at('2026-03-29T03:00:00Z')]]);
  });

  it('is cut where the month has had as much as it may, the earlier one first', () => {
    const first = planned({ id: '2', from: sunday, to: sunday + 3 * HOUR });
    const second = planned({ id: '1', from: sunday + DAY, to: sunday + DAY + 3 * HOUR });
    const third = planned({ id: '3', from: sunday + 2 * DAY, to: sunday + 2 * DAY + HOUR });
    expect(counted([third, second, first], { notice: '0h', capPerMonth: '4h' })).toEqual([
      ['2', sunday, sunday + 3 * HOUR],
      ['1', sunday + DAY, sunday + DAY + HOUR],
    ]);
  });

  it('over the end of a month takes from both months', () => {
    const midnight = at('2026-04-01T00:00:00Z');
    const one = planned({ from: midnight - 3 * HOUR, to: midnight + 3 * HOUR });
    expect(counted([one], { notice: '0h', capPerMonth: '2h' })).toEqual([
      ['1', midnight - 3 * HOUR, midnight - HOUR],
      ['1', midnight, midnight + 2 * HOUR],
    ]);
  });

  it('that is planned twice takes from the month once', () => {
    const twice = ['1', '2'].map((id) => planned({ id, from: sunday, to: sunday + 2 * HOUR }));
    expect(counted(twice, { notice: '0h', capPerMonth: '2h' })).toEqual([
      ['1', sunday, sunday + 2 * HOUR],
      ['2', sunday, sunday + 2 * HOUR],
    ]);
  });

  it('never excludes more of a month than the cap, nor anything outside what was planned', () => {
    const month = at('2026-03-01T00:00:00Z');
    const hour = fc.integer({ min: 0, max: 30 * 24 });
    const spans = fc.array(fc.tuple(hour, fc.integer({ min: 1, max: 12 })), { maxLength: 8 });
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 20 }), (list, cap) => {
        const all = list.map(([start, length], index) => {
          const from = month + start * HOUR;
          return planned({
            id: `${index}`,
            from,
            to: Math.min(from + length * HOUR, month + 31 * DAY),
          });
        });
        const spansOf = (ids: readonly (readonly unknown[])[]) =>
          union(ids.map(([, from, to]) => ({ from: Number(from), to: Number(to) })));
        const excluded = spansOf(counted(all, { notice: '0h', capPerMonth: `${cap}h` }));
        const asked = total(union(all));
        expect(total(excluded)).toBe(Math.min(asked, cap * HOUR));
        expect(total(union([...excluded, ...all]))).toBe(asked);
      }),
    );
  });
});

describe('other exclusions', () => {
  it('count as a whole once they are approved, and not when they are revoked', () => {
    const step = { at: 0, actor: 'cli', reason: null };
    const other = { category: 'force-majeure', from: sunday, to: sunday + HOUR } as const;
    const list = [
      planned({ ...other, id: '1' }),
      planned({ ...other, id: '2', approval: null }),
      planned({ ...other, id: '3', revocation: step }),
    ];
    expect(counted(list, undefined)).toEqual([['1', sunday, sunday + HOUR]]);
  });
});

describe('the rules of maintenance', () => {
  it.each([
    ['a window that never opens', { notice: '5bd', windows: {} }],
    ['a cap in working days', { notice: '5bd', capPerMonth: '1bd' }],
    ['no notice', { capPerMonth: '4h' }],
    ['an unknown word', { notice: '5bd', cap: '4h' }],
  ])('with %s are refused', (_, written) => {
    expect(maintenanceTerms.safeParse(written).success).toBe(false);
  });
});
