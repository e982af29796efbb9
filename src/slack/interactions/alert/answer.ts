import { count } from '../../../domain/target/length-words.ts';
import { acknowledgeList } from '../../../usecases/alert/acknowledge-list.ts';
import { acknowledgeAlert, assignAlert } from '../../../usecases/alert/answer-alert.ts';
import { wakeAlert } from '../../../usecases/alert/mute-target.ts';
import { showAlert } from '../../../usecases/alert/show-alert.ts';
import { sentence } from '../../answer.ts';
import { section } from '../../blocks/blocks.ts';
import { userInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { plainLine } from '../../notices/alert.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { alertDialog, TITLE } from './alert-view.ts';

/** Takes an alert on; its message says so to everybody. */
export const acknowledge: ButtonInteraction = {
  action: 'alert.acknowledge',
  run: async (session, click) => {
    await acknowledgeAlert(await session.open(), { id: click.value });
    await click.reply(sentence(mrkdwn`✅ You are at it. The message says so.`), 'below');
  },
};

/** Takes on everything that a list tells of; the list says so to everybody. */
export const acknowledgeAll: ButtonInteraction = {
  action: 'alert.acknowledge-list',
  run: async (session, click) => {
    const taken = await acknowledgeList(await session.open(), { list: click.value });
    const words =
      taken === 0
        ? mrkdwn`Somebody is at each of them already.`
        : mrkdwn`✅ You are at ${count(taken, 'alert')} of it. The message says so.`;
    await click.reply(sentence(words), 'below');
  },
};

/** Opens what else can be done about an alert. */
export const openMore: ButtonInteraction = {
  action: 'alert.more',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => alertDialog(await showAlert(await session.open(), { id: click.value })),
    }),
};

/** People want to hear of an alert again. */
export const wake: ButtonInteraction = {
  action: 'alert.wake',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const view = await wakeAlert(await session.open(), { id: click.value });
        return alertDialog(view, 'You hear of it again.');
      },
    }),
};

/** Asks who is to have an alert. */
export const askToAssign: ButtonInteraction = {
  action: 'alert.assign',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const { alert } = await showAlert(await session.open(), { id: click.value });
        const [line] = alert.lines;
        return modal({
          title: TITLE,
          submit: { label: 'Hand over', name: 'alert.assign-form' },
          about: click.value,
          blocks: [
            ...(line ? [section(plainLine(alert, line))] : []),
            userInput({ name: 'user', label: 'Who is at it' }, session.actor.userId),
          ],
        });
      },
    }),
};

/** Gives an alert to whoever was chosen. */
export const assign: FormInteraction = {
  form: 'alert.assign-form',
  title: TITLE,
  check: ({ user }) =>
    typeof user === 'string' && user !== '' ? {} : { user: 'Please choose a person.' },
  run: async (session, { fields, about }) => {
    const user = typeof fields.user === 'string' ? fields.user : '';
    const view = await assignAlert(await session.open(), { id: about, user });
    const name = view.alert.holder?.name ?? user;
    return alertDialog(view, `${name} has it now.`);
  },
};
