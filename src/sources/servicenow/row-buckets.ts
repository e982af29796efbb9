import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './row.ts';

const FULL = 16 * 1024;
const FILE_PER_BUCKET = 1024 * 1024;
const MOST_BUCKETS = 1024;

type Written = [string, number, number, number | null, string, string | null, number];

/**
 * Temporary files in which the rows of one incident, scattered over an export, come together, so that no more
 * than one file's rows are in memory at a time.
 */
export class RowBuckets {
  readonly #folder: string;
  readonly #waiting: string[];
  readonly #begun = new Set<number>();

  private constructor(folder: string, count: number) {
    this.#folder = folder;
    this.#waiting = Array.from({ length: count }, () => '');
  }

  /** Makes room for an export of that many bytes. */
  static async create(bytes: number): Promise<RowBuckets> {
    const count = Math.min(MOST_BUCKETS, Math.ceil(bytes / FILE_PER_BUCKET) + 1);
    return new RowBuckets(await mkdtemp(join(tmpdir(), 'accord-import-')), count);
  }

  add(row: Row): void {
    const bucket = hash(row.number) % this.#waiting.length;
    this.#waiting[bucket] += `${encode(row)}\n`;
  }

  /** Writes what has gathered; everything when the last row has come. */
  async write(last: boolean): Promise<void> {
    for (const [bucket, text] of this.#waiting.entries()) {
      if (text === '' || (text.length < FULL && !last)) continue;
      await appendFile(this.#path(bucket), text);
      this.#begun.add(bucket);
      this.#waiting[bucket] = '';
    }
  }

  /** The rows by incident, a bucket at a time. */
  async *incidents(): AsyncGenerator<ReadonlyMap<string, readonly Row[]>> {
    for (const bucket of this.#begun) {
      const text = await readFile(this.#path(bucket), 'utf8');
      yield byIncident(text.trimEnd().split('\n').map(decode));
    }
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  #path(bucket: number): string {
    return join(this.#folder, `${bucket}.jsonl`);
  }
}

function encode({ number, modCount, updatedAt, openedAt, state, priority, line }: Row): string {
  return JSON.stringify([
    number,
    modCount,
    updatedAt,
    openedAt,
    state,
    priority,
    line,
  ] satisfies Written);
}

// Only `encode` writes these files, a moment before; checking every row would take longer than reading it.
function decode(text: string): Row {
  const [number, modCount, updatedAt, openedAt, state, priority, line] = JSON.parse(
    text,
  ) as Written;
  return { number, modCount, updatedAt, openedAt, state, priority, line };
}

function byIncident(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const incidents = new Map<string, Row[]>();
  for (const row of rows) {
    const known = incidents.get(row.number);
    if (known) known.push(row);
    else incidents.set(row.number, [row]);
  }
  return incidents;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
