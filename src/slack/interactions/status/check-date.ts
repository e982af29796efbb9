import type { InputBlock, ModalView } from '@slack/types';
import { readLocalDay } from '../../../domain/calendar/local-date.ts';
import { nearest } from '../../../domain/register/nearest.ts';
import type { Context } from '../../../usecases/context.ts';
import { listAgreements } from '../../../usecases/status/list-agreements.ts';
import { readQuery, writeQuery } from '../../answers/status-query.ts';
import { tellStatus } from '../../answers/tell-status.ts';
import { section } from '../../blocks/blocks.ts';
import { choiceInput, dateInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { endOfDate } from '../../commands/at.ts';
import type { Session } from '../../session.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { answerDialog, openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';

const FORM = 'status.check-date';
const TITLE = 'Check another date';
/** Where the day changes first; who lives elsewhere gets what is still ahead for them cut to now. */
const LATEST_ZONE = 'Pacific/Kiritimati';

/** Asks for a service and a date, to see how things stood then. */
export const askForDate: ButtonInteraction = {
  action: 'status.ask',
  run: (session, click) =>
    openDialog(session, click, { title: TITLE, content: () => dateForm(session, click.value) }),
};

/** Shows how a service stood at the end of the chosen day, or now when that day is today. */
export const checkDate: FormInteraction = {
  form: FORM,
  title: 'Status',
  check: ({ date }, about) => {
    const { at } = readQuery(about);
    if (typeof date !== 'string' || readLocalDay(date) === null)
      return { date: 'Please choose a date.' };
    const ahead = at !== undefined && date > isoDay(at, LATEST_ZONE);
    return ahead ? { date: 'This day is still to come. Choose today or a day before.' } : {};
  },
  run: async (session, { fields, about }) => {
    const { customer, agreement } = readQuery(about);
    const context = await session.open();
    const endOfDay = endOfDate(String(fields.date), session.timeZone);
    const query = {
      page: 0,
      ...(typeof fields.service === 'string' && { service: fields.service }),
      ...(customer !== undefined && { customer }),
      ...(agreement !== undefined && !fields.service && { agreement }),
      at: Math.min(endOfDay, context.now),
    };
    const answer = await tellStatus(session, { query, place: { kind: 'dialog' } });
    return answerDialog('Status', answer);
  },
};

async function dateForm(session: Session, about: string): Promise<ModalView> {
  const context = await session.open();
  const today = isoDay(context.now, session.timeZone);
  const { service } = readQuery(about);
  return modal({
    title: TITLE,
    submit: { label: 'Show', name: FORM },
    about: writeQuery({ ...readQuery(about), at: context.now }),
    blocks: [
      section(mrkdwn`How did the promises stand at the end of a day?`),
      dateInput({ name: 'date', label: 'Date' }, today),
      ...(await serviceInput(context, service)),
    ],
  });
}

async function serviceInput(
  context: Context,
  asked: string | undefined,
): Promise<readonly InputBlock[]> {
  const agreements = await listAgreements(context);
  const names = [...new Set(agreements.flatMap(({ serviceNames }) => serviceNames))].sort();
  const choices = names.map((name) => ({ value: name, label: name }));
  const [near] = asked === undefined ? [] : nearest(asked, names);
  const words = {
    name: 'service',
    label: 'Service',
    hint: 'Leave it empty for all.',
    optional: true,
  };
  return choices.length ? [choiceInput(words, choices, near)] : [];
}
