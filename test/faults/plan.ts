import { MINUTE } from '../../src/domain/calendar/instant.ts';
import type { Fault } from '../../src/playground/playground.ts';

export type Plan = {
  readonly seed: number;
  readonly kills: number;
  readonly restarts: number;
  /** Whether Slack lets the bot look for what it may have posted. */
  readonly readsHistory: boolean;
  /** Whether what takes long is left out. */
  readonly isShort?: true;
  /** Whether one process is stopped for ten real minutes while the others go on. */
  readonly freezes?: true;
  /** Whether it begins with processes of an older version, which are replaced one by one. */
  readonly upgrades?: true;
};

export const FROZEN_FOR = 10 * MINUTE;
export const WORKERS = 4;
export const SIGNING_SECRET = 'a-signing-secret-for-tests';

export const TIMING = {
  lease: { lasts: 4_000, beginsWithin: 1_500 },
  ...{ apart: 5, pollEvery: 100, callTimeout: 1_000 },
};

export const FAULTS: readonly Fault[] = [
  { kind: 'rate-limited', retryAfterSeconds: 1 },
  { kind: 'status', status: 500 },
  { kind: 'hang' },
  { kind: 'cut', when: 'before' },
  { kind: 'cut', when: 'after' },
  { kind: 'error', error: 'internal_error' },
];
