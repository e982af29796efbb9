import type { Answer } from '../answer.ts';
import type { Session } from '../session.ts';
import { answerDialog, fillDialog } from './dialog.ts';
import type { Click } from './interaction.ts';

/** Puts the next part of a long answer where the last one was, in a dialog or in a message. */
export async function turnPage(
  session: Session,
  click: Click,
  { title, answer }: { readonly title: string; readonly answer: Answer },
): Promise<void> {
  if (click.view === null) return click.reply(answer, 'replace');
  const { id, hash } = click.view;
  await fillDialog(session.client, { view_id: id, hash, view: answerDialog(title, answer) });
}
