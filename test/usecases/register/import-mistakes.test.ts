import { describe, expect, it } from 'vitest';
import { extendRegister } from '../../../src/domain/register/register.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { DEMO_NOW, demoFiles, demoRegister } from './demo-files.ts';

const register = demoRegister();

function mistakesIn(text: string): readonly string[] {
  const { problems } = planImport(register, { files: [{ name: 'f', text }], now: DEMO_NOW });
  return problems.map(({ line, path, message }) => `${line} ${path}: ${message}`);
}

/** A sound agreement of fifteen lines, one of which a case replaces. */
const SOUND = [
  'agreement: acme-print',
  'kind: SLA',
  'customer: acme',
  'provider: service-desk',
  'services: [print]',
  'effective: { from: 2026-01-01, to: 2026-12-31 }',
  'timeZone: Europe/Berlin',
  'calendar: office-de',
  'report: { every: month }',
  'targets:',
  "  - { key: up, kind: availability, objective: '99' }",
  '  - { key: fix, kind: resolution, within: 2bd, attainment: "90" }',
  "credits: [{ target: up, tiers: [['99', '5']], fee: { amount: '9.00', currency: EUR } }]",
  'supportedBy: [ola-infrastructure]',
  'signatories: { customer: [emma], provider: [david] }',
];

function withLine(line: number, text: string): string {
  return SOUND.map((sound, index) => (index === line - 1 ? text : sound)).join('\n');
}

const KEY =
  'a key: lower-case letters, digits and hyphens, at most 63 characters, such as acme-email';
const DURATION = 'a duration in days, weeks, months or years such as P90D, P3M or P1Y';

