import { MINUTE } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';

const REMEMBERED_FOR = 10 * MINUTE;

/** Does something for the first of several clicks; the others are told, and a failure may be tried again. */
export function createOnce(alreadyDone: string) {
  const done = new Map<string, number>();
  return async (identity: string, work: () => Promise<void>): Promise<void> => {
    forgetOld(done);
    if (done.has(identity)) throw new AccordError('conflict', alreadyDone);
    done.set(identity, Date.now() + REMEMBERED_FOR);
    try {
      await work();
    } catch (error) {
      done.delete(identity);
      throw error;
    }
  };
}

function forgetOld(done: Map<string, number>): void {
  for (const [identity, until] of done) {
    if (until > Date.now()) return;
    done.delete(identity);
  }
}
