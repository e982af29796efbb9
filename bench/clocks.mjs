// How many work items of six events are folded into clocks in a second on one core: `node bench/clocks.mjs`, after a build.
import { compileCalendar } from '../dist/domain/calendar/calendar.js';
import { readDuration } from '../dist/domain/clock/duration.js';
import { foldClock } from '../dist/domain/clock/fold-clock.js';

const ITEMS = 200_000;
const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5, 8);

const calendar = compileCalendar({
  timeZone: 'Europe/Berlin',
  weekly: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '18:00']]]),
  ),
  holidays: ['2026-04-03', '2026-05-01'],
  exceptions: {},
  breaks: {},
});
const terms = {
  kind: 'resolution',
  within: readDuration('8h'),
  reopen: 'resume',
  reopenWithin: readDuration('3bd'),
  resolvedCounts: true,
};
const asOf = START + 300 * 24 * 60 * MINUTE;
const items = Array.from({ length: 2_000 }, (_, at) => history(at));

fold(20_000);
const rates = Array.from({ length: 5 }, () => fold(ITEMS)).sort((a, b) => a - b);
console.log(
  JSON.stringify({
    benchmark: 'clocks',
    unit: 'work items of 6 events a second',
    median: Math.round(rates[2]),
  }),
);

function fold(count) {
  const start = process.hrtime.bigint();
  let elapsed = 0;
  for (let i = 0; i < count; i += 1) {
    elapsed += foldClock({ calendar, terms, events: items[i % items.length], asOf }).elapsedMs;
  }
  if (elapsed === 0) throw new Error('Nothing was counted.');
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
}

function history(at) {
  const opened = START + at * 97 * MINUTE;
  const event = (minutes, type, more) => ({
    id: `${at}-${minutes}`,
    at: opened + minutes * MINUTE,
    type,
    actor: 'provider',
    ...more,
  });
  return [
    event(0, 'opened', { actor: 'customer', priority: 'P3' }),
    event(20, 'replied'),
    event(45, 'paused', { party: 'customer', reason: 'awaiting-customer' }),
    event(45 + (at % 3000), 'resumed', { actor: 'customer' }),
    event(60 + (at % 3000), 'replied'),
    event(120 + (at % 5000), 'resolved'),
  ];
}
