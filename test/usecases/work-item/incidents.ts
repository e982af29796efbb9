import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const HEADER = 'number,incident_state,sys_mod_count,opened_at,sys_updated_at,priority';

/** Real incidents for those who have them; nothing depends on them. */
export const REAL_EXPORT = join(process.cwd(), '../shared/data/servicenow-incidents.csv');
export const hasRealExport = existsSync(REAL_EXPORT);

/** Incidents made up for the tests, in the form of an export: number, opening, updates. */
export const INCIDENTS: readonly string[] = [
  ...incident('INC9001', '01-03-2016 07:15', [
    ['01-03-2016 07:20', 'New', '3 - Moderate'],
    ['01-03-2016 09:30', 'Active', '3 - Moderate'],
    ['02-03-2016 17:59', 'Resolved', '3 - Moderate'],
    ['07-03-2016 18:00', 'Closed', '3 - Moderate'],
  ]),
  ...incident('INC9002', '03-03-2016 09:00', [
    ['03-03-2016 09:00', 'New', '3 - Moderate'],
    ['03-03-2016 14:00', 'Active', '3 - Moderate'],
    ['03-03-2016 16:00', 'Awaiting User Info', '3 - Moderate'],
    ['08-03-2016 10:00', 'Active', '3 - Moderate'],
    ['09-03-2016 13:00', 'Resolved', '3 - Moderate'],
  ]),
  ...incident('INC9003', '10-03-2016 08:00', [
    ['10-03-2016 08:00', 'Active', '3 - Moderate'],
    ['10-03-2016 11:00', 'Active', '3 - Moderate'],
    ['10-03-2016 16:00', 'Resolved', '3 - Moderate'],
    ['14-03-2016 12:00', 'Active', '3 - Moderate'],
    ['16-03-2016 09:00', 'Resolved', '3 - Moderate'],
  ]),
  ...incident('INC9004', '17-03-2016 10:00', [
    ['17-03-2016 10:05', 'New', '3 - Moderate'],
    ['17-03-2016 11:00', 'Active', '1 - Critical'],
    ['18-03-2016 08:30', 'Resolved', '1 - Critical'],
  ]),
  ...incident('INC9005', '24-03-2016 12:00', [
    ['24-03-2016 12:30', 'New', '3 - Moderate'],
    ['29-03-2016 09:00', 'Awaiting User Info', '3 - Moderate'],
  ]),
];

type Update = readonly [at: string, state: string, priority: string];

function incident(number: string, opened: string, updates: readonly Update[]): readonly string[] {
  return updates.map(([at, state, priority], modCount) =>
    [number, state, modCount, opened, at, priority].join(','),
  );
}

/** Writes rows to a file of their own under a header; the files go when the tests of the file are over. */
export function exportFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'accord-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  return (rows: readonly string[], header = HEADER): string => {
    const path = join(folder, `${++count}.csv`);
    writeFileSync(path, `${[header, ...rows].join('\n')}\n`);
    return path;
  };
}

/** The real export's header and rows. */
export function readRealExport(): { readonly header: string; readonly rows: readonly string[] } {
  const [header = '', ...rows] = readFileSync(REAL_EXPORT, 'utf8').trimEnd().split(/\r?\n/);
  return { header, rows };
}
