import { type RecordFormat, recordFile } from '../../../usecases/negotiation/record/show-record.ts';
import { sentence, toMessage } from '../../answer.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { sendFile } from '../../pictures.ts';
import type { Session } from '../../session.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction } from '../interaction.ts';
import { createOnce } from '../once.ts';

const once = createOnce('I am sending it already. Look into my messages to you.');

/** Sends the record of a negotiation as a PDF, to the person alone. */
export const sendPdf = sending('negotiation.pdf', 'pdf');

/** Sends the record of a negotiation as Markdown, to the person alone. */
export const sendMarkdown = sending('negotiation.markdown', 'markdown');

const TITLE = 'Record';

function sending(action: string, format: RecordFormat): ButtonInteraction {
  return {
    action,
    run: (session, click) =>
      openDialog(session, click, {
        title: TITLE,
        content: async () => {
          await once(click.identity, () => send(session, click.value, format));
          const told = mrkdwn`📄 I have sent you the record in a message of mine, for you alone. \`accord verify <file>\` checks that nothing in it was changed.`;
          return answerDialog(TITLE, sentence(told));
        },
      }),
  };
}

/** A message to the person says where their conversation with the bot is; the file goes there. */
async function send(session: Session, key: string, format: RecordFormat): Promise<void> {
  const { client, actor } = session;
  const { name, content, record } = await recordFile(await session.open(), { key, format });
  const told = sentence(mrkdwn`📄 The record of the negotiation of *${record.agreement.name}*:`);
  const { channel } = await client.chat.postMessage({ ...toMessage(told), channel: actor.userId });
  await sendFile(client, { name, content, channel: channel ?? actor.userId });
}