const AGREEMENT: readonly (readonly [number, string, string])[] = [
  [1, 'agreement: Acme Print', `agreement: “Acme Print” is not ${KEY}`],
  [
    1,
    'agreement: 12',
    `agreement: found the number 12, expected ${KEY}; put quotes around it: '12'`,
  ],
  [1, 'agrement: acme-print', ': the first key is “agrement”. Did you mean “agreement”?'],
  [
    2,
    'kind: SLB',
    'kind: “SLB” is not what belongs here: expected one of SLA, OLA, UC, SLR. Did you mean “SLA”?',
  ],
  [3, 'customer: acne', 'customer: there is no party “acne”. Did you mean “acme”?'],
  [3, 'customer: [acme]', `customer: found a list, expected ${KEY}`],
  [
    3,
    'customer: web',
    'customer: “web” is a provider: the customer of an SLA is expected to be a customer',
  ],
  [
    4,
    'provider: globex',
    'provider: “globex” is a customer: the provider of an SLA is expected to be a provider',
  ],
  [
    4,
    'provider: cloudmail',
    'provider: “cloudmail” is a supplier: the provider of an SLA is expected to be a provider',
  ],
  [5, 'services: [prnt]', 'services[1]: there is no service “prnt”. Did you mean “print”?'],
  [
    5,
    'services: [print, print]',
    'services[2]: the service “print” is in this list twice: expected it once',
  ],
  [5, 'services: []', 'services: found an empty list, expected a list of at least 1 entry'],
  [5, 'services: print', 'services: found “print”, expected a list of services such as [email]'],
  [
    6,
    'effective: { from: 2026-02-30 }',
    'effective.from: “2026-02-30” is not a date such as 2026-01-31',
  ],
  [
    6,
    'effective: { from: 2026-02-01, to: 2026-01-31 }',
    'effective.to: 2026-01-31 is before the first day 2026-02-01: expected the last day, which still belongs to the agreement',
  ],
  [
    6,
    'effective: { from: 2026-02-01, renewal: { kind: express, term: P1Y } }',
    'effective.renewal: an agreement without a last day has nothing to renew: expected “to” as well',
  ],
  [
    6,
    'effective: { from: 2026-02-01, to: 2026-12-31, renewal: { kind: tacit, term: 1 year } }',
    `effective.renewal.term: “1 year” is not ${DURATION}`,
  ],
  [
    6,
    'effective: { from: 2026-02-01, to: 2026-12-31, renewal: { kind: tacit, term: P0D } }',
    `effective.renewal.term: “P0D” is not ${DURATION}`,
  ],
  [
    6,
    'effective: { from: 2026-02-01, to: 2026-12-31, renewal: { kind: tacitly } }',
    'effective.renewal.kind: “tacitly” is not what belongs here: expected one of none, tacit, express. Did you mean “tacit”?',
  ],
  [
    7,
    'timeZone: Europe/Berln',
    'timeZone: “Europe/Berln” is not a time zone: expected an IANA name such as Europe/Berlin or UTC. Did you mean “Europe/Berlin”?',
  ],
  [
    7,
    'timezone: Europe/Berlin',
    'timezone: “timezone” is not a key that belongs here. Did you mean “timeZone”?',
  ],
  [8, 'calendar: office', 'calendar: there is no calendar “office”. Did you mean “office-de”?'],
  [
    8,
    'calender: office-de',
    'calender: “calender” is not a key that belongs here. Did you mean “calendar”?',
  ],
  [
    11,
    '  - { key: up, kind: availability, objective: 99,9 }',
    "targets.up.objective: a comma ends the value here, after 99: write a decimal with a point, in quotes, such as '99.9'",
  ],
  [
    11,
    "  - { key: up, kind: availability, objective: '99,9' }",
    "targets.up.objective: “99,9”: write it as '99.9', in quotes",
  ],
  [
    9,
    'report: { every: monthly }',
    'report.every: “monthly” is not what belongs here: expected one of week, month, quarter, year. Did you mean “month”?',
  ],
  [
    9,
    'review: { every: P3M, owner: nobody }',
    'review.owner: there is no person “nobody”: expected the key of a person listed in a party in these files or in the register',
  ],
  [
    9,
    "report: { every: month, customerChannel: '#globex' }",
    'report.customerChannel: “#globex” is the channel of globex: expected #acme',
  ],
  [
    9,
    "report: { every: month, customerChannel: '#other' }",
    'report.customerChannel: “#other” is no channel of acme: expected #acme',
  ],
  [
    9,
    "report: { every: month, teamChannel: '#globex' }",
    'report.teamChannel: “#globex” is the channel of globex: expected a channel of the team',
  ],
  [
    9,
    'report: { every: month, teamChannel: web }',
    "report.teamChannel: “web” is not a channel in quotes such as '#acme', or its id such as C012ABCDE",
  ],
  [
    11,
    '  - { key: up, kind: availability, objective: 99.90 }',
    'targets.up.objective: the number 99.9 must be a percentage in quotes, such as "99.9", so that no digit is lost.',
  ],
  [
    11,
    "  - { key: up, kind: availabilty, objective: '99' }",
    'targets.up.kind: “availabilty” is not what belongs here: expected one of availability, response, resolution, update, ratio, reliability, fulfilment, satisfaction, attestation, volume. Did you mean “availability”?',
  ],
  [
    11,
    "  - { key: up, kind: availability, objectiv: '99', objective: '99' }",
    'targets.up.objectiv: “objectiv” is not a key that belongs here. Did you mean “objective”?',
  ],
  [
    12,
    '  - { key: up, kind: resolution, within: 2bd, attainment: "90" }',
    'targets.up.key: the target “up” is in this list twice: expected it once',
  ],
  [
    12,
    '  - { key: fix, kind: resolution, attainment: "90" }',
    'targets.fix.within: `within` is missing: write a length of time: 15m or 4h of support time, 2bd for business days, 90m calendar by the wall clock, or next business day 16:00',
  ],
  [
    13,
    "credits: [{ target: op, tiers: [['99', '5']], fee: { amount: '9.00', currency: EUR } }]",
    'credits[1].target: there is no target “op” in this agreement. Did you mean “up”?',
  ],
  [
    13,
    "credits: [{ target: up, tiers: [['98', '5'], ['99', '9']], fee: { amount: '9.00', currency: EUR } }]",
    'credits[1].tiers[2]: below 99 gives 9 after below 98 gave 5: expected tiers from the highest threshold to the lowest, each with a larger credit',
  ],
  [
    13,
    "credits: [{ target: up, tiers: [['99', '5']], fee: { amount: 9.00, currency: EUR } }]",
    "credits[1].fee.amount: found the number 9, expected a decimal number in quotes such as '99.9'; put quotes around it: '9'",
  ],
  [
    13,
    "credits: [{ target: up, tiers: [['99', '5']], cap: '101', fee: { amount: '9', currency: EUR } }]",
    "credits[1].cap: “101” is not a percentage from 0 to 100 in quotes such as '99.9'",
  ],
  [
    13,
    "credits: [{ target: up, tiers: [['99', '5']], fee: { amount: '9', currency: euro } }]",
    'credits[1].fee.currency: “euro” is not a currency of three capital letters such as EUR',
  ],
  [
    14,
    'supportedBy: [ola-infra]',
    'supportedBy[1]: there is no agreement “ola-infra”. Did you mean “ola-infrastructure”?',
  ],
  [
    14,
    'supportedBy: [acme-email]',
    'supportedBy[1]: “acme-email” is an SLA: expected an OLA or an underpinning contract (UC)',
  ],
  [
    14,
    'supportedBy: [acme-print]',
    'supportedBy[1]: “acme-print” cannot rest on itself: expected other agreements',
  ],
  [
    15,
    'signatories: { customer: [emmma] }',
    'signatories.customer[1]: there is no person “emmma”. Did you mean “emma”?',
  ],
  [
    15,
    'signatories: { customer: [grace] }',
    'signatories.customer[1]: “grace” belongs to globex: expected somebody of acme',
  ],
  [
    15,
    'signatories: { provider: [emma] }',
    'signatories.provider[1]: “emma” belongs to acme: expected somebody of service-desk',
  ],
];

