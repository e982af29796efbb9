import type { ModalView } from '@slack/types';
import { dateWords } from '../../../domain/agreement/date-words.ts';
import { daysAfter } from '../../../domain/agreement/dates/term.ts';
import { DEFAULT_SHARED, isPieceKind } from '../../../domain/consequence/consequences.ts';
import { PIECE_VIEWERS } from '../../../domain/consequence/piece.ts';
import { sidedTerms } from '../../../domain/negotiation/sided-terms.ts';
import { count } from '../../../domain/target/length-words.ts';
import { pieceTitle } from '../../../usecases/consequence/words/tell-piece.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { sendOffer } from '../../../usecases/negotiation/send-offer.ts';
import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import { differenceLine } from '../../../usecases/register/words/tell-differences.ts';
import { inReadingOrder } from '../../answers/effect-lines.ts';
import { readTablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, section } from '../../blocks/blocks.ts';
import { checkboxInput, dateInput, textInput } from '../../blocks/inputs.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { isoDay } from '../../wording/clock-words.ts';
import { fillInPlace } from '../filling.ts';
import type { ButtonInteraction, ComingViews, FormInteraction } from '../interaction.ts';
import { text } from './begin.ts';
import { orGivenBack } from './given-back.ts';

const FORM = 'proposal.send-form';
const TITLE = 'Send the offer';
const MOST = 40;

/** What can be shown to the other side; the rest is never theirs to see. */
const SHAREABLE = Object.keys(PIECE_VIEWERS)
  .filter(isPieceKind)
  .filter((kind) => PIECE_VIEWERS[kind] === 'shareable');

/** Asks once more, with all that the other side will read. */
export const askToSend: ButtonInteraction = {
  action: 'proposal.send',
  run: (session, click) =>
    fillInPlace(session, click, { title: TITLE, views: askingViews(session, click.value) }),
};

async function* askingViews(session: Session, value: string): ComingViews {
  const { key } = readTablePlace(value);
  const opened = await session.open();
  yield sendForm(await showNegotiation(opened, { key }), opened.now);
}

function sendForm(view: NegotiationView, now: number): ModalView {
  const { key, version, preparation, side, customerName, providerName, isOutside } = view;
  const other = side === 'provider' ? customerName : providerName;
  const today = isoDay(now, sidedTerms(preparation?.terms ?? {}).timeZone);
  const planned = preparation?.timetable.rounds.at(-1);
  const answerBy = planned !== undefined && planned >= today ? planned : daysAfter(today, 7);
  const changes = inReadingOrder(preparation?.changes ?? []);
  const value = writeTablePlace({ key, seen: version });
  return modal({
    title: TITLE,
    submit: { label: 'Send', name: FORM },
    about: value,
    blocks: [
      ...actions([button({ label: '‹ Back', action: 'proposal.show', value })]),
      section(
        mrkdwn`*${other}* gets this offer with ${count(changes.length, 'change')}, and can answer each of them.${voidWords(view)}`,
      ),
      ...titled(mrkdwn`*What they read*`, [
        ...changes.slice(0, MOST).map((one) => mrkdwn`• ${cut(differenceLine(one), 200)}`),
        ...(changes.length > MOST
          ? [mrkdwn`… and ${count(changes.length - MOST, 'more change')}`]
          : []),
      ]),
      textInput(
        { name: 'message', label: 'A few words with it', long: true, optional: true },
        null,
      ),
      dateInput({ name: 'answerBy', label: 'Answer expected by' }, answerBy),
      ...(isOutside ? [] : [sharedInput()]),
    ],
  });
}

function sharedInput() {
  const choices = SHAREABLE.map((value) => ({ value, label: pieceTitle(value) }));
  return checkboxInput(
    {
      name: 'shared',
      label: 'What they see of what it would do',
      hint: 'Costs, credits, and what lies below are never shown.',
      optional: true,
    },
    choices,
    DEFAULT_SHARED,
  );
}

/** What an offer makes void, before somebody sends it. */
function voidWords({ stages, signatures }: NegotiationView): string {
  const signed = signatures.filter((one) => one.signed !== null).length;
  const approved = stages.reduce((sum, { approvals }) => sum + approvals.length, 0);
  if (signed + approved === 0) return '';
  return ` It makes ${count(approved, 'approval')} and ${count(signed, 'signature')} void.`;
}

/** Sends an offer as it was looked at. */
export const send: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: () => ({}),
  run: async (session, { fields, about }) => {
    const { key, seen } = readTablePlace(about);
    const message = text(fields.message);
    const shared = Array.isArray(fields.shared) ? fields.shared : [];
    const answerBy = text(fields.answerBy);
    return orGivenBack({ key, round: 0, typed: message }, async () => {
      const view = await sendOffer(await session.open(), {
        ...{ key, shared: shared.filter((kind) => SHAREABLE.some((one) => one === kind)) },
        ...{ seen, message, ...(answerBy !== '' && { answerBy }) },
      });
      return sentView(view);
    });
  },
};

function sentView({ key, name, rounds, side, customerName, providerName, code }: NegotiationView) {
  const round = rounds.at(-1);
  const other = side === 'provider' ? customerName : providerName;
  const value = writeTablePlace({ key, round: round?.number ?? 0 });
  return modal({
    title: TITLE,
    blocks: [
      section(
        mrkdwn`📨 *${name}*: the offer is on its way to *${other}*, who is asked to answer by ${dateWords(round?.answerBy ?? '')}.\nCode of these terms: \`${code ?? ''}\``,
      ),
      ...actions([button({ label: 'How it stands', action: 'offer.terms', value })]),
    ],
  });
}
