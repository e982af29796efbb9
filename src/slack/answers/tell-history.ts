import { count } from '../../domain/target/length-words.ts';
import { type HistoryLine, showHistory } from '../../usecases/audit/show-history.ts';
import type { ToldDifference } from '../../usecases/register/words/tell-differences.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { actions, button, context, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { LIMITS } from '../blocks/limits.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';
import { type PageQuery, writePage } from './page-query.ts';

/** What became of a document of the register, the last change first. */
export async function tellHistory(session: Session, query: PageQuery): Promise<Answer> {
  const opened = await session.open();
  const { words, page } = query;
  const history = await showHistory(opened, { words: words.split(' '), page });
  const { name, kind, key, lines, pages, total } = history;
  const { time } = clockWords(session.timeZone, opened.now);
  const turned = { ...query, words: `${kind} ${key}` };
  if (total === 0)
    return sentence(mrkdwn`⚪ Nothing has been changed in *${name}* yet that you can see.`);
  return answer(mrkdwn`The history of ${name}: ${count(total, 'change')}`, [
    header(`History of ${name}`),
    ...(lines.length === 0 ? [section(NOTHING)] : lines.map((one) => line(one, time))),
    ...actions([...turning(turned, pages)]),
    context(mrkdwn`${count(total, 'change')} · the newest first · times of ${session.timeZone}`),
  ]);
}

const NOTHING = mrkdwn`⚪ There is nothing here that you can see.`;

// Fifteen changes of this length stay under what one message holds.
const MOST_CHARACTERS = 680;
const MOST_DIFFERENCES = 8;

function line(
  { at, by, userId, deed, reason, differences }: HistoryLine,
  time: (at: number) => string,
): KnownBlock {
  const who = userId === null ? mrkdwn`*${by}*` : mrkdwn`<@${userId}>`;
  const shown = differences.slice(0, MOST_DIFFERENCES);
  const hidden = differences.length - shown.length;
  const text = join(
    [
      mrkdwn`${time(at)} · ${who} ${deed}`,
      reason === null ? null : mrkdwn`_because:_ ${cut(reason, 200)}`,
      ...shown.map(differenceLine),
      hidden > 0 ? mrkdwn`… and ${count(hidden, 'other term')}` : null,
    ],
    '\n',
  );
  return section({ mrkdwn: cut(text.mrkdwn, Math.min(MOST_CHARACTERS, LIMITS.section)) });
}

function differenceLine({ what, before, after }: ToldDifference): Mrkdwn {
  const [was, is] = [before, after].map((words) => (words === null ? '–' : cut(words, 120)));
  return mrkdwn`• ${what}: ${was ?? '–'} → ${is ?? '–'}`;
}

function turning(query: PageQuery, pages: number) {
  const { page } = query;
  const at = (to: number) => writePage({ ...query, page: to });
  return [
    ...(page > 0 ? [button({ label: 'Newer', action: 'history.newer', value: at(page - 1) })] : []),
    ...(page + 1 < pages
      ? [button({ label: 'Older', action: 'history.older', value: at(page + 1) })]
      : []),
  ];
}
