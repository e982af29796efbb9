import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import { readTablePlace } from '../../answers/table-place.ts';
import type { Session } from '../../session.ts';
import { fillDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { TITLE, termsView } from './terms-view.ts';

async function current(session: Session, value: string) {
  const { key, page = 0 } = readTablePlace(value);
  const view = await showNegotiation(await session.open(), { key });
  return termsView({ view, page });
}

/** Opens the offer on the table term by term. */
export const openTerms: ButtonInteraction = {
  action: 'offer.terms',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: () => current(session, click.value),
    }),
};

/** Turn to another part of a long offer, in its place. */
export const TURN_TERMS: readonly ButtonInteraction[] = ['offer.terms-on', 'offer.terms-back'].map(
  (action) => ({
    action,
    run: async (session, click) => {
      const shown = await current(session, click.value);
      if (click.view === null) return;
      const { id, hash } = click.view;
      await fillDialog(session.client, { view_id: id, hash, view: shown });
    },
  }),
);
