import type { DraftTerms } from '../../domain/draft/draft.ts';
import { draftTerms } from '../../domain/draft/draft-terms.ts';
import { isOver } from '../../domain/negotiation/negotiation.ts';
import { sidedTerms } from '../../domain/negotiation/sided-terms.ts';
import { homeSide } from '../../domain/negotiation/sides.ts';
import { termsFor } from '../../domain/negotiation/visible.ts';
import { lastNegotiation } from '../../storage/negotiations.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { type NegotiationView, viewOf } from './negotiation-view.ts';
import { type TablePlace, tableOf } from './table.ts';

/** What somebody changes when they propose something. */
export type TermsToPropose = {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  /** The terms that their side is writing, else those on the table, else those agreed now. */
  readonly terms: DraftTerms;
  /** The negotiation that goes on; null where none does that they may know of. */
  readonly view: NegotiationView | null;
};

/** The terms with which a proposal begins or goes on, as far as the actor may see them. */
export async function termsToPropose(
  context: Setting,
  { key }: TablePlace,
): Promise<TermsToPropose> {
  const viewing = await openView(context);
  const of = { workspaceId: context.workspace.id, agreementKey: key };
  const kept = await lastNegotiation(context.database, of);
  const table = kept && tableOf(context, viewing.authority, kept);
  if (table && !isOver(table.scene.state) && table.scene.state.phase !== 'agreed') {
    const view = viewOf(table);
    const terms = view.preparation?.terms ?? view.terms ?? view.before;
    return { key, name: view.name, timeZone: sidedTerms(terms).timeZone, terms, view };
  }
  const { terms } = agreementMeant(viewing, key);
  const { observed: _, ...written } = draftTerms(terms);
  const isOutside = viewing.viewer.kind !== 'staff';
  const side = isOutside === (homeSide(terms) === 'provider') ? 'customer' : 'provider';
  const shown = termsFor({ side, isOutside }, written);
  return { key, name: terms.name ?? key, timeZone: terms.timeZone, terms: shown, view: null };
}
