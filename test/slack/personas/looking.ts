import { expect } from 'vitest';
import { explainFailure } from '../../../src/slack/failures.ts';
import type { ButtonInteraction } from '../../../src/slack/interactions/interaction.ts';
import type { Session } from '../../../src/slack/session.ts';
import type { Office } from '../bot.ts';
import { type Member, sessionOf } from './cast.ts';

export type Click = Parameters<ButtonInteraction['run']>[1];

type Acting = (session: Session, click: Click) => Promise<void>;

/** The dialog in front of somebody. */
export function topOf({ slack }: Office, { actor }: Member) {
  return slack.state.views.stack(actor.userId).at(-1);
}

/** All that a click shows: what is answered and what is opened. */
export async function shownBy(office: Office, member: Member, act: Acting): Promise<string> {
  const session = sessionOf(office, member);
  const replies: unknown[] = [];
  const reply = async (answer: unknown) => void replies.push(answer);
  const { userId, channelId = 'C0GENERAL' } = member.actor;
  const triggerId = office.slack.state.triggers.make(userId);
  const identity = `${userId} ${Math.random()}`;
  await act(session, {
    ...{ value: '', triggerId, channelId, message: null, identity, view: null, reply },
  }).catch((error: unknown) => replies.push(explainFailure(error, session.log)));
  const views = office.slack.state.views.stack(userId).map(({ content }) => content);
  return JSON.stringify([replies, views]);
}

type Working = (session: Session) => Promise<unknown>;

/** All that a form shows that was sent, also what fills in only by and by. */
export async function sent(office: Office, member: Member, work: Working): Promise<string> {
  const session = sessionOf(office, member);
  const shown = await work(session)
    .then(whole)
    .catch((error: unknown) => explainFailure(error, session.log));
  return JSON.stringify(shown);
}

async function whole(shown: unknown): Promise<unknown> {
  if (Array.isArray(shown)) return Promise.all(shown.map(whole));
  if (!isComing(shown)) return shown;
  const views: unknown[] = [];
  for await (const view of shown) views.push(view);
  return views;
}

function isComing(shown: unknown): shown is AsyncIterable<unknown> {
  return typeof shown === 'object' && shown !== null && Symbol.asyncIterator in shown;
}

/** What was shown says nothing that is not theirs; what they wrote themselves is told back to them. */
export function expectNothingElse(member: Member, shown: string, typed: string): void {
  const escaped = JSON.stringify(typed).slice(1, -1);
  const own = [escaped, typed, ...typed.split(/[\s"{}:,/]+/)].filter((word) => word.length > 3);
  const carried = /"(?:value|private_metadata)":"(?:[^"\\]|\\.)*"/g;
  const quoted = /“([^”]*)”/g;
  const isOwn = (words: string) => typed.includes(words.replaceAll('\\"', '"'));
  const told = own
    .reduce(
      (text, word) => text.replaceAll(`“${word}`, '“'),
      shown.replace(quoted, (all, words) => (isOwn(words) ? '' : all)),
    )
    .replace(carried, (field) => own.reduce((text, word) => text.replaceAll(word, ''), field));
  const found = member.secret?.exec(told);
  const around = found ? told.slice(Math.max(0, found.index - 200), found.index + 100) : null;
  expect({ typed, around }).toEqual({ typed, around: null });
}
