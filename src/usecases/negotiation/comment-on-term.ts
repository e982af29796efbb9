import { type Commenting, decideComment } from '../../domain/negotiation/decide-answer.ts';
import type { Context } from '../context.ts';
import type { NegotiationView } from './negotiation-view.ts';
import type { TablePlace } from './table.ts';
import { atTable } from './verb.ts';

/** Says something about a term, or about the whole, to both sides or to the own one. */
export function commentOnTerm(
  context: Context,
  { key, ...commenting }: TablePlace & Commenting,
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideComment(scene, commenting));
}
