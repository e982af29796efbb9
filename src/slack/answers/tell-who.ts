import type { Deed } from '../../domain/party/responsibilities.ts';
import { type DeedLine, showWho } from '../../usecases/register/show-who.ts';
import { answeringWords, deedName, partLines } from '../../usecases/register/words/deed-words.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { actions, button, context, header, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { type PageQuery, writePage } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** What people ask first, in this order. */
const ASKED: readonly Deed[] = ['own', 'negotiate', 'review', 'sign', 'escalate'];

/** Who owns, negotiates, reviews, signs and takes escalations: those who answer for it, a line each. */
export async function tellWho(session: Session, { words }: PageQuery): Promise<Answer> {
  const { key, name, deeds } = await showWho(await session.open(), words);
  if (deeds.every(({ participants }) => participants.length === 0)) return nobody(name);
  const lines = ASKED.flatMap((deed) => deeds.find((line) => line.deed === deed) ?? []);
  return answer(mrkdwn`Who is who for ${name}`, [
    header(`Who is who: ${name}`),
    section(join(lines.map(shortLine), '\n')),
    ...actions([
      button({
        label: 'Who does what, in full',
        action: 'who.matrix',
        value: writePage({ words: key, page: 0 }),
      }),
    ]),
  ]);
}

function shortLine(line: DeedLine): Mrkdwn {
  const people = answeringWords(line);
  return mrkdwn`*${deedName(line.deed)}:* ${people === '' ? '⚠️ nobody yet' : people}`;
}

/** The responsibility matrix, line by line: who answers for what, takes part, is asked and is told. */
export async function tellMatrix(session: Session, query: PageQuery): Promise<Answer> {
  const { key, name, deeds } = await showWho(await session.open(), query.words);
  const known = deeds.filter(({ participants }) => participants.length > 0);
  if (known.length === 0) return nobody(name);
  const missing = deeds.filter(({ participants }) =>
    participants.every(({ part }) => part !== 'accountable'),
  );
  const nobodyYet = missing.map(({ deed }) => deedName(deed).toLowerCase()).join(', ');
  return answer(mrkdwn`Who does what for ${name}`, [
    ...pagedBlocks({
      title: `Who does what: ${name}`,
      groups: known.map((line) => [section(deedLine(line))]),
      turn: 'who.rest',
      query: { ...query, words: key },
    }),
    ...(nobodyYet ? [context(mrkdwn`⚠️ Nobody is accountable yet for: ${nobodyYet}`)] : []),
  ]);
}

function nobody(name: string): Answer {
  return sentence(
    mrkdwn`⚪ The register names nobody yet for *${name}* that you can see. People and their roles stand in the parties: \`/sla edit party\` adds them.`,
  );
}

function deedLine(line: DeedLine): Mrkdwn {
  const parts = partLines(line).map(({ part, people }) => mrkdwn`${part}: ${people}`);
  return join([mrkdwn`*${deedName(line.deed)}*`, ...parts], '\n');
}
