import type { ClockLine, PeriodLine } from '../../../src/domain/alert/standing.ts';
import type { NoticeKind, NoticeOf } from '../../../src/outbox/notice.ts';
import type { AlertNotice } from '../../../src/outbox/notice-alert.ts';
import type { Promised } from '../../../src/outbox/notice-parts.ts';

export const promised: Promised = {
  agreement: 'acme-email',
  agreementName: 'Acme e-mail',
  revision: 3,
  customerName: 'Acme & Sons',
  serviceKey: 'email',
  serviceNames: ['E-mail'],
  timeZone: 'Europe/Berlin',
  target: 'p1-response',
  targetName: 'P1 response',
  targetKind: 'response',
  sentence: 'P1 answered within 15 minutes, 95 % a month',
  owner: { name: 'Mara Lind', user: 'U01MARA' },
};

const clock = {
  promised,
  workItem: { id: 42, key: 'INC0042', title: 'Mail <b>down</b>', priority: 'P1' },
  cycle: 1,
  dueAt: Date.parse('2026-11-02T09:15:00Z'),
  asOf: Date.parse('2026-11-02T09:11:15Z'),
};

const clockLine = {
  kind: 'clock',
  ...{ agreement: 'acme-email', target: 'p1-response', revision: 3, cycle: 1, at: clock.asOf },
  ...{ standing: 'at-risk', level: 75, dueAt: clock.dueAt, remainingMs: 225_000 },
  ...{ nextAt: clock.dueAt, calendar: 'office', events: 1, exclusions: 0 },
} as const satisfies ClockLine;

const { kind: _, ...alertContent } = {
  kind: 'alert',
  ...{ episode: '12', standing: 'at-risk', why: null, workItem: clock.workItem, period: null },
  lines: [
    {
      ...{ promised, isCustomers: true, seen: clockLine },
      ...{ objective: '95', inPercent: true, cost: null },
    },
  ],
  ...{ holder: null, acknowledged: false, snoozed: null, muted: null, missed: false, nth: null },
  ...{ cause: null, improvement: null, canInform: true, informed: false, seenAt: clock.asOf },
} satisfies AlertNotice;

/** An alert about a clock, as it is when nobody has looked at it yet. */
export const alert: AlertNotice = { kind: 'alert', ...alertContent };

/** The same about a clock that stands otherwise. */
export function clockAlert(
  standing: AlertNotice['standing'],
  seen: Partial<ClockLine>,
  more: Partial<AlertNotice> = {},
): AlertNotice {
  const [line] = alert.lines;
  if (!line) throw new Error('An alert has a line.');
  return { ...alert, standing, lines: [{ ...line, seen: { ...clockLine, ...seen } }], ...more };
}

const period = {
  promised: {
    ...promised,
    target: 'availability',
    targetName: 'Availability',
    targetKind: 'availability',
  },
  period: {
    from: Date.parse('2026-09-30T22:00:00Z'),
    to: Date.parse('2026-10-31T23:00:00Z'),
    name: 'October 2026',
  },
  objective: '99.9',
  asOf: Date.parse('2026-10-20T10:00:00Z'),
};

const periodLine = {
  kind: 'period',
  ...{ agreement: 'acme-email', target: 'availability', revision: 3, cycle: 1, at: period.asOf },
  ...{ standing: 'at-risk', level: 75, percent: '99.92', forecast: null, burn: null },
  ...{ from: period.period.from, to: period.period.to, endsAt: period.period.to },
  missAt: Date.parse('2026-10-24T06:00:00Z'),
  budget: { unit: 'ms', granted: 2_682_000, spent: 2_100_000, left: 582_000 },
} as const satisfies PeriodLine;

/** An alert about a period, which stands as it is said. */
export function periodAlert(
  standing: AlertNotice['standing'],
  seen: Partial<PeriodLine>,
  more: Partial<AlertNotice> = {},
): AlertNotice {
  const line = {
    ...{ promised: period.promised, isCustomers: true, seen: { ...periodLine, ...seen } },
    ...{ objective: '99.9', inPercent: true, cost: '10 % of the fee, €120.00' },
  };
  return {
    ...{ ...alert, standing, workItem: null, period: period.period, lines: [line] },
    ...{ seenAt: period.asOf, ...more },
  };
}

const negotiation = {
  ...{ negotiation: '7', step: 3, agreement: 'acme-email', agreementName: 'Acme <e-mail>' },
  ...{ customerName: 'Acme & Sons', providerName: 'Messaging', side: 'customer' as const },
  ...{ to: 'C01ACME', round: 1, code: '1A2B-3C4D', moreChanges: 1, urgent: false },
  changes: [
    { what: 'P1 response', before: 'within 15 minutes', after: 'within 10 minutes' },
    { what: 'Description', before: 'Mail', after: null },
    { what: 'P5 response', before: null, after: 'within 2 days' },
  ],
  effectiveFrom: '2027-01-01',
};

