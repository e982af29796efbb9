// Writes a ServiceNow incident audit export of any size, a few made-up lives with other numbers and dates:
// `node bench/write-export.mjs <file> <rows>` prints how many rows it wrote.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const HEADER = [
  'number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,opened_at,sys_created_at',
  'sys_updated_at,contact_type,category,symptom,priority,assignment_group,notes',
].join();

/** State, minutes after the opening, priority. */
const LIVES = [
  [
    ['New', 7, '3 - Moderate'],
    ['Active', 40, '3 - Moderate'],
    ['Active', 95, '3 - Moderate'],
    ['Awaiting User Info', 120, '3 - Moderate'],
    ['Awaiting User Info', 300, '3 - Moderate'],
    ['Active', 1500, '3 - Moderate'],
    ['Resolved', 1620, '3 - Moderate'],
    ['Closed', 8900, '3 - Moderate'],
  ],
  [
    ['New', 1, '2 - High'],
    ['Active', 9, '1 - Critical'],
    ['Resolved', 65, '1 - Critical'],
    ['Active', 90, '1 - Critical'],
    ['Resolved', 130, '1 - Critical'],
    ['Closed', 7400, '1 - Critical'],
  ],
  [
    ['New', 12, '4 - Low'],
    ['New', 13, '4 - Low'],
    ['Active', 900, '4 - Low'],
    ['Awaiting Vendor', 905, '4 - Low'],
    ['Awaiting Problem', 4000, '4 - Low'],
    ['Resolved', 9000, '4 - Low'],
    ['Closed', 16000, '4 - Low'],
  ],
];

/** How many rows lie between two rows of one incident. */
const SCATTER = 2500;
const MINUTE = 60_000;

/** Writes at least that many rows; gives the number written. */
async function writeExport(path, rows) {
  const file = createWriteStream(path);
  file.write(`${HEADER}\n`);
  const waiting = [];
  let written = 0;
  for (let incident = 0; written < rows; incident++) {
    for (const [place, row] of rowsOf(incident).entries()) {
      const slot = place * SCATTER + (incident % SCATTER);
      const before = waiting[slot];
      waiting[slot] = row;
      if (before === undefined) continue;
      written++;
      if (!file.write(before)) await once(file, 'drain');
    }
  }
  const rest = waiting.filter((row) => row !== undefined);
  file.end(rest.join(''));
  await once(file, 'finish');
  return written + rest.length;
}

function rowsOf(incident) {
  const number = `INC${String(incident).padStart(8, '0')}`;
  const opened = Date.UTC(2025, 0, 1) + ((incident * 7919) % 400_000) * MINUTE;
  return LIVES[incident % LIVES.length].map(([state, later, priority], modCount) => {
    const head = [number, state, state === 'Closed' ? 'FALSE' : 'TRUE', 0, 0, modCount];
    const dates = [local(opened), local(opened), local(opened + later * MINUTE)];
    const rest = ['Phone', `Category ${incident % 40}`, `Symptom ${incident % 300}`, priority];
    const notes = '"said, in so many words, that it does not work"';
    return `${[...head, ...dates, ...rest, `Group ${incident % 25}`, notes].join()}\n`;
  });
}

function local(at) {
  const [date, time] = new Date(at).toISOString().split('T');
  return `${date.split('-').reverse().join('-')} ${time.slice(0, 5)}`;
}

const [path, rows] = process.argv.slice(2);
console.log(await writeExport(path, Number(rows)));
