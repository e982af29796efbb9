import type { StageKey } from '../../domain/negotiation/steps.ts';
import type { Setting } from '../status/viewing.ts';
import type { NegotiationView } from './negotiation-view.ts';
import { listNegotiations } from './show-negotiation.ts';

/** Something in a negotiation that waits for one person. */
export type Waiting = {
  readonly view: NegotiationView;
  readonly what:
    | { readonly kind: 'approve' | 'reply'; readonly stage: StageKey }
    | { readonly kind: 'sign' | 'answer' | 'send' | 'offer' };
};

/** Everything in negotiations that the actor can do now and that waits for somebody to do it. */
export async function waitingFor(context: Setting): Promise<readonly Waiting[]> {
  const views = await listNegotiations(context);
  return views.flatMap((view) => deedsOf(view).map((what) => ({ view, what })));
}

function deedsOf(view: NegotiationView): readonly Waiting['what'][] {
  const { may, phase, paused, preparation, turn, side } = view;
  if (paused) return [];
  const isTheirs = turn === side;
  const toOffer = isTheirs && phase === 'open' && !may.answer && may.propose;
  return [
    ...may.approve.map((stage) => ({ kind: 'approve', stage }) as const),
    ...may.reply.map((stage) => ({ kind: 'reply', stage }) as const),
    ...(may.sign ? [{ kind: 'sign' } as const] : []),
    ...(isTheirs && may.answer ? [{ kind: 'answer' } as const] : []),
    ...(preparation !== null && may.send ? [{ kind: 'send' } as const] : []),
    ...(toOffer && preparation === null ? [{ kind: 'offer' } as const] : []),
  ];
}
