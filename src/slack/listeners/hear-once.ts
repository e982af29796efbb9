import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { hearRequest } from '../../usecases/request/hear-request.ts';
import type { Workshop } from './workshop.ts';

type Hearing = Pick<Workshop, 'contextOf' | 'log'>;

/**
 * What is delivered several times, to one replica or to several, is done by the first that hears of it. Forms are
 * answered each time, and ask for themselves whether to do what they say.
 */
export function hearOnce(hearing: Hearing): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    if ('view' in args || 'options' in args || (await isFirst(hearing, args.body))) {
      await args.next();
    }
  };
}

/** Whether nobody has heard this before; what Slack does not name may be done again without harm. */
export async function isFirst({ contextOf, log }: Hearing, body: object): Promise<boolean> {
  const request = 'trigger_id' in body ? body.trigger_id : undefined;
  if (typeof request !== 'string') return true;
  try {
    return await hearRequest(await contextOf({ kind: 'webhook', source: 'slack' }), request);
  } catch (error) {
    // Help is given without a database as well; what needs it will say so.
    log.warn({ err: error }, 'whether a request was heard before is not known');
    return true;
  }
}
