import type { ModalView } from '@slack/types';
import { AccordError } from '../../domain/error.ts';
import type { NegotiationView } from '../../usecases/negotiation/negotiation-view.ts';
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
import { messageOf, refreshRequest } from './request-message.ts';

/** How a request stands now, for the one who looks at it. */
export type Card = (view: NegotiationView, place: RequestPlace, time: ClockWords['time']) => Answer;

type Asked = {
  readonly title: string;
  readonly card: Card;
  readonly isAsked: (view: NegotiationView, place: RequestPlace) => boolean;
};

/** What was clicked, with the negotiation as it stands; null where it is out of date, which the message then shows. */
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
  const message = messageOf(click);
  const place = { ...read, hash: view.hash ?? '', ...(message && { message }) };
  const isChanged = read.code !== '' && read.code !== view.code;
  if (!isChanged && isAsked(view, place)) return { view, place, stale: null };
  const { time } = clockWords(session.timeZone, context.now);
  const now = card(view, place, time);
  await refreshRequest(session, message, now);
  return { view, place, stale: answerDialog(title, withNote(now, isChanged)) };
}

const CHANGED = mrkdwn`🔄 The terms have changed since this message was sent. This is how it stands now:`;
const MOVED = mrkdwn`🔄 There is nothing to do here for you now. This is how it stands:`;

function withNote({ text, blocks }: Answer, isChanged: boolean): Answer {
  return { text, blocks: [section(isChanged ? CHANGED : MOVED), ...blocks] };
}

type Doing = {
  readonly title: string;
  readonly card: Card;
  readonly act: (place: RequestPlace, text: string) => Promise<NegotiationView>;
  readonly done: string;
};

/** Does what a form asks for and shows what came of it; what was typed is given back where it could not be done. */
export async function doRequest(
  session: Session,
  { about, fields }: Submission,
  { title, card, act, done }: Doing,
): Promise<ModalView> {
  const place = readRequestPlace(about);
  const text = written(fields);
  const context = await session.open();
  const { time } = clockWords(session.timeZone, context.now);
  try {
    const view = await act(place, text);
    await refreshRequest(session, place.message, card(view, place, time));
    const blocks = [section(mrkdwn`✅ ${done}`), section(mrkdwn`${view.standing}`)];
    return modal({ title, blocks });
  } catch (error) {
    if (!(error instanceof AccordError)) throw error;
    await refreshNow(session, place, card).catch(() => undefined);
    const { blocks } = explainFailure(error, session.log);
    return modal({ title, blocks: [...blocks, ...givenBack(text)] });
  }
}

async function refreshNow(session: Session, place: RequestPlace, card: Card): Promise<void> {
  if (place.message === undefined) return;
  const context = await session.open();
  const { time } = clockWords(session.timeZone, context.now);
  const view = await showNegotiation(context, { key: place.key });
  await refreshRequest(session, place.message, card(view, place, time));
}

function givenBack(text: string) {
  return text === '' ? [] : [section(mrkdwn`*You wrote:*\n${cut(text, 2_500)}`)];
}

/** The text that somebody wrote in the only field of a form. */
export function written({ text }: Fields): string {
  return typeof text === 'string' ? text.trim() : '';
}
