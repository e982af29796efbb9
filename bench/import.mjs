// How fast a large incident export is imported, and in how much memory: `node bench/import.mjs [rows]`, after a build.
// On the PostgreSQL server of DATABASE_URL (an empty database), or on one that is started for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { showStatus } from '../dist/usecases/status/show-status.js';
import { importFromServiceNow } from '../dist/usecases/work-item/import-from-servicenow.js';
import { timed } from './server.mjs';
import { importDesk, inWorkspace } from './workspace.mjs';

const TARGETS = [
  "{ key: response, kind: response, within: 4h, attainment: '90' }",
  "{ key: p1, kind: resolution, priority: P1, within: 8h, attainment: '90' }",
  "{ key: p3, kind: resolution, priority: P3, within: 20h, attainment: '90', pauses: [awaiting-customer] }",
  "{ key: p4, kind: resolution, priority: P4, within: 5bd, attainment: '90', pauses: [awaiting-customer] }",
];

const now = Date.UTC(2026, 0, 15);
const folder = mkdtempSync(join(tmpdir(), 'accord-bench-'));
try {
  const path = join(folder, 'export.csv');
  // In a process of its own, so that the peak is that of the import.
  const writer = fileURLToPath(new URL('write-export.mjs', import.meta.url));
  const wanted = process.argv[2] ?? '1000000';
  const rows = Number(execFileSync(process.execPath, [writer, path, wanted], { encoding: 'utf8' }));
  await inWorkspace(now, async (context) => {
    await importDesk(context, TARGETS);
    const imported = await timed(() =>
      importFromServiceNow(context, {
        ...{ agreementKey: 'corp-support', path, timeZone: 'Europe/Berlin' },
        onProgress: ({ rows, share }) => {
          if (process.stderr.isTTY) process.stderr.write(`\r${Math.floor(share * 100)} % ${rows}`);
        },
      }),
    );
    const status = await timed(() => showStatus(context, { at: Date.UTC(2025, 5, 28) }));
    const peak = process.resourceUsage().maxRSS / 1024;
    console.log(
      JSON.stringify({
        ...{ benchmark: 'import', unit: 'rows a second' },
        rows,
        megabytes: Math.round(statSync(path).size / 1e6),
        workItems: imported.result.workItems,
        events: imported.result.recorded,
        seconds: Number(imported.seconds.toFixed(1)),
        rowsPerSecond: Math.round(rows / imported.seconds),
        peakMegabytes: Math.round(peak),
        statusSeconds: Number(status.seconds.toFixed(2)),
      }),
    );
  });
} finally {
  rmSync(folder, { recursive: true });
}
