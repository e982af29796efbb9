import { DEFAULT_SHARED } from '../../domain/consequence/consequences.ts';
import { decideSending, type Sending } from '../../domain/negotiation/decide-offer.ts';
import { latestAgreement } from '../../domain/register/register.ts';
import type { Context } from '../context.ts';
import type { NegotiationView } from './negotiation-view.ts';
import type { TablePlace } from './table.ts';
import { atTable } from './verb.ts';

type Send = TablePlace &
  Partial<Omit<Sending, 'latest'>> & {
    /** The number of the step that the sender has seen last. */
    readonly seen?: number | undefined;
  };

/** Sends what the own side has written to the other side, which makes earlier approvals and signatures void. */
export function sendOffer(context: Context, { key, ...send }: Send): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => {
    const latest = latestAgreement(scene.register, key)?.number ?? 0;
    return decideSending(scene, { ...send, shared: send.shared ?? DEFAULT_SHARED, latest });
  });
}
