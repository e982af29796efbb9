import { userOf } from '../../domain/alert/episode.ts';
import { lineKey } from '../../domain/alert/standing.ts';
import type { Step } from '../../domain/alert/steps.ts';
import type { Register } from '../../domain/register/register.ts';
import { type AlertContent, TOLD, type ToldNotice } from '../../outbox/notice-alert.ts';
import { personOf } from './describe-alert.ts';

/** What a step says below the message about an alert; null for what only changes the message. */
export function toldOf(
  register: Register,
  alert: AlertContent,
  { number, actor, content }: Step,
): ToldNotice | null {
  const what = TOLD.find((one) => one === content.type);
  if (what === undefined) return null;
  return {
    kind: 'alert-told',
    step: number,
    what,
    alert: withNews(alert, content),
    by: personOf(register, userOf(actor)),
    text: null,
    action: null,
    to: null,
    group: null,
    until: null,
    ...written(register, content),
  };
}

/** Of the promises, those that a step is about. */
function withNews(alert: AlertContent, content: Step['content']): AlertContent {
  if (!('seen' in content)) return alert;
  const news = new Set(content.seen.lines.map(lineKey));
  const lines = alert.lines.filter(({ seen }) => news.has(lineKey(seen)));
  return lines.length > 0 ? { ...alert, lines } : alert;
}

type Written = Partial<Pick<ToldNotice, 'text' | 'action' | 'to' | 'group' | 'until'>>;

function written(register: Register, content: Step['content']): Written {
  switch (content.type) {
    case 'noted':
    case 'improvement':
    case 'customer-informed':
      return { text: content.text };
    case 'cause':
      return { text: content.cause, action: content.action };
    case 'muted':
      return { text: content.reason, until: content.until };
    case 'assigned':
      return { to: personOf(register, content.user) };
    case 'escalated':
      return { to: { name: content.to, user: null }, group: content.group };
    default:
      return {};
  }
}