describe('a mistake in an agreement', () => {
  it('is not seen where there is none', () => {
    expect(mistakesIn(SOUND.join('\n'))).toEqual([]);
  });

  it.each(AGREEMENT)('on line %i, %s', (line, text, mistake) => {
    expect(mistakesIn(withLine(line, text))).toContain(`${line} ${mistake}`);
  });

  it('is a credit on a target that is not attained in percent', () => {
    const text = withLine(11, '  - { key: up, kind: reliability, interruptions: 2 }');
    expect(mistakesIn(text)).toEqual([
      '13 credits[1].target: “up” is not attained in percent (reliability), so that no tier can apply: expected a target with a percentage',
    ]);
  });

  it('in the name of a key is not told as a missing key as well', () => {
    expect(mistakesIn(withLine(8, 'calender: office-de'))).toHaveLength(1);
  });

  it('is told once', () => {
    for (const [line, text] of AGREEMENT.filter(([number]) => number > 1)) {
      const mistakes = mistakesIn(withLine(line, text));
      expect(new Set(mistakes).size).toBe(mistakes.length);
      expect(mistakes.length).toBeLessThanOrEqual(2);
    }
  });

  it('of any number is told in one go, in the order of the lines', () => {
    const text = SOUND.map((line, index) => (index === 2 ? 'customer: acne' : line))
      .map((line, index) => (index === 7 ? 'calendar: office' : line))
      .map((line, index) => (index === 13 ? 'suportedBy: []' : line))
      .join('\n');
    expect(mistakesIn(text).map((mistake) => mistake.split(' ')[0])).toEqual(['3', '8', '14']);
  });

  it('in a circle of supporting agreements names the circle', () => {
    const files = [
      {
        name: 'a',
        text: SOUND.join('\n')
          .replace('acme-print', 'ola-a')
          .replace(
            /kind: SLA[\s\S]*?\nprovider: service-desk/,
            'kind: OLA\ncustomer: web\nprovider: service-desk',
          )
          .replace('[ola-infrastructure]', '[ola-b]')
          .replace(/signatories.*/, ''),
      },
    ];
    const [first] = files;
    if (!first) return;
    const other = {
      name: 'b',
      text: first.text.replace('ola-a', 'ola-b').replace('[ola-b]', '[ola-a]'),
    };
    const { problems } = planImport(register, { files: [first, other], now: DEMO_NOW });
    expect(problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'a:14 ola-a rests on ola-b rests on ola-a: expected a chain that does not come back to itself',
      'b:14 ola-b rests on ola-a rests on ola-b: expected a chain that does not come back to itself',
    ]);
  });

  it.each([
    ['before the latest', 'from: 2026-12-01', true],
    ['on the day of the latest', 'from: 2027-01-01', false],
    ['after the latest', 'from: 2027-02-01', false],
    ['in place of all', '', false],
  ])('a revision of a calendar that begins %s', (_, date, overlaps) => {
    const written = (hours: string, from: string) =>
      `calendar: desk\ntimeZone: UTC\nweekly: { mon: [['09:00', '${hours}']] }\n${from}`;
    const revised = ['', 'from: 2026-07-01', 'from: 2027-01-01'].reduce((known, from, index) => {
      const files = [{ name: 'f', text: written(`1${index}:00`, from) }];
      return extendRegister(known, planImport(known, { files, now: DEMO_NOW }).revisions);
    }, register);
    const files = [{ name: 'late.yaml', text: written('18:00', date) }];
    const { problems } = planImport(revised, { files, now: DEMO_NOW });
    const said = problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
    const wrong =
      'late.yaml:4 overlaps the revision of this calendar that holds from 2027-01-01 on: expected 2027-01-01 or later, or no date at all, which replaces every revision';
    expect(said).toEqual(overlaps ? [wrong] : []);
  });
});

