import { formatLocalDay, readLocalDay } from '../../../domain/calendar/local-date.ts';
import { SNOOZES, type SnoozeChoice, snoozeAlert } from '../../../usecases/alert/answer-alert.ts';
import { muteTarget } from '../../../usecases/alert/mute-target.ts';
import { showAlert } from '../../../usecases/alert/show-alert.ts';
import { section } from '../../blocks/blocks.ts';
import { choiceInput, dateInput, textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { endOfDate } from '../../commands/at.ts';
import { plainLine } from '../../notices/alert.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { alertDialog, TITLE } from './alert-view.ts';

const CHOICES: Readonly<Record<SnoozeChoice, string>> = {
  next: 'Until it gets worse, or its next threshold',
  hour: 'For an hour',
  morning: 'Until the next working morning',
};

/** Asks for how long an alert may wait. */
export const askToSnooze: ButtonInteraction = {
  action: 'alert.snooze',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const { alert } = await showAlert(await session.open(), { id: click.value });
        const [line] = alert.lines;
        const choices = SNOOZES.map((value) => ({ value, label: CHOICES[value] }));
        return modal({
          title: TITLE,
          submit: { label: 'Snooze', name: 'alert.snooze-form' },
          about: click.value,
          blocks: [
            ...(line ? [section(plainLine(alert, line))] : []),
            choiceInput({ name: 'choice', label: 'Leave us in peace' }, choices, 'next'),
            section(mrkdwn`What happens meanwhile is recorded, and a miss is told in any case.`),
          ],
        });
      },
    }),
};

/** Lets an alert wait. */
export const snooze: FormInteraction = {
  form: 'alert.snooze-form',
  title: TITLE,
  check: ({ choice }) =>
    SNOOZES.some((one) => one === choice) ? {} : { choice: 'Please choose for how long.' },
  run: async (session, { fields, about }) => {
    const choice = SNOOZES.find((one) => one === fields.choice) ?? 'next';
    const view = await snoozeAlert(await session.open(), { id: about, choice });
    return alertDialog(view, 'It waits.');
  },
};

/** What is muted is usually known until the next week. */
const DAYS = 7;

/** Asks for the reason and the end of a mute. */
export const askToMute: ButtonInteraction = {
  action: 'alert.mute',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const context = await session.open();
        const { alert } = await showAlert(context, { id: click.value });
        const names = alert.lines.map(({ promised }) => promised.sentence);
        const today = readLocalDay(isoDay(context.now, session.timeZone)) ?? 0;
        return modal({
          title: TITLE,
          submit: { label: 'Mute', name: 'alert.mute-form' },
          about: click.value,
          blocks: [
            section(
              mrkdwn`Nobody hears of this until then, neither now nor when it happens again:\n${names.join('\n')}`,
            ),
            textInput({ name: 'reason', label: 'Why', long: true }, null),
            dateInput({ name: 'until', label: 'Until the end of' }, formatLocalDay(today + DAYS)),
            section(mrkdwn`It still counts, and \`/sla alerts\` still shows it.`),
          ],
        });
      },
    }),
};

/** Mutes the promises of an alert. */
export const mute: FormInteraction = {
  form: 'alert.mute-form',
  title: TITLE,
  check: ({ reason, until }) => ({
    ...(typeof reason === 'string' && reason.trim() !== '' ? {} : { reason: 'Please write why.' }),
    ...(typeof until === 'string' && readLocalDay(until) !== null
      ? {}
      : { until: 'Please choose a date.' }),
  }),
  run: async (session, { fields, about }) => {
    const until = endOfDate(String(fields.until), session.timeZone) + 1;
    const reason = String(fields.reason ?? '');
    const view = await muteTarget(await session.open(), { id: about, until, reason });
    return alertDialog(view, 'It is muted.');
  },
};
