import { describe, expect, it } from 'vitest';
import { agreeOnTime } from '../../src/jobs/agreed-time.ts';

const NOON = Date.parse('2026-11-02T12:00:00Z');

/** A machine and its database; the machine's clock can be set, its counter cannot. */
async function machine() {
  const state = { passed: 0, set: 0, asked: 0 };
  const clocks = { wall: () => NOON + state.passed + state.set, elapsed: () => state.passed };
  const time = agreeOnTime(async () => {
    state.asked += 1;
    return NOON + state.passed;
  }, clocks);
  await time.refresh();
  return { state, refresh: time.refresh, now: () => clocks.wall() + time.ahead() };
}

describe('the time that all replicas share', () => {
  it('goes on when the clock of the machine is set, either way', async () => {
    const { state, now } = await machine();
    for (const hours of [-24, 24]) {
      state.set = hours * 3_600_000;
      state.passed += 500;
      expect(now()).toBe(NOON + state.passed);
    }
  });

  it('is that of the database when the machine was wrong from the start', async () => {
    const state = { passed: 0 };
    const clocks = { wall: () => NOON + 3_600_000 + state.passed, elapsed: () => state.passed };
    const time = agreeOnTime(async () => NOON, clocks);
    await time.refresh();
    state.passed = 700;
    expect(clocks.wall() + time.ahead()).toBe(NOON + 700);
  });

  it('is asked for again after a while, or when the machine was set or slept, and not otherwise', async () => {
    const { state, refresh } = await machine();
    state.passed = 9_000;
    await refresh();
    expect(state.asked).toBe(1);
    state.set = 60_000;
    await refresh();
    expect(state.asked).toBe(2);
    state.passed += 11_000;
    await refresh();
    expect(state.asked).toBe(3);
  });
});