/** One notice of every kind. */
export const NOTICES: { readonly [Kind in NoticeKind]: NoticeOf<Kind> } = {
  alert,
  'alert-told': {
    kind: 'alert-told',
    ...{ step: 3, what: 'noted', by: promised.owner, text: 'Looks like <DNS>' },
    ...{ action: null, to: null, group: null, until: null, alert: alertContent },
  },
  'alert-list': {
    kind: 'alert-list',
    ...{ list: 'list/limit/1793606400000/#messaging', why: 'limit', serviceName: null },
    ...{ total: 12, open: 3, missed: 1, waiting: 2 },
    ...{ alerts: [alertContent], seenAt: alertContent.seenAt },
  },
  'alert-list-told': {
    kind: 'alert-list-told',
    ...{ list: 'list/limit/1793606400000/#messaging', what: 'escalated', turn: '0/1793606400000' },
    ...{ to: { name: 'Night <shift>', user: null }, group: 'S012ABC', alerts: [] },
  },
  'alert-list-escalated': {
    kind: 'alert-list-escalated',
    ...{ turn: '1/1793606400000', to: { name: 'Max <Boss>', user: 'U01MAX' } },
    content: {
      kind: 'alert-list',
      ...{ list: 'list/limit/1793606400000/#messaging', why: 'limit', serviceName: null },
      ...{ total: 12, open: 3, missed: 1, waiting: 2 },
      ...{ alerts: [alertContent], seenAt: alertContent.seenAt },
    },
  },
  'alert-escalated': {
    kind: 'alert-escalated',
    ...{ step: 4, to: { name: 'Max <Boss>', user: 'U01MAX' }, alert: alertContent },
  },
  'customer-message': {
    kind: 'customer-message',
    ...{ episode: '12', step: 4, to: 'C01ACME', serviceNames: ['E-mail <Acme>'] },
    ...{ providerName: 'Messaging & Co', text: 'We are on it <!channel>' },
  },
  'improvement-near': {
    kind: 'improvement-near',
    ...{ improvement: '7', what: 'A second <relay>', dueOn: '2026-11-30', daysLeft: 7 },
    ...{ agreementName: 'Acme & e-mail', targetName: 'P1 response' },
    owner: { name: 'Mara Lind', user: 'U01MARA' },
  },
  'period-missed': {
    kind: 'period-missed',
    promised,
    period: period.period,
    judged: 9,
    missed: [
      {
        target: 'p1-response',
        name: 'P1 response',
        sentence: promised.sentence,
        attained: '75 % of 85 %',
      },
      { target: 'calm', name: 'Reliability', sentence: 'at most 2 interruptions', attained: null },
    ],
    asOf: Date.parse('2026-11-02T07:00:00Z'),
  },
  'attainment-chart': {
    kind: 'attainment-chart',
    promised: period.promised,
    month: '2026-10',
    title: 'Acme e-mail — availability',
    subtitle: 'Objective 99.9 % a month, Europe/Berlin',
    objective: '99.9',
    promises: { met: 8, judged: 9 },
    months: [
      { label: 'Aug 2026', percent: '99.95', verdict: 'met' },
      { label: 'Sep 2026', percent: null, verdict: 'no-data' },
      { label: 'Oct 2026', percent: '99.71', verdict: 'breached' },
    ],
  },
  'date-near': {
    kind: 'date-near',
    ...{ agreement: 'uc-cloudmail', agreementName: 'Cloudmail <hosting>', agreementKind: 'UC' },
    ...{ revision: 1, customerName: 'Northwind IT', providerName: 'Cloudmail' },
    date: { kind: 'expiry', on: '2026-12-31', subject: null, sentence: 'Its last day.' },
    ...{ step: 60, daysLeft: 45, carries: ['E-mail for Acme'], owner: promised.owner },
  },
  'watch-late': {
    kind: 'watch-late',
    ...{ to: 'U01MARA', since: 1_793_606_400_000, seenAt: 1_793_609_100_000, why: 'asleep' },
    ...{ thresholds: 12, notices: 3, jobs: [], caughtUp: null },
  },
  'agreement-changed': {
    kind: 'agreement-changed',
    ...{ to: 'C01ACME', agreement: 'acme-email', agreementName: 'E-mail <Acme>', revision: 4 },
    ...{ deed: 'changed', on: '2026-12-01', byName: 'Anna', reason: 'Agreed <by phone>' },
    ...{ lines: ['Availability: 99.9 % → 98 %'], moreLines: 2 },
  },
  'negotiation-turn': {
    kind: 'negotiation-turn',
    ...negotiation,
    ...{ fromName: 'Messaging', answerBy: '2026-12-03', message: 'As we said' },
    voids: { approvals: 0, signatures: 0 },
    terms: negotiation.changes.map((one) => ({ path: 'targets.p1-response.within', ...one })),
    moreTerms: 0,
  },
  'approval-asked': {
    kind: 'approval-asked',
    ...negotiation,
    ...{ stage: 'finance', why: 'It may cost more.', dueAt: 1_800_000_000_000 },
    ...{ insteadOf: 'Ben', escalated: false },
  },
  'signature-asked': {
    kind: 'signature-asked',
    ...negotiation,
    ...{ signBy: '2026-12-10', insteadOf: null },
  },
  'negotiation-moved': {
    kind: 'negotiation-moved',
    ...negotiation,
    ...{ move: 'paused', byName: 'Emma', text: 'Budget <round>' },
  },
  'negotiation-ended': {
    kind: 'negotiation-ended',
    ...negotiation,
    ...{ how: 'withdrawn', byName: 'Anna', reason: 'Not needed any more' },
  },
  'negotiation-near': {
    kind: 'negotiation-near',
    ...negotiation,
    ...{ what: 'answer', on: '2026-12-03', daysLeft: 1, early: 1 },
  },
  'terms-in-effect': { kind: 'terms-in-effect', ...negotiation, revision: 4 },
  outage: {
    kind: 'outage',
    ...{ outage: '7', to: 'C01TEAM', service: 'email', serviceName: 'E-mail <Acme>' },
    ...{ state: 'open', severity: 1, segment: 'site Berlin', from: clock.asOf, until: null },
    ...{ words: 'Mail cannot be sent <!channel>', timeZone: 'Europe/Berlin', nextUpdateAt: null },
    latest: { at: clock.asOf, words: 'We look at it' },
    inside: {
      ...{ byName: 'Ben', component: 'relay', weight: 0.5, note: 'disk full', cause: null },
      ...{ reason: null, overlaps: ['Planned maintenance of E-mail'] },
      customers: [
        { name: 'Acme & Sons', channel: 'C01ACME', told: true, nextUpdateAt: clock.dueAt },
        { name: 'Globex', channel: null, told: false, nextUpdateAt: null },
      ],
    },
  },
  'outage-moved': {
    kind: 'outage-moved',
    ...{ outage: '7', to: 'C01TEAM', step: 3, serviceName: 'E-mail', move: 'ended' },
    ...{ at: clock.asOf, words: 'Mail works again', from: clock.asOf, until: clock.dueAt },
    timeZone: 'Europe/Berlin',
    inside: { byName: 'Ben', note: null, customers: ['Acme & Sons'] },
  },
  'outage-update-near': {
    kind: 'outage-update-near',
    ...{ outage: '7', to: 'C01TEAM', service: 'email', serviceName: 'E-mail', missed: false },
    ...{ toldAt: clock.asOf, dueAt: clock.dueAt, timeZone: 'Europe/Berlin' },
    ...{ customers: ['Acme & Sons'], sentence: promised.sentence, owner: promised.owner },
    first: false,
  },
  'outage-seen-up': {
    kind: 'outage-seen-up',
    ...{ outage: '7', to: 'C01TEAM', serviceName: 'E-mail', until: clock.asOf },
    timeZone: 'Europe/Berlin',
  },
  maintenance: {
    kind: 'maintenance',
    ...{ maintenance: '3', to: 'C01TEAM', service: 'email', serviceName: 'E-mail' },
    ...{ state: 'planned', from: clock.asOf, until: clock.dueAt, overrun: false },
    ...{ startedAt: null, endedAt: null, expectedTo: null, staysUp: false, assumed: false },
    wanted: { from: clock.dueAt, to: clock.dueAt + 60_000 },
    ...{ words: 'A new <b>disk</b>', timeZone: 'Europe/Berlin' },
    effects: [{ agreement: 'acme-email', name: 'Acme e-mail', sentences: ['It does not count.'] }],
    inside: {
      ...{ byName: 'Ben', note: 'bring a screwdriver', approvers: ['Anna'], reason: null },
      approveBy: clock.asOf,
      customers: [{ name: 'Acme & Sons', channel: '#acme' }],
    },
  },
  'maintenance-moved': {
    kind: 'maintenance-moved',
    ...{ maintenance: '3', to: 'C01TEAM', serviceName: 'E-mail', mark: '2', move: 'overrun' },
    ...{ at: clock.asOf, from: clock.asOf, until: clock.dueAt, words: null },
    ...{ timeZone: 'Europe/Berlin', sentences: ['It counts as downtime.'], byName: 'Accord' },
  },
  'maintenance-owed': {
    kind: 'maintenance-owed',
    ...{ maintenance: '3', to: 'C01TEAM', serviceName: 'E-mail', words: 'A new <b>disk</b>' },
    ...{ what: 'approval-late', mark: 'at-1', from: clock.asOf, until: clock.dueAt },
    ...{ dueAt: clock.asOf, timeZone: 'Europe/Berlin', people: [{ name: 'Ben', user: 'U0BEN' }] },
    sentences: ['Acme e-mail: 1 h counts as downtime.'],
  },
};
