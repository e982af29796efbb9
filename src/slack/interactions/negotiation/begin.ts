import type { ModalView } from '@slack/types';
import { daysAfter } from '../../../domain/agreement/dates/term.ts';
import { AccordError } from '../../../domain/error.ts';
import { proposeTerms } from '../../../usecases/negotiation/propose-terms.ts';
import { termsToPropose } from '../../../usecases/negotiation/terms-to-propose.ts';
import { readTablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { section } from '../../blocks/blocks.ts';
import { dateInput, flagInput, textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { fillInPlace } from '../filling.ts';
import type { ButtonInteraction, ComingViews, Fields, FormInteraction } from '../interaction.ts';
import { proposalViews, viewsOf } from './proposal.ts';
import { TITLE } from './proposal-view.ts';

const FORM = 'proposal.begin-form';

/** Days from today that are proposed for the answer, the signatures and the beginning. */
const DAYS = { answer: 7, sign: 21, begin: 30 } as const;

/** “Propose a change”: begins to negotiate, or opens what the own side has begun. */
export const beginProposal: ButtonInteraction = {
  action: 'proposal.begin',
  run: (session, click) =>
    fillInPlace(session, click, { title: TITLE, views: beginningViews(session, click.value) }),
};

/** What somebody begins with: why and until when; or the proposal that their side is writing. */
export async function* beginningViews(session: Session, value: string): ComingViews {
  const { key } = readTablePlace(value);
  const opened = await session.open();
  const found = await termsToPropose(opened, { key });
  if (found.view) {
    if (!found.view.preparation) await proposeTerms(opened, { key, terms: found.terms });
    yield* proposalViews(session, { key }, FOUND);
    return;
  }
  const today = isoDay(opened.now, found.timeZone);
  yield beginForm(key, found.name, today);
}

const FOUND = mrkdwn`📝 A negotiation goes on already. This is what your side proposes next, as it stands.`;

function beginForm(key: string, name: string, today: string): ModalView {
  const date = (which: keyof typeof DAYS) => daysAfter(today, DAYS[which]);
  return modal({
    title: TITLE,
    submit: { label: 'Next', name: FORM },
    about: writeTablePlace({ key }),
    blocks: [
      section(
        mrkdwn`You propose a change of *${name}*. Nobody of the other side sees anything before you send it.`,
      ),
      textInput(
        { name: 'reason', label: 'Why', long: true, hint: 'For your own side and the history.' },
        null,
      ),
      dateInput({ name: 'effectiveFrom', label: 'It is to hold from' }, date('begin')),
      dateInput({ name: 'answerBy', label: 'Answer expected by' }, date('answer')),
      dateInput({ name: 'signBy', label: 'To be signed by' }, date('sign')),
      flagInput(
        {
          name: 'urgent',
          label: 'It is an urgent correction',
          hint: 'It can hold on the day on which it is signed; a second person has to approve it.',
        },
        false,
      ),
    ],
  });
}

/** Begins to negotiate an agreement with what was filled in. */
export const takeBeginning: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: (fields) => ({
    ...(text(fields.reason) === '' ? { reason: 'Please write why.' } : {}),
    ...dateComplaints(fields),
  }),
  run: async (session, { fields, about }) => {
    const { key } = readTablePlace(about);
    const opened = await session.open();
    const { terms, view } = await termsToPropose(opened, { key });
    // Somebody else was faster: what was typed stays in sight.
    if (view) return proposalViews(session, { key }, mrkdwn`${THERE} _${text(fields.reason)}_`);
    const proposed = await proposeTerms(opened, {
      ...{ key, terms, reason: text(fields.reason), ...datesIn(fields) },
      urgent: Array.isArray(fields.urgent) && fields.urgent.length > 0,
    });
    return viewsOf(session, proposed);
  },
};

const THERE =
  '🔄 A negotiation of this had begun before you sent yours; here is how it stands. You wrote:';

/** The dates of a form as a proposal has them. */
export function datesIn(fields: Fields) {
  const [answerBy, signBy, from] = ['answerBy', 'signBy', 'effectiveFrom'].map((name) =>
    text(fields[name]),
  );
  if (!answerBy || !from) throw new AccordError('invalid', 'Please choose the dates.');
  return { timetable: { rounds: [answerBy], signBy: signBy || null }, effectiveFrom: from };
}

/** What is wrong with the order of dates, beside them. */
export function dateComplaints(fields: Fields): Readonly<Record<string, string>> {
  const [answerBy, signBy] = [text(fields.answerBy), text(fields.signBy)];
  return answerBy !== '' && signBy !== '' && signBy < answerBy
    ? { signBy: 'This is before the answer is expected.' }
    : {};
}

/** What was written in a field, without spaces around it. */
export function text(given: Fields[string] | undefined): string {
  return typeof given === 'string' ? given.trim() : '';
}
