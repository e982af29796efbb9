import { stat } from 'node:fs/promises';
import type { Instant } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import type { WorkItemReading } from '../reading.ts';
import { deriveWorkItem } from './derive-events.ts';
import { timeReader } from './local-time.ts';
import { growModestly } from './modest-heap.ts';
import { RowBuckets } from './row-buckets.ts';
import { RowGatherer } from './row-gatherer.ts';
import { readLines } from './text-lines.ts';

/** An incident audit export: where it is, the zone of its dates, and the latest instant that may be in it. */
export type IncidentExport = {
  readonly path: string;
  readonly timeZone: string;
  readonly latest: Instant;
};

/** How much of the work is done when the file is read and its incidents are to be told. */
const READING_SHARE = 0.2;

/** The incidents of an export and what of it cannot be read, in memory that does not grow with the file. */
export async function* readIncidents(file: IncidentExport): AsyncGenerator<WorkItemReading> {
  const bytes = await sizeOf(file.path);
  const buckets = await RowBuckets.create(bytes);
  const growAsBefore = growModestly();
  try {
    const rows = yield* gather({ file, bytes, buckets });
    yield* tell(buckets, rows);
    yield { kind: 'progress', rows, share: 1 };
  } finally {
    growAsBefore();
    await buckets.remove();
  }
}

type Gathering = {
  readonly file: IncidentExport;
  readonly bytes: number;
  readonly buckets: RowBuckets;
};

/** Reads every row into its bucket; gives the number of rows. */
async function* gather({
  file,
  bytes,
  buckets,
}: Gathering): AsyncGenerator<WorkItemReading, number> {
  const limits = { readTime: timeReader(file.timeZone), latest: file.latest };
  const gatherer = new RowGatherer(limits, (row) => buckets.add(row));
  let read = 0;
  for await (const { lines, characters } of readLines(file.path)) {
    for (const line of lines) gatherer.take(line);
    await buckets.write(false);
    yield* problemsOf(gatherer);
    read += characters;
    const share = Math.min(1, read / bytes) * READING_SHARE;
    yield { kind: 'progress', rows: gatherer.rows, share };
  }
  gatherer.end();
  await buckets.write(true);
  yield* problemsOf(gatherer);
  return gatherer.rows;
}

function problemsOf(gatherer: RowGatherer): readonly WorkItemReading[] {
  return gatherer.takeProblems().map((problem) => ({ kind: 'problem', problem }));
}

async function* tell(buckets: RowBuckets, rows: number): AsyncGenerator<WorkItemReading> {
  let told = 0;
  for await (const incidents of buckets.incidents()) {
    for (const updates of incidents.values()) {
      const item = deriveWorkItem(updates);
      told += updates.length;
      if (typeof item !== 'string') yield { kind: 'item', item };
      else yield { kind: 'problem', problem: { line: updates[0]?.line ?? null, reason: item } };
    }
    const share = READING_SHARE + (told / Math.max(1, rows)) * (1 - READING_SHARE);
    yield { kind: 'progress', rows, share };
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return found.size;
  throw new AccordError('not-found', `There is no file “${path}”.`);
}
