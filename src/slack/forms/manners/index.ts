import { credits } from './credits.ts';
import { holidays } from './holidays.ts';
import { daily, dated, week } from './hours.ts';
import { ladder } from './ladder.ts';
import type { Manner } from './manner.ts';
import { quorum } from './quorum.ts';
import { sentences, wishes, words } from './sentences.ts';
import { supports } from './supports.ts';
import * as values from './values.ts';

/** How terms are written in forms, by their name; of the rest, a field takes what stands in a file. */
const MANNERS: Readonly<Record<string, Manner>> = {
  'effective.from': values.date,
  'effective.to': values.date,
  from: values.date,
  timeZone: values.zone,
  within: values.length,
  reopenWithin: values.length,
  handOver: values.length,
  meanTimeToRestore: values.length,
  'maintenance.notice': values.length,
  'maintenance.capPerMonth': values.length,
  'maintenance.windows': week,
  weekly: week,
  holidays,
  exceptions: dated,
  breaks: dated,
  windows: daily,
  'review.every': values.span,
  'effective.renewal.term': values.span,
  'effective.renewal.notice': values.span,
  objective: values.share,
  attainment: values.share,
  sliceObjective: values.share,
  blockAbove: values.share,
  share: values.share,
  creditCap: values.share,
  period: values.period,
  priority: values.priority,
  credits,
  requirements: wishes,
  supportedBy: supports,
  scale: values.range,
  aliases: sentences('Other names that people use, one a line.'),
  sites: sentences('One a line, such as Berlin.'),
  groups: sentences('One a line, such as Executives.'),
  'responsibilities.provider': sentences('One sentence a line.'),
  'responsibilities.customer': sentences('One sentence a line.'),
  'signatories.provider': words('Who signs, with commas between them.'),
  'signatories.customer': words('Who signs, with commas between them.'),
  pauses: words('Reasons with commas between them, such as awaiting-customer. Empty: all reasons.'),
  redundant: words('Parts that stand in for one another, such as web-1, web-2.'),
  'costPerMonth.amount': values.amount,
  'costPerMonth.currency': values.currency,
  'pricePerMonth.amount': values.amount,
  'pricePerMonth.currency': values.currency,
  'approvals.finance.amount': values.amount,
  'approvals.finance.currency': values.currency,
  'approvals.executive.amount': values.amount,
  'approvals.executive.currency': values.currency,
  'approvals.quorum': quorum,
  'alerts.ladder': ladder,
  'alerts.quietHours.from': values.time('Such as 22:00, on the clock of whoever reads it.'),
  'alerts.quietHours.to': values.time('Such as 06:00.'),
  'alerts.digestAt': values.time('Such as 08:30.'),
  'channels.customer': values.channelName,
  'channels.team': values.channelName,
  'report.customerChannel': values.channelName,
  'report.teamChannel': values.channelName,
};

/** The manner in which a term is written; none where it is chosen, or written as in a file. */
export function mannerOf(name: string): Manner | undefined {
  return Object.hasOwn(MANNERS, name) ? MANNERS[name] : undefined;
}