const OTHERS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'the same document twice',
    'service: a\nname: A\nprovider: web\n---\nservice: a\nname: B\nprovider: web',
    ['5 service: the service “a” is in this import twice, first in f, line 1: expected it once'],
  ],
  [
    'a service by a customer',
    'service: a\nname: A\nprovider: acme',
    ['3 provider: “acme” is a customer: expected a provider or a supplier'],
  ],
  [
    'a service without a provider',
    'service: a\nname: A',
    [`1 provider: \`provider\` is missing: write ${KEY}`],
  ],
  [
    'an unknown owner and customer',
    'service: a\nname: A\nprovider: web\nowner: bne\ncustomers:\n  - acmee',
    [
      '4 owner: there is no person “bne”. Did you mean “ben”?',
      '6 customers[1]: there is no party “acmee”. Did you mean “acme”?',
    ],
  ],
  [
    'a party of no known kind',
    'party: a\nname: A\nkind: client',
    ['3 kind: “client” is not what belongs here: expected one of customer, provider, supplier'],
  ],
  [
    'a party without a kind',
    'party: a\nname: A',
    ['1 kind: `kind` is missing: write customer, provider or supplier'],
  ],
  [
    'a person listed in two parties',
    'party: a\nname: A\nkind: customer\npeople:\n  - key: ben\n    name: Ben',
    [
      '5 people.ben.key: the person “ben” is listed in messaging as well: expected a key of their own',
    ],
  ],
  [
    'a person with an odd user id, address and role',
    'party: a\nname: A\nkind: customer\npeople:\n  - key: z\n    name: Z\n    user: zed\n    email: zed\n    roles: [boss]',
    [
      '7 people.z.user: “zed” is not the id of a chat user such as U012ABCDE',
      '8 people.z.email: “zed” is not an e-mail address',
      '9 people.z.roles[1]: “boss” is not what belongs here: expected one of administrator, service-level-manager, service-owner, approver, viewer, customer-representative, signatory, supplier-manager, finance, executive, daily-user',
    ],
  ],
  [
    'a calendar that never opens',
    'calendar: a\ntimeZone: UTC',
    ['1 : the calendar never opens. Give it weekly hours or special opening days.'],
  ],
  [
    'hours that are not hours',
    "calendar: a\ntimeZone: UTC\nweekly:\n  mon-fri: [['9:00', '17:00']]",
    ['4 weekly.mon-fri[1][1]: “9:00” is not an opening time. Write it as "09:00".'],
  ],
  [
    'a day in two ranges',
    "calendar: a\ntimeZone: UTC\nweekly:\n  mon-fri: [['09:00', '17:00']]\n  fri-sun: []",
    ['5 weekly.fri-sun: fri is in both mon-fri and fri-sun: expected each day once'],
  ],
  [
    'a weekday that is none',
    "calendar: a\ntimeZone: UTC\nweekly:\n  munday: [['09:00', '17:00']]",
    ['4 weekly.munday: “munday” is not a weekday such as mon, or a range such as mon-fri'],
  ],
  [
    'an unknown region',
    "calendar: a\ntimeZone: UTC\nweekly: { mon: [['09:00', '17:00']] }\nholidays:\n  - { region: DE-BX }",
    ['5 holidays[1].region: no public holidays are known for “DE-BX”. Did you mean “DE-BB”?'],
  ],
  [
    'a misspelt region',
    "calendar: a\ntimeZone: UTC\nweekly: { mon: [['09:00', '17:00']] }\nholidays: [{ regoin: DE }]",
    ['4 holidays[1].regoin: “regoin” is not a key that belongs here. Did you mean “region”?'],
  ],
];

