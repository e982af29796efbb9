import type { ModalView } from '@slack/types';
import { explainFailure } from '../failures.ts';
import { refusalOf } from '../notices/refusals.ts';
import type { Session } from '../session.ts';
import { answerDialog, LEFT, type Opening, openingOf, openWaiting } from './dialog.ts';
import type { Click, ComingViews } from './interaction.ts';

type Filling = {
  readonly title: string;
  readonly views: ComingViews;
  /** Whether somebody is looking at something in the dialog, which stays when this fails. */
  readonly isOpen?: boolean;
};

type Means = Pick<Session, 'client' | 'log'>;

/** Opens a dialog at once and fills it piece by piece, for as long as nobody has moved on in it. */
export async function openFilling(
  session: Session,
  click: Opening,
  filling: Omit<Filling, 'isOpen'>,
): Promise<void> {
  const viewId = await openWaiting(session, click, filling.title);
  if (viewId !== null) await fillPieceByPiece(session, viewId, filling);
}

/** The same in the dialog where the button was; from a message, in a dialog of its own. */
export async function fillInPlace(
  session: Session,
  click: Click,
  filling: Omit<Filling, 'isOpen'>,
) {
  const { view } = click;
  if (view?.type !== 'modal') return openFilling(session, click, filling);
  // What was clicked goes before what was still filling in there, which then stops.
  await fillPieceByPiece(session, view.id, { ...filling, isOpen: true });
}

/** Shows one view after the other; the first of them tells what went wrong, a later failure leaves what is there. */
export async function fillPieceByPiece(means: Means, viewId: string, filling: Filling) {
  let hash: string | undefined;
  let isEmpty = true;
  const show = async (view: ModalView) => {
    const shown = await update(means, {
      view_id: viewId,
      view,
      ...(hash !== undefined && { hash }),
    });
    if (shown !== null) hash = shown;
    isEmpty = false;
    return shown !== null;
  };
  try {
    for await (const view of filling.views) if (!(await show(view))) return;
  } catch (error) {
    // What somebody was looking at stays; the failure is told above it.
    if (isEmpty && filling.isOpen) throw error;
    const told = explainFailure(error, means.log);
    if (isEmpty) await show(answerDialog(filling.title, told));
  }
}

type Update = Parameters<Session['client']['views']['update']>[0];

/** The hash of the dialog as it is now; null when it was closed or changed meanwhile. */
async function update({ client }: Means, filling: Update): Promise<string | null> {
  try {
    const { view } = await client.views.update(filling);
    return view?.hash ?? '';
  } catch (error) {
    if (LEFT.has(refusalOf(error) ?? '')) return null;
    throw error;
  }
}

/** Opens a dialog that fills in for somebody who typed a command; what hinders it is the answer to the command. */
export async function openFillingOf(session: Session, filling: Omit<Filling, 'isOpen'>) {
  await openFilling(session, openingOf(session), filling);
}
