import { describe, expect, it } from 'vitest';
import { lintAgreement } from '../../../../src/domain/agreement/lint/lint-agreement.ts';
import { lintRegister } from '../../../../src/domain/agreement/lint/lint-register.ts';
import { type PastTarget, pastOf } from '../../../../src/domain/agreement/lint/past.ts';
import { RULES } from '../../../../src/domain/agreement/lint/rules/index.ts';
import { parseInstant } from '../../../../src/domain/calendar/instant.ts';
import { chainScene } from '../../../../src/usecases/agreement/chain-scene.ts';
import { registerOf } from '../../../usecases/agreement/register.ts';
import { SOUND } from './small-register.ts';

const NOW = parseInstant('2026-11-16T08:40:00Z');

type Change = readonly [from: string | RegExp, to: string];

/** What the rules find in the SLA of the sound register after changes to it. */
function found(changes: readonly Change[], past: readonly PastTarget[] | null = null) {
  const [before = '', sla = ''] = SOUND.split('agreement: sla');
  let text = `agreement: sla${sla}`;
  let rest = before;
  for (const [from, to] of changes) {
    expect(`${rest}${text}`).toMatch(from);
    if (has(text, from)) text = text.replace(from, to);
    else rest = rest.replace(from, to);
  }
  const register = registerOf(rest + text, NOW);
  const agreement = register.agreements.get('sla')?.at(-1);
  if (!agreement) throw new Error('There is no SLA.');
  return lintAgreement(chainScene(register, NOW), { agreement, past });
}

function has(text: string, part: string | RegExp): boolean {
  return typeof part === 'string' ? text.includes(part) : part.test(text);
}

const UNTIL = 'effective: { from: 2026-01-01';

/** By rule, a change after which it finds something. */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  'no-start': [['within: 1h', 'within: 1h, holder: nobody']],
  'response-after-resolution': [['within: 1h', 'within: 5h']],
  'priorities-upside-down': [
    [
      '  - { key: p1,',
      "  - { key: p2, kind: response, priority: P2, within: 10m, attainment: '95' }\n  - { key: p1,",
    ],
  ],
  'support-gap': [['within: 4h', 'within: 3h']],
  'dependency-gap': [
    [
      'owner: ben\n',
      'owner: ben\ndependsOn: [network]\n---\nservice: network\nname: Network\nprovider: desk\n',
    ],
    [
      /agreement: ola\n([\s\S]*?)---\n/,
      `$&agreement: lan\n${(SOUND.split('agreement: ola\n')[1] ?? '').split('agreement: sla')[0]?.replace('services: [email]', 'services: [network]').replace('within: 30m', 'within: 2h')}`,
    ],
  ],
  'credit-while-met': [["'99.9', '5'", "'99.95', '5'"]],
  'same-person-on-both-sides': [
    [/customer: acme\nprovider: messaging/, 'customer: desk\nprovider: messaging'],
    ['kind: SLA', 'kind: OLA'],
    ['{ customer: [emma], provider: [ben] }', '{ customer: [ben], provider: [ben] }'],
    [
      "credits: [{ target: up, tiers: [['99.9', '5']], cap: '20', fee: { amount: '100.00', currency: EUR } }]\n",
      '',
    ],
  ],
  ended: [[UNTIL, `${UNTIL}, to: 2026-10-31`]],
  'outside-control': [['owner: ben\n', 'owner: ben\nsuppliers: [hoster]\n']],
  'service-not-live': [['owner: ben\n', 'owner: ben\nstate: planned\n']],
  'unreachable-objective': [
    ["objective: '99.9'", "objective: '99.999', rounding: started-minutes"],
  ],
  'hundred-percent': [["within: 1h, attainment: '95'", "within: 1h, attainment: '100'"]],
  'customer-time-counts': [['pauses: [awaiting-customer]', 'pauses: []']],
  'reopen-ignored': [['reopenWithin: 5bd', 'reopen: ignore']],
  'days-left-out': [["objective: '99.9'", "objective: '99.9', period: rolling 3d"]],
  'credited-again': [["objective: '99.9'", "objective: '99.9', period: rolling 90d"]],
  'credit-uncapped': [[", cap: '20'", '']],
  'credit-of-nothing': [["'100.00'", "'0.00'"]],
  'no-owner': [
    ['owner: ben\n', ''],
    ['review: { every: P6M, owner: ben }\n', ''],
  ],
  'no-review': [['review: { every: P6M, owner: ben }\n', '']],
  'no-report': [['report: { every: month }\n', '']],
  'no-team-channel': [["channels: { team: '#messaging' }\n", '']],
  'no-signatories': [['{ customer: [emma], provider: [ben] }', '{ customer: [emma] }']],
  'approval-limits-reversed': [
    [
      "channels: { team: '#messaging' }",
      "channels: { team: '#messaging' }\napprovals: { finance: { amount: '20000', currency: EUR } }",
    ],
  ],
  'quorum-beyond-approvers': [
    [
      "channels: { team: '#messaging' }",
      "channels: { team: '#messaging' }\napprovals: { quorum: { service-owner: 2 } }",
    ],
  ],
  'ladder-without-person': [
    [
      "channels: { team: '#messaging' }",
      "channels: { team: '#messaging' }\nalerts: { ladder: [{ after: 15m, tell: nobody }] }",
    ],
  ],
  'nobody-approves-costs': [["'100.00'", "'25000.00'"]],
  'credit-in-another-currency': [
    ["amount: '100.00', currency: EUR", "amount: '100.00', currency: USD"],
  ],
  'date-near': [[UNTIL, `${UNTIL}, to: 2026-12-31`]],
  'holidays-missing': [
    ["[['09:00', '17:00']] }", "[['09:00', '17:00']] }\nholidays: ['2026-12-25']"],
  ],
  'calendar-ends': [
    [
      "weekly: { mon-fri: [['09:00', '17:00']] }",
      "exceptions: { 2026-11-20: [['09:00', '17:00']] }",
    ],
  ],
  'promised-twice': [
    [
      /$/,
      `---\n${(SOUND.split('---').at(-1) ?? '').replace('agreement: sla', 'agreement: sla-two')}`,
    ],
  ],
  'notice-passed': [
    [UNTIL, `${UNTIL}, to: 2026-12-31, renewal: { kind: tacit, term: P1Y, notice: P3M }`],
  ],
  'pauses-unsaid': [[', pauses: [awaiting-customer]', '']],
  'reopen-unsaid': [[', reopenWithin: 5bd', '']],
  'priority-gap': [
    [
      '  - { key: p1,',
      "  - { key: p2, kind: response, priority: P2, within: 2h, attainment: '95' }\n  - { key: p1,",
    ],
  ],
  'miss-without-credit': [["'99.9', '5'", "'99', '5'"]],
  'no-hand-over': [['handOver: 10m\n', '']],
  'no-maintenance': [['maintenance: { notice: 5bd }\n', '']],
  'too-many-targets': [
    [
      '  - { key: p1,',
      `${Array.from({ length: 10 }, (_, i) => `  - { key: more-${i}, kind: volume, capacity: 1 }\n`).join('')}  - { key: p1,`,
    ],
  ],
  'no-customer-channel': [["channels: { customer: '#acme' }\n", '']],
  'no-customer-duties': [['responsibilities: { customer: [Reports P1 by telephone.] }\n', '']],
  'signatory-not-in-chat': [['name: Emma Schulz, user: U0EMMA', 'name: Emma Schulz']],
  'two-zones': [['timeZone: Europe/Berlin\ncalendar', 'timeZone: Europe/London\ncalendar']],
};

