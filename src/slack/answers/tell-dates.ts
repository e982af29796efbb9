import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import { type ListedDate, listDates } from '../../usecases/agreement/list-dates.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { context, type KnownBlock, section } from '../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

const SIGNS: Readonly<Record<ListedDate['kind'], string>> = {
  notice: '✉️',
  expiry: '🏁',
  renewal: '🔁',
  review: '👀',
  'support-ends': '🔗',
  'holidays-missing': '🗓️',
  'hours-end': '🗓️',
};

const NAMES: Readonly<Record<ListedDate['kind'], string>> = {
  notice: 'Notice',
  expiry: 'End',
  renewal: 'Renewal',
  review: 'Review',
  'support-ends': 'Support ends',
  'holidays-missing': 'Holidays missing',
  'hours-end': 'Hours end',
};

const NONE = mrkdwn`⚪ There is no date to come that you can see.`;

/** The dates of agreements, the next first. */
export async function tellDates(session: Session, query: PageQuery): Promise<Answer> {
  const { words } = query;
  const all = await listDates(await session.open(), { of: words === '' ? undefined : words });
  if (all.length === 0) return sentence(NONE);
  return answer(mrkdwn`${count(all.length, 'date')}, the next on ${dateWords(all[0]?.on ?? '')}`, [
    ...pagedBlocks({
      title: words === '' ? 'Dates' : `Dates: ${words}`,
      groups: all.map((date) => [line(date)]),
      turn: 'dates.turn',
      query,
    }),
    context(
      mrkdwn`Computed from the terms, in the zone of each agreement · teams are reminded 90, 60 and 30 days ahead and on the day`,
    ),
  ]);
}

function line(date: ListedDate): KnownBlock {
  const { kind, on, agreement, agreementName } = date;
  return section(
    mrkdwn`${SIGNS[kind]} *${dateWords(on)}* · ${leftWords(date)} · ${NAMES[kind]} · ${agreementName} (\`${agreement}\`)\n${date.sentence}`,
  );
}

/** Days until a date, as people say it. */
function leftWords({ daysLeft }: ListedDate): Mrkdwn {
  if (daysLeft === 0) return mrkdwn`*today*`;
  if (daysLeft === 1) return mrkdwn`tomorrow`;
  if (daysLeft < 0) return mrkdwn`${count(-daysLeft, 'day')} ago`;
  return daysLeft <= 30 ? mrkdwn`*in ${daysLeft} days*` : mrkdwn`in ${daysLeft} days`;
}
