import { type Instant, SECOND } from '../domain/calendar/instant.ts';

type Clocks = {
  /** The clock on the wall of this machine, which somebody may set. */
  readonly wall: () => Instant;
  /** Milliseconds since some moment, which nobody can set. */
  readonly elapsed: () => number;
};

export type AgreedTime = {
  /** So much has to be added to the clock of this machine to get the time that all replicas share. */
  readonly ahead: () => number;
  /** Asks for the shared time again when that was long ago, or this machine has slept or been set. */
  readonly refresh: () => Promise<void>;
};

const AGAIN_AFTER = 10 * SECOND;
const SET_OR_SLEPT = SECOND;

/**
 * The time that all replicas share is that of their database: between two looks at it this machine only counts on, so
 * that setting its clock changes nothing.
 */
export function agreeOnTime(
  ask: () => Promise<Instant>,
  clocks: Clocks = { wall: Date.now, elapsed: () => performance.now() },
): AgreedTime {
  let agreed: { readonly at: Instant; readonly elapsed: number; readonly wall: Instant } | null =
    null;
  const isFresh = () => {
    if (agreed === null) return false;
    const passed = clocks.elapsed() - agreed.elapsed;
    const jumped = Math.abs(clocks.wall() - agreed.wall - passed);
    return passed < AGAIN_AFTER && jumped < SET_OR_SLEPT;
  };
  return {
    ahead: () =>
      agreed === null ? 0 : agreed.at + (clocks.elapsed() - agreed.elapsed) - clocks.wall(),
    refresh: async () => {
      if (isFresh()) return;
      const before = clocks.elapsed();
      const at = await ask();
      // The answer was given somewhere between asking and hearing it.
      const half = (clocks.elapsed() - before) / 2;
      agreed = { at: at + half, elapsed: clocks.elapsed(), wall: clocks.wall() };
    },
  };
}
