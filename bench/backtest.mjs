// How long a back-test over twelve months takes: `node bench/backtest.mjs [work items]`, after a build.
// The whole verb on PostgreSQL, from the stored events to the figures, and the replay alone, in memory.
import { backtestClocks } from '../dist/domain/backtest/backtest.js';
import { pastPeriods } from '../dist/domain/backtest/past-periods.js';
import { backtestTarget } from '../dist/usecases/backtest/backtest-target.js';
import { calendarMeant } from '../dist/usecases/backtest/named-target.js';
import { openConsequences } from '../dist/usecases/consequence/consequences-of.js';
import { forecastTarget } from '../dist/usecases/forecast/forecast-target.js';
import { loadRegister } from '../dist/usecases/register/load-register.js';
import { importWorkItems } from '../dist/usecases/work-item/import-work-items.js';
import { timed } from './server.mjs';
import { eventsFrom, importDesk, inWorkspace, settle } from './workspace.mjs';

const RESOLUTION =
  "{ key: resolution, kind: resolution, within: 8h, attainment: '90', pauses: [awaiting-customer] }";
const RESPONSE = "{ key: response, kind: response, within: 2h, attainment: '90' }";

const HOUR = 60;
const NOW = Date.UTC(2026, 5, 15, 9);
const SINCE = Date.UTC(2025, 5, 1);
const ROUNDS = 3;
const QUESTION = { agreement: 'corp-support', target: 'resolution' };
const CHANGES = {
  'another share': { attainment: '95' },
  'half the time': { within: '4h' },
  'another calendar': { within: '4h', calendar: 'late' },
  'no pauses': { pauses: [] },
};

const count = Number(process.argv[2] ?? 100_000);
await inWorkspace(NOW, async (context) => {
  await importDesk(context, [RESOLUTION, RESPONSE]);
  await importWorkItems(context, {
    agreementKey: 'corp-support',
    sourceName: 'bench',
    source: source(),
  });
  await settle(context.database);
  const register = await loadRegister(context);
  const changes = Object.entries(CHANGES);
  const verb = [];
  for (const [change, terms] of changes) {
    const seconds = await fastest(() => backtestTarget(context, { ...QUESTION, change: terms }));
    verb.push([change, seconds]);
  }
  const forecast = await fastest(() => forecastTarget(context, QUESTION));
  const one = proposal(register, ['resolution']);
  const consequences = await fastest(() => toldBy(context, one));
  const quickPieces = await fastest(() => toldBy(context, one, 'alerts'));
  const two = proposal(register, ['resolution', 'response']);
  const consequencesOfTwo = await fastest(() => toldBy(context, two));
  const workItems = Array.from({ length: count }, (_, index) => workItem(index));
  const replay = await fastest(() => replayed(register, workItems, CHANGES['half the time']));
  console.log(
    JSON.stringify({
      ...{ benchmark: 'backtest', unit: 's', workItems: count, events: count * 6, months: 12 },
      ...{ slowest: Math.max(...verb.map(([, seconds]) => seconds)), ...Object.fromEntries(verb) },
      ...{ replayAlone: replay, forecast, consequences, consequencesOfTwo, quickPieces },
    }),
  );
});

/** Six events of one item: opened, answered, paused, resumed, prioritised again, resolved. */
function workItem(index) {
  const opened = SINCE + Math.floor(((NOW - SINCE) * index) / count);
  const spread = ((index * 7919) % 1000) / 1000;
  const waiting = { reason: 'awaiting-customer', party: 'customer' };
  const events = [
    [0, 'opened', { priority: 'P3' }],
    [HOUR / 2, 'replied'],
    [HOUR, 'paused', waiting],
    [HOUR + spread * 20 * HOUR, 'resumed', waiting],
    [(2 + spread * 20) * HOUR, 'priority-changed', { priority: 'P2' }],
    [(3 + spread * 40) * HOUR, 'resolved'],
  ];
  return { key: `INC${index}`, events: eventsFrom(opened, events, NOW) };
}

// Made one by one: a hundred thousand of them in memory would slow down what is measured.
async function* source() {
  for (let index = 0; index < count; index++) yield { kind: 'item', item: workItem(index) };
}

function replayed(register, workItems, { calendar = 'office', ...terms }) {
  const target = register.agreements.get('corp-support').at(-1).terms.targets[0];
  const facts = { workItems, outages: [], exclusions: [] };
  const timeZone = 'Europe/Berlin';
  const periods = pastPeriods({ unit: 'month', timeZone, at: NOW, months: 12 });
  const today = { terms: target, calendar: calendarMeant(register, 'office') };
  const other = {
    terms: { ...target, ...terms },
    calendar: calendarMeant(register, calendar),
  };
  return backtestClocks({ today, other }, { periods, facts, asOf: NOW });
}

/** The agreement with other times for some of its targets. */
function proposal(register, keys) {
  const { terms } = register.agreements.get('corp-support').at(-1);
  const targets = terms.targets.map((target) =>
    keys.includes(target.key) ? { ...target, within: '4h' } : target,
  );
  return { ...terms, targets, effective: { from: '2026-07-01' } };
}

/** Goes through what proposed terms would do, to the end or to the first piece of a kind. */
async function toldBy(context, terms, last) {
  const { pieces } = await openConsequences(context, { agreement: 'corp-support', terms });
  let told = 0;
  for await (const { kind } of pieces) {
    if (kind === last) break;
    told++;
  }
  return told;
}

/** The seconds that work takes when nothing else is in its way. */
async function fastest(work) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, (await timed(work)).seconds);
  }
  return Number(best.toFixed(2));
}
