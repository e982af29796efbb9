// How long `elapsed` and `due` take over spans of a day to ten years, beside two well-known libraries in the same run:
// `node bench/calendar.mjs`, after a build. All three count Monday to Friday, 09:00 to 17:00, in UTC and agree on it.
process.env.TZ = 'UTC';
const { default: dayjs } = await import('dayjs');
const { default: dayjsBusinessTime } = await import('dayjs-business-time');
const { default: moment } = await import('moment-business-time');
const { compileCalendar, due, elapsed } = await import('../dist/domain/calendar/calendar.js');

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SPANS = [
  ['a day', DAY],
  ['a month', 30 * DAY],
  ['a year', 365 * DAY],
  ['ten years', 3650 * DAY],
];
const START = Date.UTC(2020, 0, 6, 10);
const HOURS = [['09:00', '17:00']];

dayjs.extend(dayjsBusinessTime);
dayjs.setBusinessTime(
  Object.fromEntries(
    ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].map(
      (day, at) => [day, at % 6 === 0 ? null : [{ start: '09:00:00', end: '17:00:00' }]],
    ),
  ),
);
moment.locale('bench', {
  workinghours: Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].map((day) => [day, day % 6 === 0 ? null : ['09:00:00', '17:00:00']]),
  ),
});

const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, HOURS]));
const calendar = compileCalendar({
  timeZone: 'UTC',
  weekly,
  holidays: [],
  exceptions: {},
  breaks: {},
});

// Compiling the calendar is no part of a query.
elapsed(calendar, { from: START, to: START + 3700 * DAY });
const rows = SPANS.map(([span, length]) => measure(span, length));
console.log(JSON.stringify({ benchmark: 'calendar', unit: 'µs per query, median', rows }));

function measure(span, length) {
  const to = START + length;
  const ms = elapsed(calendar, { from: START, to });
  agree(ms, to);
  return {
    span,
    elapsed: {
      accord: median((shift) => elapsed(calendar, { from: START + shift, to: to + shift }), 5e4),
      dayjs: median(
        (shift) => dayjs(START + shift).businessMinutesDiff(dayjs(to + shift)),
        slow(length),
      ),
      moment: median(
        (shift) => moment(to + shift).workingDiff(moment(START + shift), 'minutes'),
        slow(length),
      ),
    },
    due: {
      accord: median((shift) => due(calendar, { from: START + shift, ms }), 5e4),
      dayjs: median((shift) => dayjs(START + shift).addBusinessMinutes(ms / 60_000), slow(length)),
      moment: median(
        (shift) => moment(START + shift).addWorkingTime(ms / 60_000, 'minutes'),
        slow(length),
      ),
    },
  };
}

/** A peer that counts something else would make the comparison worthless. */
function agree(ms, to) {
  const minutes = ms / 60_000;
  const peers = [
    dayjs(START).businessMinutesDiff(dayjs(to)),
    moment(to).workingDiff(moment(START), 'minutes'),
  ];
  if (peers.some((peer) => Math.abs(peer - minutes) > 1)) {
    throw new Error(`The libraries disagree: ${[minutes, ...peers].join(', ')} minutes.`);
  }
}

/** Fewer rounds where a peer needs seconds for one. */
function slow(length) {
  return length > 1000 * DAY ? 5 : length > 100 * DAY ? 20 : 200;
}

/** The median of eleven batches, so that a busy moment of the machine does not count. */
function median(query, rounds) {
  const batch = Math.max(1, Math.floor(rounds / 11));
  query(0);
  const times = Array.from({ length: 11 }, () => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i += 1) query((i % 8) * 60_000);
    return Number(process.hrtime.bigint() - start) / 1000 / batch;
  });
  return Number(times.sort((a, b) => a - b)[5].toPrecision(3));
}
