import { type Episode, isQuiet, userOf } from '../../domain/alert/episode.ts';
import { lineKey } from '../../domain/alert/standing.ts';
import type { Step } from '../../domain/alert/steps.ts';
import type { Register } from '../../domain/register/register.ts';
import {
  type AlertContent,
  alertNoticeKey,
  TOLD,
  type ToldNotice,
} from '../../outbox/notice-alert.ts';
import type { Db } from '../../storage/database.ts';
import { hasNotice } from '../../storage/notices.ts';
import type { Context } from '../context.ts';
import { dropNotice, enqueueNotice, renewNotice } from '../notice/enqueue-notice.ts';
import { type Described, describeAlert, personOf, promiseOf } from './describe-alert.ts';
import { type Place, routeAlert } from './route-alert.ts';

export type Telling = Described & { readonly fresh: readonly Step[] };

/** Brings the message about an alert up to date, and tells below it what is new; nobody is told of what was muted before it began. */
export async function tellAlert(tx: Db, context: Context, telling: Telling): Promise<void> {
  const { register, kept, fresh } = telling;
  const alert = describeAlert(telling);
  const place = placeOf(register, kept.episode);
  if (alert === null || place === null) return;
  const key = alertNoticeKey(alert);
  const isNew = fresh.some(({ number }) => number === 1);
  const wasTold = !isNew && (await hasNotice(tx, { workspaceId: context.workspace.id, key }));
  if (!wasTold && !isWorthBeginning(kept.episode)) return;
  if (kept.episode.phase === 'withdrawn' && (await dropNotice(tx, context, key))) return;
  await renewNotice(tx, context, { notice: { kind: 'alert', ...alert }, ...place });
  // What the message begins with, it says itself.
  const below = wasTold ? fresh.filter((step) => isWorthTelling(step, kept.episode)) : [];
  for (const step of below) {
    const notice = toldOf(register, alert, step);
    if (notice) await enqueueNotice(tx, context, { notice, ...place, thread: key });
  }
}

/** What is over or muted needs no first message. */
function isWorthBeginning({ phase, muted }: Episode): boolean {
  return phase === 'open' && muted === null;
}

function placeOf(register: Register, { followed }: Episode): Place | null {
  for (const { line } of followed) {
    const promise = promiseOf(register, line);
    const place = promise && routeAlert(register, promise.agreement);
    if (place) return place;
  }
  return null;
}

/** What people asked not to hear of only changes the message; a snooze says of itself that it is over. */
function isWorthTelling({ content }: Step, episode: Episode): boolean {
  return content.type !== 'worsened' || !isQuiet(episode);
}

function toldOf(
  register: Register,
  alert: AlertContent,
  { number, actor, content }: Step,
): ToldNotice | null {
  const what = TOLD.find((one) => one === content.type);
  if (what === undefined) return null;
  return {
    ...{ kind: 'alert-told', step: number, what, alert: withNews(alert, content) },
    by: personOf(register, userOf(actor)),
    ...{ text: null, action: null, to: null, until: null },
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

type Written = Partial<Pick<ToldNotice, 'text' | 'action' | 'to' | 'until'>>;

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
      return { to: { name: content.to, user: null } };
    default:
      return {};
  }
}