describe('a mistake in another document', () => {
  it.each(OTHERS)('%s', (_, text, mistakes) => {
    expect(mistakesIn(text)).toEqual(mistakes);
  });

  it('does not make references to it mistakes as well', () => {
    const party = 'party: new\nkind: customer\npeople: [{ key: zoe, name: Zoe }]\n';
    const service = 'service: s\nname: S\nprovider: web\nowner: zoe\ncustomers: [new]\n';
    expect(mistakesIn(`${party}---\n${service}`)).toEqual([
      '1 name: `name` is missing: write a name of 1 to 120 characters on one line',
    ]);
  });
});

describe('a mistake that shows elsewhere', () => {
  it('is an agreement older than the public holidays that its calendar was given', () => {
    const old = SOUND.join('\n').replace('from: 2026-01-01', 'from: 2009-04-01');
    expect(mistakesIn(old)).toEqual([
      '6 effective.from: the public holidays of “office-de” are known from 2016 on: expected the calendar in the same import, so that earlier years are added',
    ]);
    const calendar = demoFiles.find(({ name }) => name === 'calendars.yaml')?.text;
    expect(mistakesIn(`${old}\n---\n${calendar}`)).toEqual([]);
  });

  it('is told where a document is replaced on which the register rests', () => {
    const withoutEmma =
      'party: acme\nkind: customer\nname: Acme GmbH\nchannels: { customer: "#acme" }\n';
    expect(mistakesIn(withoutEmma)).toEqual(
      ['acme-email', 'acme-payroll', 'acme-webshop', 'acme-vpn'].map(
        (key) =>
          `1 party: the agreement “${key}” in the register would no longer fit, signatories.customer[1]: there is no person “emma”: expected the key of a person listed in a party in these files or in the register`,
      ),
    );
  });

  it('is none when what changed is not what others rest on', () => {
    const web = 'party: web\nkind: provider\nname: Web team\nchannels: { team: "#web-team" }\n';
    expect(mistakesIn(web)).toEqual([]);
  });
});
