import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { aboutLine, promiseLine } from './phrases.ts';

const WORDS = {
  met: 'met',
  'at-risk': 'at risk',
  breached: 'missed',
  'no-data': 'no data',
} as const;

/** The sentences that go with the chart, and stand alone when the picture cannot be sent. */
export function renderAttainmentChart(notice: NoticeOf<'attainment-chart'>): Answer {
  const text = join(
    [
      mrkdwn`:bar_chart: *${notice.title}*`,
      lastMonth(notice),
      ...allPromises(notice),
      aboutLine(notice.promised),
    ],
    '\n',
  );
  return answer(text, [section(join([text, promiseLine(notice.promised), table(notice)], '\n'))]);
}

function lastMonth({ months, objective }: NoticeOf<'attainment-chart'>): Mrkdwn {
  const judged = months.filter(({ verdict }) => verdict !== 'no-data');
  const met = judged.filter(({ verdict }) => verdict !== 'breached').length;
  const last = months.at(-1);
  const attained = last?.percent ? `${last.percent} %, ${WORDS[last.verdict]}` : 'no data';
  return mrkdwn`${last?.label ?? ''}: *${attained}* (objective ${objective} %). Met in ${met} of ${judged.length} months.`;
}

function allPromises({ months, promises }: NoticeOf<'attainment-chart'>): readonly Mrkdwn[] {
  if (!promises) return [];
  const { met, judged } = promises;
  const noun = judged === 1 ? 'promise' : 'promises';
  return [mrkdwn`Of all: *${met} of ${judged} ${noun} met* in ${months.at(-1)?.label ?? ''}.`];
}

function table({ months }: NoticeOf<'attainment-chart'>): Mrkdwn {
  return join(
    months.map(
      ({ label, percent, verdict }) =>
        mrkdwn`${label}: ${percent === null ? '' : `${percent} %, `}${WORDS[verdict]}`,
    ),
    '\n',
  );
}
