/** What forms call a term, where its name is no word that people use. */
export const LABELS: Readonly<Record<string, string>> = {
  from: 'Counts from',
  weekly: 'Open on',
  holidays: 'Closed on',
  exceptions: 'Other hours on single days',
  breaks: 'Closed for some hours',
  'effective.renewal.kind': 'What happens at the end',
  'review.every': 'Reviewed every',
  'review.owner': 'Who leads the review',
  'report.every': 'Reported every',
  creditCap: 'At most so much credit together (%)',
  objective: 'At least (%)',
  attainment: 'Share that is to be in time (%)',
  within: 'Within',
  exclusions: 'Planned downtime',
  rounding: 'How outages are rounded',
  redundant: 'Down only while all of these are down',
  burnRates: 'Warn early when it gets worse fast',
  indicator: 'Name of the measurements',
  atMost: 'Good up to',
  slice: 'Counted in stretches of',
  sliceObjective: 'Share of good events that makes a stretch good (%)',
  unknown: 'What nobody knows',
  blockAbove: 'Say nothing while more than this is unknown (%)',
  hours: 'When it counts',
  holder: 'Time counts only while this team or supplier has it',
  pauses: 'Reasons for which the clock stops',
  reopen: 'When a ticket is opened again',
  reopenWithin: 'Goes on when opened again within',
  resolvedCounts: 'Solving without a reply is an answer, too',
  'segment.group': 'Only for people of this group',
  'segment.site': 'Only for this site',
  'segment.channel': 'Only what comes this way, such as phone',
  judged: 'Rules must be followed',
  joiningCounts: 'Joining counts as the first time',
  every: 'Renewed every',
  scale: 'Answers go from … to …',
  mean: 'Average at least',
  share: 'Share of content answers at least (%)',
  atOrAbove: 'Content means this answer or better',
  minimumAnswers: 'Fewer answers than this say nothing',
  interruptions: 'At most so many interruptions',
  meanTimeToRestore: 'Restored on average within',
  capacity: 'Up to so many',
  counts: 'Counted by',
  windows: 'Comes between',
  priority: 'Priority',
  'maintenance.notice': 'Maintenance is announced before by',
  'maintenance.windows': 'Maintenance only on',
  'maintenance.capPerMonth': 'Maintenance at most, each month',
  'approvals.finance.amount': 'Finance approves from (amount)',
  'approvals.finance.currency': 'Finance approves from (currency)',
  'approvals.executive.amount': 'An executive approves from (amount)',
  'approvals.executive.currency': 'An executive approves from (currency)',
  'approvals.days': 'Days to approve',
};

/** What each choice means, by the name of the term. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  exclusions: { shrink: 'Leave it out', 'as-uptime': 'Count it as up' },
  rounding: {
    exact: 'Not at all',
    'whole-minutes': 'Only whole minutes count',
    'started-minutes': 'Every minute that began counts',
  },
  unknown: {
    ignore: 'Leave it out',
    good: 'Count it as good',
    bad: 'Count it as bad',
    block: 'Say nothing when it is too much',
  },
  hours: { agreed: 'In the agreed hours', always: 'Always' },
  reopen: {
    resume: 'The clock goes on',
    'new-cycle': 'A new clock begins',
    ignore: 'Nothing changes',
  },
  judged: { end: 'At the end of the period', throughout: 'All the time' },
  counts: { 'work-items': 'Tickets', samples: 'Measurements' },
  burnRates: { default: 'Yes, in the usual way' },
  kind: {
    customer: 'Customer: buys services',
    provider: 'Team of our own: provides services',
    supplier: 'Supplier: helps us to provide',
    SLA: 'SLA: promised to a customer',
    OLA: 'OLA: promised by a team to another one',
    UC: 'Contract with a supplier (UC)',
    SLR: 'Wishes of a customer (SLR)',
  },
  level: {
    corporate: 'For everybody',
    customer: 'For one customer',
    service: 'For one service',
  },
  state: {
    proposed: 'Proposed',
    planned: 'Planned',
    live: 'Live',
    retiring: 'Coming to its end',
    retired: 'Retired',
  },
  'effective.renewal.kind': {
    none: 'It ends',
    tacit: 'It renews by itself',
    express: 'It renews when both agree',
  },
  'report.every': { week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
};

/** A choice as people read it. */
export function choiceLabel(name: string, value: string): string {
  return CHOICES[name]?.[value] ?? value;
}

/** Terms that most promises do without. */
export const RARE =
  /^(exclusions|rounding|redundant|burnRates|indicator|slice|sliceObjective|unknown|blockAbove|hours|holder|pauses|reopen|reopenWithin|resolvedCounts|segment\..*|judged|joiningCounts|minimumAnswers|counts)$/;
