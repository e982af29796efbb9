import { MINUTE } from '../../domain/calendar/instant.ts';
import { oldestDue } from '../../storage/clocks-due.ts';
import type { Context } from '../context.ts';

/** Whether a clock has reached a threshold within the last minute; what is due for longer is left to the ticks. */
export async function hasJustBecomeDue({ database, now }: Context): Promise<boolean> {
  const oldest = await oldestDue(database, { after: now - MINUTE, until: now });
  return oldest !== null;
}
