import { type DeedLine, showWho } from '../../usecases/register/show-who.ts';
import { deedName, partLines } from '../../usecases/register/words/deed-words.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** Who owns, negotiates, signs, reviews and takes escalations: the responsibility matrix, line by line. */
export async function tellWho(session: Session, query: PageQuery): Promise<Answer> {
  const { key, name, deeds } = await showWho(await session.open(), query.words);
  const known = deeds.filter(({ participants }) => participants.length > 0);
  if (known.length === 0) return nobody(name);
  const missing = deeds.filter(({ participants }) =>
    participants.every(({ part }) => part !== 'accountable'),
  );
  const nobodyYet = missing.map(({ deed }) => deedName(deed).toLowerCase()).join(', ');
  return answer(mrkdwn`Who is who for ${name}`, [
    ...pagedBlocks({
      title: `Who is who: ${name}`,
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
