import { dateWords } from '../../domain/agreement/date-words.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import type { MyAlerts } from '../../usecases/alert/my-alerts.ts';
import { button, context, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { plainLine } from '../notices/alert.ts';
import { SIGNS } from '../notices/alert-words.ts';

const MOST = 6;

/** The alerts and improvements that somebody has to act on themselves; nothing where there are none. */
export function alertBlocks({ mine, waiting, improvements }: MyAlerts): readonly KnownBlock[] {
  if (mine.length + waiting.length + improvements.length === 0) return [];
  return [
    header('My alerts'),
    ...part('You are at these', mine.map(rowOf)),
    ...part('Nobody is at these yet, and you own what was promised', waiting.map(rowOf)),
    ...part('You see to these improvements', improvements.map(improvementRow)),
  ];
}

function part(title: string, rows: readonly KnownBlock[]): readonly KnownBlock[] {
  if (rows.length === 0) return [];
  const more = rows.length - MOST;
  return [
    section(mrkdwn`*${title}*`),
    ...rows.slice(0, MOST),
    ...(more > 0 ? [context(mrkdwn`and ${more} more`)] : []),
  ];
}

function rowOf(alert: AlertContent): KnownBlock {
  const [line] = alert.lines;
  const open = button({ label: 'Open …', action: 'alert.more', value: alert.episode });
  if (!line) return section(mrkdwn`An alert`, open);
  return section(mrkdwn`${SIGNS[alert.standing]} ${plainLine(alert, line)}`, open);
}

function improvementRow({ id, what, dueOn, isLate }: MyAlerts['improvements'][number]): KnownBlock {
  const due = isLate ? 'was due' : 'by';
  return section(
    mrkdwn`${isLate ? '🔴' : '🔁'} ${what}, ${due} ${dateWords(dueOn)}`,
    button({ label: 'Close …', action: 'improvement.end', value: id, spoken: `Close: ${what}` }),
  );
}
