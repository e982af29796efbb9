import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { forecastPhrase } from './forecast.ts';
import { attainedPhrase, periodTitle } from './period.ts';
import { aboutLine, furtherButtons, promiseLine, reasonLine } from './phrases.ts';

/** A running period that was likely to be missed and is not any more. */
export function renderPeriodCleared(notice: NoticeOf<'period-cleared'>): Answer {
  const { promised, forecast, asOf } = notice;
  const title = mrkdwn`:large_green_circle: *${periodTitle(notice)} likely to be met again*`;
  const now = mrkdwn`*${forecastPhrase(forecast)}*; ${attainedPhrase(notice)}`;
  return answer(mrkdwn`Likely to be met again: ${periodTitle(notice)}. ${aboutLine(promised)}`, [
    section(join([title, aboutLine(promised), now], '\n')),
    section(promiseLine(promised)),
    ...furtherButtons(promised, { words: `${promised.agreement} ${promised.target}`, at: asOf }),
    context(reasonLine(promised, 'This takes back the earlier warning')),
  ]);
}
