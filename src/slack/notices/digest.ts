import { count } from '../../domain/target/length-words.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import type { EscalatedNotice } from '../../outbox/notice-digest.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { plainLine, renderAlert } from './alert.ts';
import { SIGNS } from './alert-words.ts';
import { groupPhrase, personPhrase } from './phrases.ts';

type List = NoticeOf<'alert-list'>;

/** Several alerts in one message, the worst first. */
export function renderAlertList(list: List): Answer {
  const title = titleOf(list);
  const rest = list.total - list.alerts.length;
  return answer(title, [
    section(join([mrkdwn`*${title}*`, standingOf(list)], '\n')),
    ...list.alerts.flatMap(rowOf),
    ...(rest > 0 ? [section(mrkdwn`… and ${rest} more`)] : []),
    ...actions(list.waiting > 1 ? [allOf(list)] : []),
    context(mrkdwn`${REASONS[list.why]} · /sla alerts lists all that are open`),
  ]);
}

/** Whoever is at what causes them is at all of them. */
function allOf({ list, waiting }: List) {
  return button({
    label: `Acknowledge all ${waiting}`,
    ...{ action: 'alert.acknowledge-list', value: list, style: 'primary' },
  });
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

/** What must not be overlooked in a list, below it and in the channel. */
export function renderListTold({ what, to, group, alerts }: NoticeOf<'alert-list-told'>): Answer {
  if (what === 'missed') {
    const title = mrkdwn`🔴 Missed, of priority 1: ${count(alerts.length, 'alert')}`;
    return answer(title, [section(mrkdwn`*${title}*`), ...alerts.flatMap(rowOf)]);
  }
  const whom =
    group === null && to ? personPhrase(to) : groupPhrase(to?.name ?? 'the next one', group);
  const words = mrkdwn`Nobody has acknowledged all of these yet, so they go on to ${whom}`;
  return answer(words, [section(words)]);
}

/** A list as it stands, for whoever is told next of it. */
export function renderListEscalated({ content, to }: NoticeOf<'alert-list-escalated'>): Answer {
  const { text, blocks, ...rest } = renderAlertList(content);
  const why =
    content.waiting > 0
      ? mrkdwn`${personPhrase(to)}: nobody has acknowledged all of these yet, so they come to you.`
      : mrkdwn`${personPhrase(to)}: nobody had acknowledged these, so they came to you.`;
  return { ...rest, text, blocks: [section(why), ...blocks] };
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
