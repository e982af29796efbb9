// What most benchmarks begin with: an empty workspace on PostgreSQL, a support desk, work items with some events.
import { openDatabase } from '../dist/storage/database.js';
import { createWorkspace } from '../dist/storage/workspaces.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { startServer } from './server.mjs';

const MINUTE = 60_000;

/** Runs work in an empty workspace on PostgreSQL, and clears everything away. */
export async function inWorkspace(now, work) {
  const server = await startServer();
  try {
    const database = await openDatabase({ databaseUrl: server.url, dataDir: '' });
    const workspace = await createWorkspace(database, { teamId: null, name: 'Bench', now });
    await work({ actor: { kind: 'cli' }, now, workspace, database }, server.url);
    await database.close();
  } finally {
    await server.stop();
  }
}

/** Imports a support desk with one agreement, `corp-support`, that promises what is given, a target a line. */
export async function importDesk(context, targets) {
  const text = `
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
${targets.map((target) => `  - ${target}`).join('\n')}
`;
  await importDocuments(context, { files: [{ name: 'bench', text }], apply: true });
}

/** Events of a work item, each so many minutes after it was opened; none is later than `last`. */
export function eventsFrom(opened, events, last = Number.POSITIVE_INFINITY) {
  return events.map(([minutes, type, more]) => ({
    ...{
      id: `${minutes} ${type}`,
      at: Math.min(last, opened + Math.floor(minutes * MINUTE)),
      type,
    },
    ...{ actor: type === 'opened' ? 'customer' : 'provider', ...more },
  }));
}

/** Lets the database end what it does on its own after very many new rows, so that it is not measured with the rest. */
export async function settle(database) {
  await database.executeSql('VACUUM ANALYZE');
  await database.executeSql('CHECKPOINT');
}
