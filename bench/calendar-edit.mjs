// How long it takes until a calendar edit has reached every open clock, and to say before how many it moves:
// `node bench/calendar-edit.mjs [open clocks]`, after a build.
import { refoldClocks } from '../dist/usecases/rebuild/refold-clocks.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { recordWorkItemEvents } from '../dist/usecases/work-item/record-work-item-events.js';
import { timed } from './server.mjs';
import { eventsFrom, inWorkspace } from './workspace.mjs';

const [clocks, agreements] = [Number(process.argv[2] ?? 100_000), 10];
const MINUTE = 60_000;
const now = Date.UTC(2026, 5, 25, 12);
await inWorkspace(now, async (context) => {
  await importDocuments(context, { files: filesWith('18:00'), apply: true });
  for (let from = 0; from < clocks; from += 1_000) {
    const items = Array.from({ length: Math.min(1_000, clocks - from) }, (_, at) =>
      item(from + at),
    );
    const agreementKey = `a${(from / 1_000) % agreements}`;
    await recordWorkItemEvents(context, { agreementKey, source: 'bench', items });
  }
  const files = filesWith('17:00');
  const rehearsal = await timed(() => importDocuments(context, { files, apply: false }));
  const edit = await timed(() => importDocuments(context, { files, apply: true, correct: true }));
  const refold = await timed(() => refoldClocks(context));
  console.log(
    JSON.stringify({
      ...{ benchmark: 'calendar-edit', unit: 's', openClocks: clocks },
      ...{ moved: rehearsal.result.movedClocks, refolded: refold.result },
      rehearsal: Number(rehearsal.seconds.toFixed(1)),
      edit: Number(edit.seconds.toFixed(1)),
      recomputed: Number(refold.seconds.toFixed(1)),
    }),
  );
});

function item(at) {
  const opened = now - (at % 9_000) * MINUTE;
  const events = eventsFrom(opened, [
    [0, 'opened', { priority: 'P3' }],
    [5, 'replied'],
    [10, 'paused', { party: 'customer', reason: 'awaiting-customer' }],
    [15, 'resumed', { actor: 'customer' }],
    [20, 'replied'],
    [25, 'replied'],
  ]).filter((each) => each.at <= now);
  return { key: `INC${at}`, title: 'Something is slow', events };
}

function filesWith(closing) {
  const documents = [
    '{ party: desk, kind: provider, name: Desk }',
    '{ party: corp, kind: customer, name: Corp }',
    '{ service: support, name: Support, provider: desk }',
    `{ calendar: office, timeZone: Europe/Berlin, weekly: { mon-fri: [['08:00', '${closing}']] } }`,
    ...Array.from(
      { length: agreements },
      (_, at) => `
agreement: a${at}
kind: SLA
customer: corp
provider: desk
services: [support]
effective: { from: 2024-01-01 }
timeZone: Europe/Berlin
calendar: office
targets:
  - { key: resolution, kind: resolution, within: 400h, attainment: '90', pauses: [awaiting-customer] }`,
    ),
  ];
  return [{ name: 'bench', text: documents.join('\n---\n') }];
}
