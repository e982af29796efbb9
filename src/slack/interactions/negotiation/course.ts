import type { ModalView } from '@slack/types';
import { daysAfter } from '../../../domain/agreement/dates/term.ts';
import { sidedTerms } from '../../../domain/negotiation/sided-terms.ts';
import {
  pauseNegotiation,
  resumeNegotiation,
  reviveNegotiation,
  withdrawNegotiation,
} from '../../../usecases/negotiation/change-course.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import { standingWords } from '../../answers/offer-of.ts';
import { readTablePlace, type TablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { dateInput, textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { text } from './begin.ts';
import { orGivenBack } from './given-back.ts';

const TITLE = 'Negotiation';
const DAYS_TO_ANSWER = 7;

const COURSES = ['withdraw', 'pause', 'revive'] as const;
type Course = (typeof COURSES)[number];

const WORDS: Readonly<Record<Course, { readonly submit: string; readonly effect: string }>> = {
  withdraw: {
    submit: 'Withdraw it',
    effect: 'This ends the negotiation. What is agreed today stays as it is. Both sides read why.',
  },
  pause: {
    submit: 'Pause it',
    effect: 'Nobody can answer or send anything until somebody goes on with it, and dates wait.',
  },
  revive: {
    submit: 'Take it up again',
    effect: 'The last offer is on the table again, or the next one is yours to write.',
  },
};

/** Opens what else can be done with a negotiation. */
export const openMore: ButtonInteraction = {
  action: 'offer.more',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const { key } = readTablePlace(click.value);
        return moreView(await showNegotiation(await session.open(), { key }));
      },
    }),
};

function moreView(view: NegotiationView): ModalView {
  const { key, name, may, rounds, preparation } = view;
  const value = writeTablePlace({ key, round: rounds.at(-1)?.number ?? 0 });
  const way = (isThere: boolean, label: string, action: string) =>
    isThere ? [button({ label, action, value })] : [];
  const writing = preparation ? 'Go on with your proposal' : 'Propose something else';
  const ways = [
    ...way(rounds.length > 0, 'Term by term', 'offer.terms'),
    ...way(may.comment && rounds.length > 0, 'Comment …', 'offer.comment'),
    ...way(may.propose, writing, 'proposal.begin'),
    ...way(may.pause, 'Pause …', 'offer.pause'),
    ...way(may.resume, 'Go on with it', 'offer.resume'),
    ...way(may.revive, 'Take it up again …', 'offer.revive'),
    ...way(may.withdraw, 'Withdraw …', 'offer.withdraw'),
  ];
  return modal({
    title: TITLE,
    blocks: [section(mrkdwn`*${name}*\n${standingWords(view)}`), ...actions(ways)],
  });
}

/** Ask why, before somebody pauses, withdraws or takes up again. */
export const ASK_FOR_COURSE: readonly ButtonInteraction[] = COURSES.map((course) => ({
  action: `offer.${course}`,
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: () => courseForm(session, readTablePlace(click.value), course),
    }),
}));

async function courseForm(session: Session, place: TablePlace, course: Course) {
  const opened = await session.open();
  const view = await showNegotiation(opened, place);
  const { submit, effect } = WORDS[course];
  const { timeZone } = sidedTerms(view.terms ?? view.before);
  const answerBy = daysAfter(isoDay(opened.now, timeZone), DAYS_TO_ANSWER);
  return modal({
    title: TITLE,
    submit: { label: submit, name: `offer.${course}-form` },
    about: writeTablePlace(place),
    blocks: [
      section(mrkdwn`*${view.name}*\n${effect}`),
      ...(course === 'revive'
        ? [dateInput({ name: 'answerBy', label: 'Answer expected by' }, answerBy)]
        : []),
      textInput({ name: 'reason', label: 'Why', long: true }, null),
    ],
  });
}

/** Pause, withdraw and take up again, with the reason that was given. */
export const TAKE_COURSE: readonly FormInteraction[] = COURSES.map((course) => ({
  form: `offer.${course}-form`,
  title: TITLE,
  check: ({ reason }) => (text(reason) === '' ? { reason: 'Please write why.' } : {}),
  run: async (session, { fields, about }) => {
    const { key, round } = readTablePlace(about);
    const reason = text(fields.reason);
    const steps = {
      withdraw: withdrawNegotiation,
      pause: pauseNegotiation,
      revive: reviveNegotiation,
    };
    return orGivenBack({ key, round, typed: reason }, async () => {
      const answerBy = text(fields.answerBy);
      return moreView(await steps[course](await session.open(), { key, reason, answerBy }));
    });
  },
}));

/** Lets a paused negotiation go on. */
export const resume: ButtonInteraction = {
  action: 'offer.resume',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: async () => {
        const { key } = readTablePlace(click.value);
        return moreView(await resumeNegotiation(await session.open(), { key }));
      },
    }),
};
