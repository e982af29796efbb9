import type { KnownBlock } from '@slack/types';
import { noteAlert, tellCause } from '../../../usecases/alert/answer-alert.ts';
import { informCustomer } from '../../../usecases/alert/inform-customer.ts';
import { type AlertView, showAlert } from '../../../usecases/alert/show-alert.ts';
import type { Context } from '../../../usecases/context.ts';
import { section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { plainLine } from '../../notices/alert.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, Fields, FormInteraction } from '../interaction.ts';
import { alertDialog, TITLE } from './alert-view.ts';

type Writing = {
  readonly action: string;
  readonly submit: string;
  readonly done: string;
  readonly inputs: (view: AlertView) => readonly KnownBlock[];
  /** The fields that have to be filled in, and what is missing otherwise. */
  readonly needed: Readonly<Record<string, string>>;
  readonly run: (context: Context, id: string, fields: Fields) => Promise<AlertView>;
};

const text = (fields: Fields, name: string) => {
  const given = fields[name];
  return typeof given === 'string' ? given : '';
};

const WRITINGS: readonly Writing[] = [
  {
    ...{ action: 'alert.note', submit: 'Add', done: 'The note stands below the alert.' },
    inputs: () => [textInput({ name: 'text', label: 'What is worth knowing', long: true }, null)],
    needed: { text: 'Please write a note.' },
    run: (context, id, fields) => noteAlert(context, { id, text: text(fields, 'text') }),
  },
  {
    ...{ action: 'alert.cause', submit: 'Keep', done: 'The cause is kept with the alert.' },
    inputs: ({ alert: { cause } }) => [
      textInput({ name: 'cause', label: 'Why was it missed', long: true }, cause?.cause ?? null),
      textInput(
        { name: 'step', label: 'What will keep it from happening again', long: true },
        cause?.action ?? null,
      ),
    ],
    needed: { cause: 'Please write the cause.', step: 'Please write what is done about it.' },
    run: (context, id, fields) =>
      tellCause(context, { id, cause: text(fields, 'cause'), action: text(fields, 'step') }),
  },
  {
    ...{ action: 'alert.inform', submit: 'Send', done: 'The customer is told.' },
    inputs: ({ message }) =>
      message === null
        ? [section(mrkdwn`There is no channel of a customer for this.`)]
        : [
            section(mrkdwn`This goes to the customer, to ${message.channel}. Edit it as you like.`),
            textInput({ name: 'text', label: 'Message', long: true }, message.draft),
          ],
    needed: { text: 'Please write the message.' },
    run: (context, id, fields) => informCustomer(context, { id, text: text(fields, 'text') }),
  },
];

/** Ask for what somebody wants to write about an alert. */
export const ASK_TO_WRITE: readonly ButtonInteraction[] = WRITINGS.map(
  ({ action, submit, inputs }) => ({
    action,
    run: (session, click) =>
      openDialog(session, click, {
        title: TITLE,
        content: async () => {
          const view = await showAlert(await session.open(), { id: click.value });
          const [line] = view.alert.lines;
          return modal({
            title: TITLE,
            submit: { label: submit, name: `${action}-form` },
            about: click.value,
            blocks: [...(line ? [section(plainLine(view.alert, line))] : []), ...inputs(view)],
          });
        },
      }),
  }),
);

/** Keep what somebody has written about an alert. */
export const WRITE: readonly FormInteraction[] = WRITINGS.map(({ action, done, needed, run }) => ({
  form: `${action}-form`,
  title: TITLE,
  check: (fields) =>
    Object.fromEntries(Object.entries(needed).filter(([name]) => text(fields, name).trim() === '')),
  run: async (session, { fields, about }) =>
    alertDialog(await run(await session.open(), about, fields), done),
}));
