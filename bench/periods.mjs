// What a tick of the watch over running periods costs: `node bench/periods.mjs [agreements]`, after a build.
import { openQueue } from '../dist/outbox/queue.js';
import { recordOutages } from '../dist/storage/outages.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { watchPeriods, watchPromises } from '../dist/usecases/watch/watch-periods.js';
import { timed } from './server.mjs';
import { inWorkspace, settle } from './workspace.mjs';

const agreements = Number(process.argv[2] ?? 5_000);
const MINUTE = 60_000;
/** So many agreements are about the same service. */
const SHARING = 10;
const IDLE_TICKS = 50;
const start = Date.UTC(2026, 5, 22, 6);

const BASE = `
{ party: desk, kind: provider, name: Desk, channels: { team: '#desk' } }
---
{ party: corp, kind: customer, name: Corp }
---
{ calendar: office, timeZone: UTC, weekly: { mon-sun: [['00:00', '24:00']] } }
`;

const service = (at) => `---\n{ service: s${at}, name: Service ${at}, provider: desk }\n`;
const agreement = (at) => `---
agreement: a${at}
kind: SLA
customer: corp
provider: desk
services: [s${Math.floor(at / SHARING)}]
effective: { from: 2024-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: availability, kind: availability, objective: '99.9', burnRates: default }
  - { key: stops, kind: reliability, interruptions: 3 }
  - { key: response, kind: response, within: 1h, attainment: '95' }
  - { key: resolution, kind: resolution, within: 8h, attainment: '90' }
`;

await inWorkspace(start, async (bare) => {
  const { database, workspace } = bare;
  const numbers = Array.from({ length: agreements }, (_, at) => at);
  const services = numbers.filter((at) => at % SHARING === 0).map((at) => service(at / SHARING));
  const text = [BASE, ...services, ...numbers.map(agreement)].join('');
  await importDocuments(bare, { files: [{ name: 'bench', text }], apply: true });
  await settle(database);
  const queue = await openQueue({ executor: database });
  const tick = async (minutes) => {
    const context = { ...bare, queue, now: start + minutes * MINUTE };
    return (await watchPeriods(context)) + (await watchPromises(context));
  };
  const places = { workspaceId: workspace.id };
  const first = await timed(() => tick(0));
  const everything = await timed(async () => {
    await database.sql(`UPDATE "PeriodLook" SET "nextAt" = 'epoch'`);
    return tick(1);
  });
  const idle = [];
  for (let at = 0; at < IDLE_TICKS; at += 1) idle.push((await timed(() => tick(1))).seconds);
  const outages = [{ id: '1', serviceKey: 's1', from: start, to: null }];
  await recordOutages(database, { ...places, receivedAt: start, outages });
  const one = await timed(() => tick(1));
  const ms = (seconds) => Number((seconds * 1_000).toFixed(1));
  const middle = idle.sort((a, b) => a - b)[Math.floor(idle.length / 2)];
  console.log(
    JSON.stringify({
      ...{ benchmark: 'periods', unit: 'ms', agreements },
      ...{ firstTick: ms(first.seconds), everythingTick: ms(everything.seconds) },
      ...{ idleTick: ms(middle), ratio: Math.round(everything.seconds / middle) },
      outageTick: ms(one.seconds),
      looks: { first: first.result, everything: everything.result, outage: one.result },
    }),
  );
  await queue.stop();
});
