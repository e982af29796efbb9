import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDemoTime, startDemoTime } from '../../src/demo/demo-time.ts';

describe('the time of the demo company', () => {
  it('runs at the pace of the real time', () => {
    let real = 1_000;
    const time = startDemoTime(50_000, { dataDir: folder(), real: () => real });
    real += 250;
    expect(time.now()).toBe(50_250);
  });

  it('moves forward and never back', () => {
    const time = startDemoTime(50_000, { dataDir: folder(), real: () => 0 });
    time.advanceTo(90_000);
    time.advanceTo(60_000);
    expect(time.now()).toBe(90_000);
  });

  it('goes on where it was left', () => {
    const dataDir = folder();
    expect(readDemoTime(dataDir)).toBeUndefined();
    startDemoTime(50_000, { dataDir, real: () => 0 }).advanceTo(70_000);
    expect(readDemoTime(dataDir)).toBe(70_000);
  });
});

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'accord-'));
}
