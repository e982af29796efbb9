import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../domain/calendar/instant.ts';

/** The time of a demo company: it runs on from where it was left and can be moved forward. */
export type DemoTime = {
  readonly now: () => Instant;
  readonly advanceTo: (instant: Instant) => void;
  /** Writes down where the time stands, so that the next start goes on from there. */
  readonly keep: () => void;
};

const kept = z.object({ now: z.int() });

/** The kept time of a data folder, or undefined when no demo ever ran there. */
export function readDemoTime(dataDir: string): Instant | undefined {
  try {
    return kept.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).now;
  } catch {
    return undefined;
  }
}

/** A demo time that starts at `start` and runs at the pace of `real`. */
export function startDemoTime(
  start: Instant,
  { dataDir, real }: { readonly dataDir: string; readonly real: () => Instant },
): DemoTime {
  let offset = start - real();
  const now = () => real() + offset;
  const keep = () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(fileIn(dataDir), JSON.stringify({ now: now() }));
  };
  return {
    now,
    keep,
    advanceTo: (instant) => {
      if (instant <= now()) return;
      offset = instant - real();
      keep();
    },
  };
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'demo-time.json');
}
