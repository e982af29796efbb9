import { dateWords } from '../../../domain/agreement/date-words.ts';
import { daysAfter } from '../../../domain/agreement/dates/term.ts';
import type { Improvement } from '../../../domain/improvement/improvement.ts';
import { showAlert } from '../../../usecases/alert/show-alert.ts';
import { replanImprovement } from '../../../usecases/improvement/change-improvement.ts';
import { improvementsFor } from '../../../usecases/improvement/list-improvements.ts';
import {
  joinImprovement,
  planImprovement,
} from '../../../usecases/improvement/plan-improvement.ts';
import { showImprovement } from '../../../usecases/improvement/show-improvement.ts';
import { improvementBlocks } from '../../answers/tell-improvements.ts';
import { section } from '../../blocks/blocks.ts';
import { choiceInput, dateInput, textInput, userInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { plainLine } from '../../notices/alert.ts';
import type { Session } from '../../session.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { alertDialog } from '../alert/alert-view.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, Fields, FormInteraction } from '../interaction.ts';

export const TITLE = 'Improvement';
/** What takes longer than that is easily forgotten. */
const DAYS = 30;

/** Asks what is to become better because of an alert; what was planned for it already is changed. */
export const askToImprove: ButtonInteraction = {
  action: 'alert.improve',
  run: (session, click) =>
    openDialog(session, click, { title: TITLE, content: () => planForm(session, click.value) }),
};

async function planForm(session: Session, id: string) {
  const context = await session.open();
  const { alert } = await showAlert(context, { id });
  const agreements = alert.lines.map(({ promised }) => promised.agreement);
  const { own, others } = await improvementsFor(context, { episode: alert.episode, agreements });
  if (own?.state === 'open') return changeForm(session, own.id);
  const [line] = alert.lines;
  const today = isoDay(context.now, session.timeZone);
  const begun = { what: '', owner: session.actor.userId, dueOn: daysAfter(today, DAYS) };
  return modal({
    title: TITLE,
    submit: { label: 'Plan it', name: 'improvement.plan-form' },
    about: id,
    blocks: [
      ...(line ? [section(plainLine(alert, line))] : []),
      ...(others.length > 0 ? [existing(others)] : []),
      ...planInputs(begun, others.length > 0),
      section(mrkdwn`Whoever sees to it is reminded. \`/sla improvements\` lists what is planned.`),
    ],
  });
}

function existing(others: readonly Improvement[]) {
  const words = { name: 'existing', label: 'One that is planned already', optional: true };
  const choices = others.map(({ id, what, dueOn }) => ({
    value: id,
    label: `${what} (by ${dateWords(dueOn)})`,
  }));
  return choiceInput(words, choices);
}

type Begun = Pick<Improvement, 'what' | 'owner' | 'dueOn'>;

function planInputs({ what, owner, dueOn }: Begun, optional: boolean) {
  const label = optional ? 'Or: what is to become better' : 'What is to become better';
  return [
    textInput({ name: 'what', label, long: true, optional }, what || null),
    userInput({ name: 'owner', label: 'Who sees to it' }, owner),
    dateInput({ name: 'dueOn', label: 'By when' }, dueOn),
  ];
}

const given = (fields: Fields, name: string) => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

function planOf(fields: Fields) {
  return {
    what: given(fields, 'what'),
    owner: given(fields, 'owner'),
    dueOn: given(fields, 'dueOn'),
  };
}

function missing(fields: Fields): Readonly<Record<string, string>> {
  const { what, owner, dueOn } = planOf(fields);
  return {
    ...(what.trim() === '' && { what: 'Please write what is to become better.' }),
    ...(owner === '' && { owner: 'Please choose a person.' }),
    ...(dueOn === '' && { dueOn: 'Please choose a date.' }),
  };
}

/** Plans it, or lets what is planned already stand for this alert, too. */
export const plan: FormInteraction = {
  form: 'improvement.plan-form',
  title: TITLE,
  check: (fields) => (given(fields, 'existing') === '' ? missing(fields) : {}),
  run: async (session, { fields, about: id }) => {
    const context = await session.open();
    const improvement = given(fields, 'existing');
    const view =
      improvement === ''
        ? await planImprovement(context, { id, ...planOf(fields) })
        : await joinImprovement(context, { id, improvement });
    return alertDialog(view, 'It is planned. The message says so.');
  },
};

/** Asks how an improvement is to be changed. */
export const askToChange: ButtonInteraction = {
  action: 'improvement.change',
  run: (session, click) =>
    openDialog(session, click, { title: TITLE, content: () => changeForm(session, click.value) }),
};

async function changeForm(session: Session, id: string) {
  const { what, owner, dueOn } = await showImprovement(await session.open(), { id });
  return modal({
    title: TITLE,
    submit: { label: 'Keep', name: 'improvement.change-form' },
    about: id,
    blocks: planInputs({ what, owner: owner.user ?? '', dueOn }, false),
  });
}

/** Changes an improvement. */
export const change: FormInteraction = {
  form: 'improvement.change-form',
  title: TITLE,
  check: missing,
  run: async (session, { fields, about: id }) => {
    const shown = await replanImprovement(await session.open(), { id, ...planOf(fields) });
    return modal({ title: TITLE, blocks: improvementBlocks({ ...shown, isLate: false }) });
  },
};
