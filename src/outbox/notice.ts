import { z } from 'zod';
import {
  alert,
  alertNoticeKey,
  alertTold,
  customerMessage,
  customerMessageKey,
  toldNoticeKey,
} from './notice-alert.ts';
import { agreementChanged, changedNoticeKey } from './notice-changed.ts';
import { attainmentChart, chartNoticeKey } from './notice-chart.ts';
import { dateNear, dateNoticeKey } from './notice-date.ts';
import {
  alertEscalated,
  alertList,
  alertListEscalated,
  alertListTold,
  listedNoticeKey,
} from './notice-digest.ts';
import { improvementNear, improvementNoticeKey } from './notice-improvement.ts';
import {
  maintenance,
  maintenanceMoved,
  maintenanceNoticeKey,
  maintenanceOwed,
} from './notice-maintenance.ts';
import { missedNoticeKey, periodMissed } from './notice-missed.ts';
import {
  approvalAsked,
  negotiationEnded,
  negotiationMoved,
  negotiationNear,
  negotiationNoticeKey,
  negotiationTurn,
  signatureAsked,
  termsInEffect,
} from './notice-negotiation.ts';
import {
  outage,
  outageMoved,
  outageNoticeKey,
  outageSeenUp,
  outageUpdateNear,
} from './notice-outage.ts';
import { watchLate, watchNoticeKey } from './notice-watch.ts';

/** Every kind of message that leaves through the outbox, in domain words; it is rendered when it is delivered. */
export const notice = z.discriminatedUnion('kind', [
  alert,
  alertTold,
  alertList,
  alertListTold,
  alertListEscalated,
  alertEscalated,
  customerMessage,
  improvementNear,
  periodMissed,
  attainmentChart,
  dateNear,
  watchLate,
  agreementChanged,
  negotiationTurn,
  approvalAsked,
  signatureAsked,
  negotiationMoved,
  negotiationEnded,
  negotiationNear,
  termsInEffect,
  outage,
  outageMoved,
  outageUpdateNear,
  outageSeenUp,
  maintenance,
  maintenanceMoved,
  maintenanceOwed,
]);

export type Notice = z.output<typeof notice>;
export type NoticeKind = Notice['kind'];
export type NoticeOf<Kind extends NoticeKind> = Extract<Notice, { kind: Kind }>;

/** Where a notice goes: a channel, or a person. */
export const recipient = z.strictObject({
  channel: z.string(),
  /** The channel that Accord cannot write to, and what to do about it. */
  insteadOf: z.strictObject({ channel: z.string(), problem: z.string() }).optional(),
});
export type Recipient = z.output<typeof recipient>;

/** What is told to whoever delivers notices when there is a new one. */
export const DELIVERY = 'deliver-notices';

/** What makes a notice one of its kind: the same key is enqueued once, whatever happens. */
export function noticeKey(notice: Notice): string {
  switch (notice.kind) {
    case 'alert':
      return alertNoticeKey(notice);
    case 'alert-told':
      return toldNoticeKey(notice);
    case 'alert-list':
    case 'alert-list-told':
    case 'alert-list-escalated':
    case 'alert-escalated':
      return listedNoticeKey(notice);
    case 'customer-message':
      return customerMessageKey(notice);
    case 'improvement-near':
      return improvementNoticeKey(notice);
    case 'period-missed':
      return missedNoticeKey(notice);
    case 'attainment-chart':
      return chartNoticeKey(notice);
    case 'date-near':
      return dateNoticeKey(notice);
    case 'watch-late':
      return watchNoticeKey(notice);
    case 'agreement-changed':
      return changedNoticeKey(notice);
    case 'outage':
    case 'outage-moved':
    case 'outage-update-near':
    case 'outage-seen-up':
      return outageNoticeKey(notice);
    case 'maintenance':
    case 'maintenance-moved':
    case 'maintenance-owed':
      return maintenanceNoticeKey(notice);
    default:
      return negotiationNoticeKey(notice);
  }
}
