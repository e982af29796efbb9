import { datesWords } from '../../domain/agreement/effective-words.ts';
import { type AgreementDiff, diffAgreement } from '../../usecases/register/diff-agreement.ts';
import type { ToldDifference } from '../../usecases/register/words/tell-differences.ts';
import { type Answer, answer } from '../answer.ts';
import { context, type KnownBlock, section } from '../blocks/blocks.ts';
import { LIMITS } from '../blocks/limits.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** What differs between two revisions of an agreement, term by term in words. */
export async function tellDiff(session: Session, query: PageQuery): Promise<Answer> {
  const { words, from, to } = query;
  const diff = await diffAgreement(await session.open(), { agreement: words, from, to });
  const { key, name } = diff;
  const title = `${name}: revision ${diff.from.number} to ${diff.to.number}`;
  return answer(mrkdwn`What changed in ${title}`, [
    ...pagedBlocks({
      title,
      groups: [[dates(diff)], ...diff.differences.map((one) => [differenceBlock(one)])],
      buttons: earlier(diff),
      turn: 'diff.turn',
      query: { ...query, words: key, from: diff.from.number, to: diff.to.number },
    }),
    ...(diff.differences.length === 0 ? [context(NOTHING)] : []),
  ]);
}

const NOTHING = mrkdwn`Nothing that you can see differs between them.`;

function dates({ from, to }: AgreementDiff): KnownBlock {
  const line = ({ number, effective, hash }: AgreementDiff['from']) =>
    mrkdwn`Revision ${number} (\`${hash.slice(0, 8)}\`): ${datesWords(effective)}`;
  return section(join([line(from), line(to)], '\n'));
}

/** One difference: what it is about, how it is now, how it was. */
function differenceBlock({ what, before, after }: ToldDifference): KnownBlock {
  const lines = [mrkdwn`*${what}*`, line('➕', 'now', after), line('➖', 'before', before)];
  return section({ mrkdwn: cut(join(lines, '\n').mrkdwn, LIMITS.section) });
}

function line(sign: string, when: string, words: string | null): Mrkdwn | null {
  return words === null ? null : mrkdwn`${sign} ${when}: ${cut(words, 1_000)}`;
}

/** The comparison before this one, where there is one. */
function earlier({ key, from }: AgreementDiff) {
  if (from.number < 2) return [];
  const value = JSON.stringify({ words: key, page: 0, from: from.number - 1, to: from.number });
  return [{ label: 'The change before', action: 'diff.turn', value }];
}
