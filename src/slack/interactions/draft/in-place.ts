import type { ModalView } from '@slack/types';
import type { Session } from '../../session.ts';
import { fillDialog, openDialog } from '../dialog.ts';
import type { Click } from '../interaction.ts';
import { TITLE } from './draft-view.ts';

/** Shows the next step of the work on a draft where the last one was; from a message, in a dialog of its own. */
export async function inPlace(
  session: Session,
  click: Click,
  content: () => Promise<ModalView>,
): Promise<void> {
  const { view } = click;
  if (view?.type !== 'modal') return openDialog(session, click, { title: TITLE, content });
  await fillDialog(session.client, { view_id: view.id, hash: view.hash, view: await content() });
}
