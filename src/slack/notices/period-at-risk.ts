import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { burnPhrase, burnReason, burnTitle } from './burn.ts';
import { forecastPhrase, forecastReason, forecastTitle } from './forecast.ts';
import { attainedPhrase, budgetPhrase, periodTitle, usedPhrase } from './period.ts';
import { aboutLine, furtherButtons, promiseLine, reasonLine } from './phrases.ts';
import { timeIn } from './times.ts';

type AtRisk = NoticeOf<'period-at-risk'>;

const NEXT = 'Look at what caused the misses so far, and at what is open now.';
const NEXT_FOR_OUTAGES =
  'Postpone changes that are not urgent, and look at what caused the losses so far.';

/** A running period that has spent most of what may go wrong in it, spends it too fast, or is likely to be missed. */
export function renderPeriodAtRisk(notice: AtRisk): Answer {
  const { promised, period, budget } = notice;
  const { title, why, reason } = wordsOf(notice);
  const until = timeIn(promised.timeZone, period.to);
  const losses = budget.unit === 'ms' || budget.unit === 'interruptions';
  const ends = notice.forecast || notice.burn ? `; the period ends ${until}` : ` until ${until}`;
  const used = mrkdwn`*${why}*${ends}; ${attainedPhrase(notice)}`;
  return answer(mrkdwn`At risk: ${periodTitle(notice)}, ${why}. ${aboutLine(promised)}`, [
    section(
      join(
        [
          mrkdwn`:large_yellow_circle: *${periodTitle(notice)} ${title}*`,
          aboutLine(promised),
          used,
        ],
        '\n',
      ),
    ),
    section(
      join([promiseLine(promised), mrkdwn`*Next:* ${losses ? NEXT_FOR_OUTAGES : NEXT}`], '\n'),
    ),
    ...furtherButtons(promised, {
      words: `${promised.agreement} ${promised.target}`,
      at: notice.asOf,
    }),
    context(reasonLine(promised, reason)),
  ]);
}

type Words = { readonly title: string; readonly why: string; readonly reason: string };

function wordsOf(notice: AtRisk): Words {
  const { forecast, burn } = notice;
  if (forecast) {
    return {
      title: forecastTitle(forecast),
      why: forecastPhrase(forecast),
      reason: forecastReason(forecast),
    };
  }
  if (burn) {
    return {
      title: burnTitle(burn),
      why: `${burnPhrase(notice, burn)}; ${budgetPhrase(notice)}`,
      reason: burnReason(burn),
    };
  }
  return { title: 'at risk', why: budgetPhrase(notice), reason: usedPhrase(notice) };
}
