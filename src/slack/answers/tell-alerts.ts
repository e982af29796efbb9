import { count } from '../../domain/target/length-words.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import { listAlerts } from '../../usecases/alert/list-alerts.ts';
import { type Answer, answer, sentence } from '../answer.ts';
import { button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { capital } from '../notices/alert.ts';
import { clockPhrase } from '../notices/alert-clock.ts';
import { periodPhrase } from '../notices/alert-period.ts';
import { alertTitle, SIGNS } from '../notices/alert-words.ts';
import { aboutLine, personPhrase } from '../notices/phrases.ts';
import { readersTime } from '../notices/readers-time.ts';
import type { Session } from '../session.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';

/** The alerts that are open, the worst first, with who is at them. */
export async function tellAlerts(session: Session, query: PageQuery): Promise<Answer> {
  const { words } = query;
  const found = await listAlerts(await session.open(), { of: words === '' ? undefined : words });
  const { alerts, service, isCut } = found;
  const about = service === null ? '' : ` about ${service}`;
  if (alerts.length === 0) {
    return sentence(
      mrkdwn`🟢 No alert${about} is open. You are told in the team’s channel when something comes close to being missed.`,
    );
  }
  const missed = alerts.filter(({ standing }) => standing === 'breached').length;
  const title = `${isCut ? 'More than ' : ''}${count(alerts.length, 'open alert')}${about}`;
  return answer(mrkdwn`${title}, ${missed} of them missed already`, [
    ...pagedBlocks({
      title,
      groups: alerts.map((alert) => blocksOf(alert)),
      turn: 'alerts.turn',
      query,
    }),
    context(mrkdwn`The worst first · each stands with its buttons in the channel of its team`),
  ]);
}

function blocksOf(alert: AlertContent): readonly KnownBlock[] {
  const [line] = alert.lines;
  if (!line) return [];
  const { seen, promised } = line;
  const stands = seen.kind === 'clock' ? clockPhrase(line, seen) : periodPhrase(line, seen);
  const others = alert.lines.length - 1;
  const more = others > 0 ? mrkdwn` · and ${count(others, 'promise')} besides` : mrkdwn``;
  const open = button({ label: 'Open …', action: 'alert.more', value: alert.episode });
  return [
    section(
      join(
        [
          mrkdwn`${SIGNS[alert.standing]} *${alertTitle(alert, line)}*${more}`,
          mrkdwn`${aboutLine(promised)}`,
          capital(stands),
          holding(alert),
        ],
        '\n',
      ),
      open,
    ),
  ];
}

function holding({ holder, snoozed, muted }: AlertContent): Mrkdwn {
  const who =
    holder === null ? mrkdwn`*nobody is at it yet*` : mrkdwn`at it: ${personPhrase(holder)}`;
  if (muted) {
    return mrkdwn`${who} · 🔇 muted until ${readersTime(muted.until)}: ${muted.reason}`;
  }
  if (!snoozed) return who;
  return snoozed.until === null
    ? mrkdwn`${who} · 💤 until it gets worse`
    : mrkdwn`${who} · 💤 until ${readersTime(snoozed.until)}`;
}
