import type { ModalView } from '@slack/types';
import { AccordError } from '../../domain/error.ts';
import type { NegotiationView } from '../../usecases/negotiation/negotiation-view.ts';
import { renewTable } from '../../usecases/negotiation/renew-cards.ts';
import { showNegotiation } from '../../usecases/negotiation/show-negotiation.ts';
import type { Answer } from '../answer.ts';
import { type RequestPlace, readRequestPlace } from '../answers/request-place.ts';
import { section } from '../blocks/blocks.ts';
import { cut, mrkdwn } from '../blocks/mrkdwn.ts';
import { modal } from '../blocks/views.ts';
import { explainFailure } from '../failures.ts';
import type { Session } from '../session.ts';
import { type ClockWords, clockWords } from '../wording/clock-words.ts';
import { answerDialog } from './dialog.ts';
import type { Click, Fields, Submission } from './interaction.ts';

/** How a request stands now, for the one who looks at it. */
export type Card = (view: NegotiationView, place: RequestPlace, time: ClockWords['time']) => Answer;

type Asked = {
  readonly title: string;
  readonly card: Card;
  readonly isAsked: (view: NegotiationView, place: RequestPlace) => boolean;
};

/** What was clicked, with the negotiation as it stands, and what is shown instead where the click is out of date. */
export type Request = {
  readonly view: NegotiationView;
  readonly place: RequestPlace;
  readonly stale: ModalView | null;
};

/** Looks at what a request asks for at the moment of the click: what the button says is not believed. */
export async function openRequest(
  session: Session,
  click: Click,
  { title, card, isAsked }: Asked,
): Promise<Request> {
  const read = readRequestPlace(click.value);
  const context = await session.open();
  const view = await showNegotiation(context, { key: read.key });
  const place = { ...read, hash: view.hash ?? '' };
  const isChanged = read.code !== '' && read.code !== view.code;
  if (!isChanged && isAsked(view, place)) return { view, place, stale: null };
  const { time } = clockWords(session.timeZone, context.now);
  await renewTable(context, read);
  const stale = answerDialog(title, withNote(card(view, place, time), isChanged));
  return { view, place, stale };
}

const CHANGED = mrkdwn`🔄 The terms have changed since this message was sent. This is how it stands now:`;
const MOVED = mrkdwn`🔄 There is nothing to do here for you now. This is how it stands:`;

function withNote({ text, blocks }: Answer, isChanged: boolean): Answer {
  return { text, blocks: [section(isChanged ? CHANGED : MOVED), ...blocks] };
}

type Doing = {
  readonly title: string;
  readonly act: (place: RequestPlace, text: string) => Promise<NegotiationView>;
  readonly done: string;
};

/** Does what a form asks for and says what came of it; what was typed is given back where it could not be done. */
export async function doRequest(
  session: Session,
  { about, fields }: Submission,
  { title, act, done }: Doing,
): Promise<ModalView> {
  const text = written(fields);
  try {
    const view = await act(readRequestPlace(about), text);
    const blocks = [section(mrkdwn`✅ ${done}`), section(mrkdwn`${view.standing}`)];
    return modal({ title, blocks });
  } catch (error) {
    if (!(error instanceof AccordError)) throw error;
    const { blocks } = explainFailure(error, session.log);
    return modal({ title, blocks: [...blocks, ...givenBack(text)] });
  }
}

function givenBack(text: string) {
  return text === '' ? [] : [section(mrkdwn`*You wrote:*\n${cut(text, 2_500)}`)];
}

/** The text that somebody wrote in the only field of a form. */
export function written({ text }: Fields): string {
  return typeof text === 'string' ? text.trim() : '';
}
