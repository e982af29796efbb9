import type { AnyMiddlewareArgs, Context as BoltContext, Middleware } from '@slack/bolt';
import { hearRequest } from '../../usecases/request/hear-request.ts';
import type { Workshop } from './workshop.ts';

type Hearing = Pick<Workshop, 'contextOf'>;

/** Whether nobody has heard a request before, and why that is not known. */
export type Heard = { readonly isFirst: boolean; readonly failure?: unknown };

/**
 * What is delivered several times, to one replica or to several, is done by the first that hears of it. Forms are
 * answered each time, and ask for themselves whether to do what they say.
 */
export function hearOnce(hearing: Hearing): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const isAsking = 'view' in args || 'options' in args;
    const heard = isAsking ? { isFirst: true } : await hearOf(hearing, args.body);
    args.context.heard = heard;
    if (heard.isFirst) await args.next();
  };
}

/** Hears a request; what Slack does not name may be done again without harm. */
export async function hearOf({ contextOf }: Hearing, body: object): Promise<Heard> {
  const request = 'trigger_id' in body ? body.trigger_id : undefined;
  if (typeof request !== 'string') return { isFirst: true };
  try {
    const context = await contextOf({ kind: 'webhook', source: 'slack' });
    return { isFirst: await hearRequest(context, request) };
  } catch (failure) {
    // Somebody else may have heard it: help is given, but nothing that needs the database is done.
    return { isFirst: true, failure };
  }
}

/** Why it is not known whether somebody else has heard a request; undefined when it is known. */
export function unheardBecause({ heard }: BoltContext): unknown {
  return typeof heard === 'object' && heard !== null && 'failure' in heard
    ? heard.failure
    : undefined;
}
