import { setTimeout } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { AccordError } from '../../domain/error.ts';
import type { Answer } from '../answer.ts';
import { sentence } from '../answer.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { modal, waiting } from '../blocks/views.ts';
import { explainFailure } from '../failures.ts';
import { refusalOf } from '../notices/refusals.ts';
import type { Session } from '../session.ts';
import type { Click } from './interaction.ts';

/** What opens a dialog: a click, a shortcut, or a command. */
export type Opening = Pick<Click, 'triggerId' | 'view' | 'reply'>;

/**
 * Opens a dialog at once, because the permission to open one lasts 3 seconds, and fills it when
 * its content is there.
 */
export async function openDialog(
  session: Session,
  click: Opening,
  { title, content }: { readonly title: string; readonly content: () => Promise<ModalView> },
): Promise<void> {
  const viewId = await openWaiting(session, click, title);
  if (viewId === null) return;
  const view = await content().catch((error: unknown) =>
    answerDialog(title, explainFailure(error, session.log)),
  );
  await fillPatiently(session.client, { view_id: viewId, view });
}

/** A picture that was uploaded a moment ago is not there at once: until it is, Slack refuses the blocks. */
async function fillPatiently(client: WebClient, filling: Filling): Promise<void> {
  const hasPicture = filling.view.blocks.some(({ type }) => type === 'image');
  for (const wait of hasPicture ? WAITS : []) {
    try {
      return await fillDialog(client, filling);
    } catch (error) {
      if (refusalOf(error) !== 'invalid_blocks' && refusalOf(error) !== 'invalid_arguments') {
        throw error;
      }
      await setTimeout(wait);
    }
  }
  await fillDialog(client, filling);
}

const WAITS = [500, 1_000, 2_000, 4_000];

/** Opens a dialog for somebody who typed a command; what hinders it is the answer to the command. */
export async function openDialogOf(
  session: Session,
  filled: Parameters<typeof openDialog>[2],
): Promise<void> {
  await openDialog(session, openingOf(session), filled);
}

/** What a command opens a dialog with. */
export function openingOf({ triggerId = '' }: Session): Opening {
  const reply = async ({ text }: Answer) => {
    throw new AccordError('conflict', text.replace('press the button', 'type it'));
  };
  return { triggerId, view: null, reply };
}

type Filling = { readonly view_id: string; readonly view: ModalView; readonly hash?: string };

/** Changes a dialog; one that was closed or changed meanwhile is left alone. */
export async function fillDialog(client: WebClient, filling: Filling): Promise<void> {
  await client.views.update(filling).catch((error: unknown) => {
    if (!LEFT.has(refusalOf(error) ?? '')) throw error;
  });
}

/** What Slack says when a dialog was closed or changed meanwhile. */
export const LEFT: ReadonlySet<string> = new Set(['not_found', 'hash_conflict']);

/** An answer as a dialog. */
export function answerDialog(title: string, { blocks }: Answer): ModalView {
  return modal({ title, blocks });
}

/** Opens an empty dialog; null when that failed, which the person is told. */
export async function openWaiting(
  session: Session,
  click: Opening,
  title: string,
): Promise<string | null> {
  const opening = { trigger_id: click.triggerId, view: waiting(title) };
  const { client } = session;
  try {
    const opened = await (click.view?.type === 'modal'
      ? client.views.push(opening)
      : client.views.open(opening));
    return opened.view?.id ?? null;
  } catch (error) {
    session.log.warn({ err: error }, 'a dialog could not be opened');
    await click.reply(sentence(mrkdwn`⌛ ${sorry(error)}`), 'below');
    return null;
  }
}

function sorry(error: unknown): string {
  const reason = error instanceof Error ? error.message : '';
  return reason.includes('push_limit')
    ? 'There is no room for another dialog. Please close one and try again.'
    : 'That took too long to open. Please press the button again.';
}
