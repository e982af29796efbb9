import type { ChainLine, Standing } from '../../domain/agreement/support-chain/chain-line.ts';
import { count } from '../../domain/target/length-words.ts';
import { type ChainRow, type ChainSheet, showChain } from '../../usecases/agreement/show-chain.ts';
import { type Answer, answer } from '../answer.ts';
import { context, type KnownBlock } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

const SIGNS: Readonly<Record<Standing, string>> = {
  carries: '🟢',
  caution: '🟡',
  gap: '🔴',
  note: '⚪',
};

/** Four spaces that Slack does not take away at the start of a line. */
const INDENT = '\u2003';

/** What an agreement rests on, as an indented tree. */
export async function tellChain(session: Session, query: PageQuery): Promise<Answer> {
  const sheet = await showChain(await session.open(), query.words);
  return answer(mrkdwn`${sheet.name}: ${verdictOf(sheet)}`, [
    ...pagedBlocks({
      title: `What ${sheet.name} rests on`,
      groups: sheet.rows.map(rowBlocks),
      buttons: [
        { label: 'Picture', action: 'chain.picture', value: sheet.key },
        { label: 'Check it', action: 'lint.show', value: sheet.key },
        { label: 'What it says', action: 'agreement.show', value: sheet.key },
      ],
      turn: 'chain.turn',
      query: { ...query, words: sheet.key },
    }),
    context(
      mrkdwn`Every start within a year from now is considered · times in ${sheet.timeZone} · only our own people see this`,
    ),
  ]);
}

function verdictOf({ standing, gaps }: ChainSheet): string {
  if (standing === 'gap') return `${count(gaps, 'gap')} in what it rests on`;
  if (standing === 'note') return 'it rests on its provider alone';
  return standing === 'caution' ? 'no gap, but something to look at' : 'it is carried';
}

function rowBlocks(row: ChainRow): readonly KnownBlock[] {
  const indent = INDENT.repeat(row.depth);
  const lines = [...row.edge, ...row.together];
  const [first, ...rest] = [headline(row), ...lines.map((line) => bullet(line, indent))];
  return first ? titled(first, rest.length > 0 ? rest : [mrkdwn`${indent}${NOTHING}`]) : [];
}

const NOTHING = 'Nothing to compare.';

function headline(row: ChainRow): Mrkdwn {
  const { depth, kind, name, key, providerName, customerName, hours } = row;
  const branch = depth === 0 ? '' : `${INDENT.repeat(depth - 1)}└ `;
  const notes = [
    ...(row.forService === null ? [] : [`for ${row.forService}`]),
    ...(row.redundant ? ['redundant'] : []),
    ...(row.repeated ? ['what is below it: see above'] : []),
  ];
  const note = notes.length > 0 ? ` · ${notes.join(' · ')}` : '';
  return mrkdwn`${branch}${SIGNS[row.standing]} *${name}* (\`${key}\`) · ${kind}: ${providerName} for ${customerName} · ${hours}${note}`;
}

function bullet({ standing, sentence }: ChainLine, indent: string): Mrkdwn {
  return mrkdwn`${indent}${SIGNS[standing]} ${sentence}`;
}