const past = (changes: Partial<PastTarget>): PastTarget => ({
  ...{ target: 'p1', periods: 6, judged: 6, met: 6, casesPerPeriod: 40 },
  ...changes,
});

/** By rule, a history in which it finds something. */
const HISTORIES: Readonly<Record<string, PastTarget>> = {
  'never-met': past({ met: 0 }),
  'not-measured': past({ judged: 0, met: 0 }),
  'too-few-cases': past({ casesPerPeriod: 6.2 }),
};

describe('the rules for agreements', () => {
  it('find nothing in an agreement that is in order', () => {
    expect(found([], [past({})])).toEqual([]);
  });

  it('may begin later about a service that is planned, but not about one that is gone', () => {
    const later: Change = [UNTIL, 'effective: { from: 2027-01-01'];
    const rules = (state: string) =>
      found([later, ['owner: ben\n', `owner: ben\nstate: ${state}\n`]]).map((one) => one.rule);
    expect(rules('planned')).not.toContain('service-not-live');
    expect(rules('retired')).toContain('service-not-live');
  });

  it.each(Object.entries(CHANGES))('%s', (rule, changes) => {
    expect(found(changes).map((one) => one.rule)).toContain(rule);
  });

  it.each(Object.entries(HISTORIES))('%s, from what was published', (rule, history) => {
    expect(found([], [history]).map((one) => one.rule)).toEqual([rule]);
  });

  it('take a quiet promise for unmeasured only when nothing like it was ever measured', () => {
    const quiet = past({ judged: 0, met: 0 });
    const busy = past({ target: 'p1-end' });
    expect(found([], [quiet, busy])).toEqual([]);
    const up = past({ target: 'up', casesPerPeriod: null });
    expect(found([], [quiet, up]).map((one) => one.rule)).toEqual(['not-measured']);
  });

  it('are all tried here, except for what an import refuses', () => {
    const tried = new Set([...Object.keys(CHANGES), ...Object.keys(HISTORIES), 'no-calendar']);
    expect(RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  it('say what is wrong, why it matters and how to mend it', () => {
    expect(found([['within: 1h', 'within: 5h']])[0]).toMatchObject({
      ...{ rule: 'response-after-resolution', severity: 'error', agreement: 'sla', target: 'p1' },
      sentence: 'P1 response (5h) takes longer than P1 resolution (4h).',
    });
  });
});

describe('the rules for the register', () => {
  it('find services without a promise and calendars without a use', () => {
    const text = `${SOUND}---\nservice: print\nname: Print\nprovider: desk\n---\ncalendar: spare\ntimeZone: UTC\nweekly: { mon: [['09:00', '17:00']] }\n`;
    expect(lintRegister(registerOf(text, NOW), NOW).map(({ rule }) => rule)).toEqual([
      'service-without-sla',
      'calendar-unused',
    ]);
    expect(lintRegister(registerOf(text, NOW), NOW)[0]?.sentence).toContain('no SLA covers it');
    expect(lintRegister(registerOf(SOUND, NOW), NOW)).toEqual([]);
  });
});

describe('what was published', () => {
  it('is summed up by promise', () => {
    expect(pastOf('p1', [])).toEqual({
      ...{ target: 'p1', periods: 0, judged: 0, met: 0, casesPerPeriod: null },
    });
  });
});
