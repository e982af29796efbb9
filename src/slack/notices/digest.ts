import { count } from '../../domain/target/length-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import type { EscalatedNotice } from '../../outbox/notice-digest.ts';
import { type Answer, answer } from '../answer.ts';
import { button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { plainLine, renderAlert } from './alert.ts';
import { SIGNS } from './alert-words.ts';
import { personPhrase } from './phrases.ts';

type List = NoticeOf<'alert-list'>;

/** Several alerts in one message, the worst first. */
export function renderAlertList(list: List): Answer {
  const title = titleOf(list);
  const rest = list.total - list.alerts.length;
  return answer(title, [
    section(join([mrkdwn`*${title}*`, standingOf(list)], '\n')),
    ...list.alerts.flatMap(rowOf),
    ...(rest > 0 ? [section(mrkdwn`… and ${rest} more`)] : []),
    context(mrkdwn`${REASONS[list.why]} · /sla alerts lists all that are open`),
  ]);
}

const REASONS: Readonly<Record<List['why'], string>> = {
  outage: 'They are told together because of the same outage',
  limit: 'There were many alerts within an hour, so these are told together',
  digest: 'Nothing of this was urgent, so it is told once a day',
};

function titleOf({ why, total, serviceName }: List): Mrkdwn {
  const alerts = count(total, 'alert');
  switch (why) {
    case 'outage':
      return mrkdwn`${alerts} while ${serviceName ?? 'a service'} is down`;
    case 'limit':
      return mrkdwn`${count(total, 'more alert')} in the last hour`;
    case 'digest':
      return mrkdwn`${alerts} that could wait`;
  }
}

function standingOf({ open, missed }: List): Mrkdwn {
  if (open === 0) return mrkdwn`🟢 All of it is over.`;
  return mrkdwn`${open} still open, ${missed} of them missed already`;
}

function rowOf(alert: AlertContent): readonly KnownBlock[] {
  const [line] = alert.lines;
  if (!line) return [];
  const who = alert.holder === null ? mrkdwn`` : mrkdwn` · at it: ${personPhrase(alert.holder)}`;
  const open = button({ label: 'Open …', action: 'alert.more', value: alert.episode });
  return [section(mrkdwn`${SIGNS[alert.standing]} ${plainLine(alert, line)}${who}`, open)];
}

/** An alert as it stands, for whoever is told next of it. */
export function renderEscalated({ alert, to }: EscalatedNotice): Answer {
  const { text, blocks, ...rest } = renderAlert({ kind: 'alert', ...alert });
  const who = personPhrase(to);
  const isSeen =
    alert.acknowledged || alert.standing === 'recovered' || alert.standing === 'closed';
  const why = isSeen
    ? mrkdwn`${who}: nobody had acknowledged this, so it came to you.`
    : mrkdwn`${who}: nobody has acknowledged this yet, so it comes to you.`;
  return { ...rest, text, blocks: [section(why), ...blocks] };
}
