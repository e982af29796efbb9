// How long a back-test over twelve months takes: `node bench/backtest.mjs [work items]`, after a build.
// The whole verb on PostgreSQL, from the stored events to the figures, and the replay alone, in memory.
import { backtestClocks } from '../dist/domain/backtest/backtest.js';
import { pastPeriods } from '../dist/domain/backtest/past-periods.js';
import { openDatabase } from '../dist/storage/database.js';
import { createWorkspace } from '../dist/storage/workspaces.js';
import { backtestTarget } from '../dist/usecases/backtest/backtest-target.js';
import { calendarMeant } from '../dist/usecases/backtest/named-target.js';
import { openConsequences } from '../dist/usecases/consequence/consequences-of.js';
import { forecastTarget } from '../dist/usecases/forecast/forecast-target.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { loadRegister } from '../dist/usecases/register/load-register.js';
import { importWorkItems } from '../dist/usecases/work-item/import-work-items.js';
import { startServer, timed } from './server.mjs';

const REGISTER = `
{ party: desk, kind: provider, name: Desk }
---
{ party: corp, kind: customer, name: Corp }
---
{ service: support, name: Support, provider: desk }
---
{ calendar: office, timeZone: Europe/Berlin, weekly: { mon-fri: [['08:00', '18:00']] } }
---
{ calendar: late, timeZone: Europe/Berlin, weekly: { mon-sat: [['07:00', '20:00']] } }
---
agreement: corp-support
kind: SLA
customer: corp
provider: desk
services: [support]
effective: { from: 2024-01-01 }
timeZone: Europe/Berlin
calendar: office
targets:
  - { key: resolution, kind: resolution, within: 8h, attainment: '90', pauses: [awaiting-customer] }
`;

const HOUR = 3_600_000;
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
const items = Array.from({ length: count }, (_, index) => workItem(index));
const server = await startServer();
try {
  const databaseUrl = server.url;
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  const workspace = await createWorkspace(database, { teamId: null, name: 'Bench', now: NOW });
  const context = { actor: { kind: 'cli' }, now: NOW, workspace, database };
  await importDocuments(context, { files: [{ name: 'bench', text: REGISTER }], apply: true });
  await importWorkItems(context, {
    agreementKey: 'corp-support',
    sourceName: 'bench',
    source: source(),
  });
  const register = await loadRegister(context);
  const changes = Object.entries(CHANGES);
  const verb = [];
  for (const [change, terms] of changes) {
    const seconds = await fastest(() => backtestTarget(context, { ...QUESTION, change: terms }));
    verb.push([change, seconds]);
  }
  const proposed = proposal(register);
  const consequences = await fastest(() => toldBy(context, proposed));
  const quickPieces = await fastest(() => toldBy(context, proposed, 'alerts'));
  const replay = await fastest(() => replayed(register, CHANGES['half the time']));
  const forecast = await fastest(() => forecastTarget(context, QUESTION));
  console.log(
    JSON.stringify({
      ...{ benchmark: 'backtest', unit: 's', workItems: count, events: count * 6, months: 12 },
      ...{ slowest: Math.max(...verb.map(([, seconds]) => seconds)), ...Object.fromEntries(verb) },
      ...{ replayAlone: replay, forecast, consequences, quickPieces },
    }),
  );
  await database.close();
} finally {
  await server.stop();
}

/** Six events of one item: opened, answered, paused, resumed, prioritised again, resolved. */
function workItem(index) {
  const opened = SINCE + Math.floor(((NOW - SINCE) * index) / count);
  const spread = ((index * 7919) % 1000) / 1000;
  const at = (hours) => Math.min(NOW, opened + Math.floor(hours * HOUR));
  const event = (type, hours, more) => ({
    ...{ id: `${index}-${type}`, at: at(hours), type },
    ...{ actor: type === 'opened' ? 'customer' : 'provider', ...more },
  });
  return {
    key: `INC${index}`,
    events: [
      event('opened', 0, { priority: 'P3' }),
      event('replied', 0.5),
      event('paused', 1, { reason: 'awaiting-customer', party: 'customer' }),
      event('resumed', 1 + spread * 20, { reason: 'awaiting-customer', party: 'customer' }),
      event('priority-changed', 2 + spread * 20, { priority: 'P2' }),
      event('resolved', 3 + spread * 40),
    ],
  };
}

async function* source() {
  for (const item of items) yield { kind: 'item', item };
}

function replayed(register, { calendar = 'office', ...terms }) {
  const target = register.agreements.get('corp-support').at(-1).terms.targets[0];
  const facts = { workItems: items, outages: [], exclusions: [] };
  const timeZone = 'Europe/Berlin';
  const periods = pastPeriods({ unit: 'month', timeZone, at: NOW, months: 12 });
  const today = { terms: target, calendar: calendarMeant(register, 'office') };
  const other = {
    terms: { ...target, ...terms },
    calendar: calendarMeant(register, calendar),
  };
  return backtestClocks({ today, other }, { periods, facts, asOf: NOW });
}

/** The agreement with half the time. */
function proposal(register) {
  const { terms } = register.agreements.get('corp-support').at(-1);
  const targets = terms.targets.map((target) => ({ ...target, within: '4h' }));
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
