import { decideSignature } from '../../domain/negotiation/decide-signature.ts';
import type { Context } from '../context.ts';
import type { NegotiationView } from './negotiation-view.ts';
import type { TablePlace } from './table.ts';
import { atTable } from './verb.ts';

/** Signs the terms with a hash; the last signature makes them a revision that begins on its date. */
export function signTerms(
  context: Context,
  { key, hash }: TablePlace & { readonly hash: string },
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideSignature(scene, hash));
}
