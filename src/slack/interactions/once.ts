import { MINUTE } from '../../domain/calendar/instant.ts';

const REMEMBERED_FOR = 10 * MINUTE;

/** Whether something happens for the first time in ten minutes; the second click finds that it did not. */
export function createOnce(): (identity: string) => boolean {
  const seen = new Map<string, number>();
  return (identity) => {
    const now = Date.now();
    for (const [old, until] of seen) {
      if (until > now) break;
      seen.delete(old);
    }
    if (seen.has(identity)) return false;
    seen.set(identity, now + REMEMBERED_FOR);
    return true;
  };
}
