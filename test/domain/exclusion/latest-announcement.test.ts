import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileCalendar } from '../../../src/domain/calendar/calendar.ts';
import { DAY, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { earliestStart, latestAnnouncement } from '../../../src/domain/exclusion/maintenance.ts';

const timeZone = 'Europe/Berlin';
const calendar = compileCalendar({
  ...{ timeZone, weekly: { mon: [['08:00', '18:00']], thu: [['09:00', '12:00']] }, holidays: [] },
  ...{ exceptions: {}, breaks: {} },
});
const from = fc
  .integer({ min: 0, max: (400 * DAY) / MINUTE })
  .map((minutes) => Date.parse('2026-01-01T00:00:00Z') + minutes * MINUTE);

it('is the last instant at which maintenance can be announced, over changes of the clocks, too', () => {
  const notices = fc.constantFrom('24h calendar', '0h', '5h', '2bd', '5bd', '90m calendar');
  fc.assert(
    fc.property(from, notices, (begins, notice) => {
      const rules = { terms: { notice }, calendar, timeZone };
      const latest = latestAnnouncement(begins, rules) ?? Number.NaN;
      expect(earliestStart(latest, rules)).toBeLessThanOrEqual(begins);
      expect(earliestStart(latest + 1, rules)).toBeGreaterThan(begins);
    }),
    { numRuns: 60 },
  );
});

it('is none where no maintenance was agreed', () => {
  expect(latestAnnouncement(0, { terms: undefined, calendar, timeZone })).toBeNull();
});
