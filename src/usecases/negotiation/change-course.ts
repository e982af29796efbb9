import {
  decidePause,
  decideResuming,
  decideRevival,
  decideWithdrawal,
  type Reviving,
} from '../../domain/negotiation/decide-course.ts';
import type { Context } from '../context.ts';
import type { NegotiationView } from './negotiation-view.ts';
import type { TablePlace } from './table.ts';
import { atTable } from './verb.ts';

type WithReason = TablePlace & { readonly reason: string };

/** Ends a negotiation before it is signed. */
export function withdrawNegotiation(
  context: Context,
  { key, reason }: WithReason,
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideWithdrawal(scene, reason));
}

/** Stops a negotiation and its clocks for a while. */
export function pauseNegotiation(
  context: Context,
  { key, reason }: WithReason,
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decidePause(scene, reason));
}

/** Lets a paused negotiation go on. */
export function resumeNegotiation(context: Context, place: TablePlace): Promise<NegotiationView> {
  return atTable(context, place, decideResuming);
}

/** Takes up again what has expired or was declined. */
export function reviveNegotiation(
  context: Context,
  { key, ...reviving }: TablePlace & Reviving,
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideRevival(scene, reviving));
}
