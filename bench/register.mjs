// How long a large register takes to import, to import again, and to answer: `node bench/register.mjs [agreements]`,
// after a build. On PGlite, and on the PostgreSQL server of DATABASE_URL or one that is started for it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/storage/database.js';
import { createWorkspace } from '../dist/storage/workspaces.js';
import { lint } from '../dist/usecases/agreement/lint.js';
import { listDates } from '../dist/usecases/agreement/list-dates.js';
import { showChain } from '../dist/usecases/agreement/show-chain.js';
import { exportRegister } from '../dist/usecases/register/export-register.js';
import { importDocuments } from '../dist/usecases/register/import-documents.js';
import { loadRegister } from '../dist/usecases/register/load-register.js';
import { listAgreements } from '../dist/usecases/status/list-agreements.js';
import { showAgreement } from '../dist/usecases/status/show-agreement.js';
import { registerFiles } from './register-files.mjs';
import { startServer, timed } from './server.mjs';

const agreements = Number(process.argv[2] ?? 5_000);
const now = Date.UTC(2026, 5, 25, 12);

/** A name and what is asked; others of the register's answers go here. */
const ANSWERS = [
  ['list', (context) => listAgreements(context, {})],
  ['list of a service', (context) => listAgreements(context, { service: 'Service 7' })],
  ['search', (context) => listAgreements(context, { words: ['customer', '7', 'sla'] })],
  ['show', (context) => showAgreement(context, 'a7')],
  ['chain', (context) => showChain(context, 'a7')],
  ['lint', (context) => lint(context, { agreement: 'a7' })],
  ['lint of all', (context) => lint(context)],
  ['lint of all again', (context) => lint({ ...context, now: context.now + 60_000 })],
  ['dates', (context) => listDates(context)],
  ['misspelt', (context) => showAgreement(context, 'Servce 7 for custmer 7').catch(() => null)],
];

const seconds = ({ seconds: exact }) => Number(exact.toFixed(2));

async function measure(name, database) {
  const workspace = await createWorkspace(database, { teamId: null, name: 'Bench', now });
  const context = { actor: { kind: 'cli' }, now, workspace, database };
  const files = registerFiles(agreements);
  const rehearsed = await timed(() => importDocuments(context, { files, apply: false }));
  const imported = await timed(() =>
    importDocuments(context, { files, apply: true, correct: true }),
  );
  if (!imported.result.applied)
    throw new Error(JSON.stringify(imported.result.problems.slice(0, 3)));
  const again = await timed(() => importDocuments(context, { files, apply: true, correct: true }));
  const load = await timed(() => loadRegister(context));
  const exported = await timed(() => exportRegister(context, { only: [] }));
  const answers = {};
  for (const [what, ask] of ANSWERS) {
    const { seconds: taken } = await timed(() => ask(context));
    answers[what] = `${Math.round(taken * 1000)} ms`;
  }
  console.log(
    JSON.stringify({
      ...{ database: name, agreements, documents: imported.result.changes.length },
      ...{ rehearsalSeconds: seconds(rehearsed), importSeconds: seconds(imported) },
      ...{ unchangedSeconds: seconds(again), firstReadSeconds: seconds(load) },
      ...{ exportSeconds: seconds(exported), answers },
    }),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'accord-bench-'));
const server = await startServer();
try {
  const embedded = await openDatabase({ dataDir: folder });
  await measure('PGlite', embedded);
  await embedded.close();
  const database = await openDatabase({ databaseUrl: server.url, dataDir: '' });
  await measure('PostgreSQL', database);
  await database.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
