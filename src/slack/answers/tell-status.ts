import { showStatus } from '../../usecases/status/show-status.ts';
import type { StatusReport } from '../../usecases/status/status-report.ts';
import type { Answer } from '../answer.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';
import { type Place, statusAnswer } from './status-answer.ts';
import type { StatusQuery } from './status-query.ts';

type Asked = { readonly query: StatusQuery; readonly place: Place };

/** Looks up how things stand for the person who asks, and says it. */
export async function tellStatus(session: Session, { query, place }: Asked): Promise<Answer> {
  const { report, now } = await lookUp(session, query);
  return statusAnswer({ report, query, place, clock: clockWords(session.timeZone, now) });
}

/** How things stand as this person may know it. */
export async function lookUp(
  session: Session,
  { service, customer, agreement, at }: StatusQuery,
): Promise<{ readonly report: StatusReport; readonly now: number }> {
  const context = await session.open();
  const report = await showStatus(context, {
    ...(service !== undefined && { service }),
    ...(customer !== undefined && { customer }),
    ...(agreement !== undefined && { agreement }),
    ...(at !== undefined && { at }),
  });
  return { report, now: context.now };
}
