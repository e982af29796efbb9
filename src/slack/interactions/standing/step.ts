import { z } from 'zod';
import { dateWords } from '../../../domain/agreement/date-words.ts';
import { lastDayUnderNotice } from '../../../domain/agreement/dates/term.ts';
import { AccordError } from '../../../domain/error.ts';
import {
  keepAgreement,
  reviewAgreement,
  terminateAgreement,
  withdrawAgreement,
} from '../../../usecases/agreement/change-standing.ts';
import {
  AGREEMENT_STEPS,
  type AgreementStep,
  type SteppedAgreement,
} from '../../../usecases/agreement/step-agreement.ts';
import { showAgreement } from '../../../usecases/status/show-agreement.ts';
import { lifeWords } from '../../answers/state-words.ts';
import { section } from '../../blocks/blocks.ts';
import { dateInput, textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, Fields, FormInteraction } from '../interaction.ts';

const FORM = 'standing.form';

type Words = { readonly title: string; readonly submit: string; readonly effect: string };

const WORDS: Readonly<Record<AgreementStep, Words>> = {
  review: {
    title: 'Put under review',
    submit: 'Put under review',
    effect: 'It stays in force, and everybody who sees it sees that it is under review.',
  },
  keep: {
    title: 'End the review',
    submit: 'Keep it',
    effect: 'It goes on as it is. To change it, edit it instead: publishing ends the review, too.',
  },
  terminate: {
    title: 'Terminate',
    submit: 'Terminate',
    effect:
      'It promises nothing from the day after its last day on. What happened until then stays measured. This cannot be taken back; only a new revision goes on with it.',
  },
  withdraw: {
    title: 'Withdraw',
    submit: 'Withdraw',
    effect:
      'The revision that was to come never begins; one that is in force goes on. This cannot be taken back.',
  },
};

const asked = z.object({ key: z.string(), step: z.enum(AGREEMENT_STEPS) });

/** Ask why, and once more, before somebody takes a step with an agreement. */
export const ASK_FOR_STEPS: readonly ButtonInteraction[] = AGREEMENT_STEPS.map((step) => ({
  action: `standing.${step}`,
  run: (session, click) =>
    openDialog(session, click, {
      title: WORDS[step].title,
      content: () => formOf(session, click.value, step),
    }),
}));

/** Takes the step that somebody has confirmed. */
export const takeStep: FormInteraction = {
  form: FORM,
  title: 'Agreement',
  check: (fields) => (written(fields) === '' ? { reason: 'Please write why.' } : {}),
  run: async (session, { fields, about }) => {
    const { key, step } = readAsked(about);
    const lastDay = typeof fields.lastDay === 'string' ? fields.lastDay : undefined;
    const done = await take(session, { agreement: key, reason: written(fields), step, lastDay });
    return modal({ title: WORDS[step].title, blocks: [section(doneWords(done, lastDay))] });
  },
};

async function formOf(session: Session, key: string, step: AgreementStep) {
  const opened = await session.open();
  const { name, standing, timeZone, effective } = await showAgreement(opened, key);
  const { title, submit, effect } = WORDS[step];
  const today = isoDay(opened.now, timeZone);
  const earliest = lastDayUnderNotice(effective, today);
  const hint =
    earliest > today
      ? {
          hint: `${dateWords(earliest)} is the first day that keeps the agreed notice. An earlier one breaks it.`,
        }
      : {};
  const reason = { name: 'reason', label: 'Why', long: true, hint: 'For the history of it.' };
  return modal({
    title,
    submit: { label: submit, name: FORM },
    about: JSON.stringify({ key, step }),
    blocks: [
      section(mrkdwn`*${name}* (\`${key}\`): ${lifeWords(standing)}\n${effect}`),
      ...(step === 'terminate'
        ? [dateInput({ name: 'lastDay', label: 'Its last day', ...hint }, earliest)]
        : []),
      textInput(reason, null),
    ],
  });
}

type Step = {
  readonly agreement: string;
  readonly reason: string;
  readonly step: AgreementStep;
  readonly lastDay: string | undefined;
};

async function take(session: Session, { step, lastDay, ...rest }: Step): Promise<SteppedAgreement> {
  const opened = await session.open();
  switch (step) {
    case 'review':
      return reviewAgreement(opened, rest);
    case 'keep':
      return keepAgreement(opened, rest);
    case 'withdraw':
      return withdrawAgreement(opened, { ...rest, confirmed: true });
    case 'terminate':
      return terminateAgreement(opened, { ...rest, lastDay, confirmed: true });
  }
}

function doneWords({ key, to, revision }: SteppedAgreement, lastDay: string | undefined) {
  if (to === 'terminated' && lastDay !== undefined) {
    return mrkdwn`\`${key}\` is terminated; its last day is ${dateWords(lastDay)}.`;
  }
  return mrkdwn`\`${key}\`, revision ${revision}: ${lifeWords({ state: to })}`;
}

function written({ reason }: Fields): string {
  return typeof reason === 'string' ? reason.trim() : '';
}

function readAsked(value: string): z.output<typeof asked> {
  try {
    return asked.parse(JSON.parse(value));
  } catch (error) {
    throw new AccordError('invalid', 'This form is too old. Please type /sla show once more.', {
      cause: error,
    });
  }
}
