import { describe, expect, it } from 'vitest';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { DEMO_NOW, demoRegister } from './demo-files.ts';

const register = demoRegister();

function mistakesIn(...texts: readonly string[]): readonly string[] {
  const files = texts.map((text, index) => ({ name: `f${index}`, text }));
  return planImport(register, { files, now: DEMO_NOW }).problems.map(
    ({ line, path, message }) => `${line} ${path}: ${message}`,
  );
}

const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;

const SERVICE = ['service: fax', 'name: Fax', 'provider: web'];
const PARTY = ['party: team', 'kind: provider', 'name: Team', 'people:'];
const CALENDAR = ['calendar: hours', 'timeZone: UTC', "weekly: { mon: [['09:00', '17:00']] }"];
const AGREEMENT = [
  'agreement: acme-print',
  'kind: SLA',
  'customer: acme',
  'provider: service-desk',
  'services: [print]',
  'effective: { from: 2026-01-01 }',
  'timeZone: Europe/Berlin',
  'calendar: office-de',
  'targets:',
  "  - { key: up, kind: availability, objective: '99' }",
];

const NAME = 'a name of 1 to 120 characters on one line';

/** What one more line does to a sound document. */
const CASES: readonly (readonly [readonly string[], string, string])[] = [
  [
    [...PARTY.slice(0, 3)],
    'alerts: { calendar: night }',
    'alerts.calendar: there is no calendar “night”: expected the key of a calendar in these files or in the register',
  ],
  [
    [...PARTY.slice(0, 3)],
    "alerts: { quietHours: { from: '22:00', to: '6' } }",
    'alerts.quietHours.to: “6” is not a time of day in quotes such as 22:00',
  ],
  [
    [...PARTY.slice(0, 3)],
    "alerts: { quietHours: { from: '22:00', to: '22:00' } }",
    'alerts.quietHours: begin and end at the same time. Leave them out instead.',
  ],
  [
    [...PARTY.slice(0, 3)],
    'alerts: { ladder: [{ after: 2bd, tell: ben }] }',
    'alerts.ladder[1].after: “2bd” is not a length of time. Write “15m”, or “15m calendar” by the wall clock.',
  ],
  [
    SERVICE,
    'state: alive',
    'state: “alive” is not what belongs here: expected one of proposed, planned, live, retiring, retired. Did you mean “live”?',
  ],
  [SERVICE, 'stat: live', 'stat: “stat” is not a key that belongs here. Did you mean “state”?'],
  [SERVICE, 'aliases: fax', 'aliases: found “fax”, expected a list'],
  [SERVICE, "aliases: ['']", `aliases[1]: “” is not ${NAME}`],
  [
    SERVICE,
    'description: 12',
    "description: found the number 12, expected a text of 1 to 3000 characters; put quotes around it: '12'",
  ],
  [
    SERVICE,
    'warranty: []',
    'warranty: found an empty list, expected a text of 1 to 3000 characters',
  ],
  [SERVICE, 'owner: bne', 'owner: there is no person “bne”. Did you mean “ben”?'],
  [
    SERVICE,
    'customers: [acme, acme]',
    'customers[2]: the party “acme” is in this list twice: expected it once',
  ],
  [
    SERVICE,
    'sites: [Bern, Bern]',
    'sites[2]: the site “Bern” is in this list twice: expected it once',
  ],
  [SERVICE, 'groups: Executives', 'groups: found “Executives”, expected a list'],
  [
    SERVICE,
    'dependsOn: [emial]',
    'dependsOn[1]: there is no service “emial”. Did you mean “email”?',
  ],
  [
    SERVICE,
    'dependsOn: [fax]',
    'dependsOn[1]: “fax” cannot depend on itself: expected other services',
  ],
  [SERVICE, 'suppliers: [acme]', 'suppliers[1]: “acme” is a customer: expected a supplier'],
  [
    SERVICE,
    'suppliers: [cloudmial]',
    'suppliers[1]: there is no party “cloudmial”. Did you mean “cloudmail”?',
  ],
  [SERVICE, 'costPerMonth: 1200', 'costPerMonth: found the number 1200, expected a block of keys'],
  [
    SERVICE,
    "costPerMonth: { amount: '1.200,00', currency: EUR }",
    "costPerMonth.amount: “1.200,00” is not a decimal number in quotes such as '99.9'",
  ],
  [
    SERVICE,
    "pricePerMonth: { amount: '12', currency: Euro }",
    'pricePerMonth.currency: “Euro” is not a currency of three capital letters such as EUR',
  ],
  [
    PARTY,
    '  - { key: zoe }',
    'people.zoe.name: `name` is missing: write a name of 1 to 120 characters on one line',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, group: U0ZOE }',
    'people.zoe.group: “U0ZOE” is not the id of a chat user group such as S012ABCDE',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, deputy: zoe }',
    'people.zoe.deputy: “zoe” cannot stand in for themselves: expected somebody else',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, deputy: bne }',
    'people.zoe.deputy: there is no person “bne”. Did you mean “ben”?',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, language: German }',
    'people.zoe.language: “German” is not a language such as en or de',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, timeZone: Berlin }',
    'people.zoe.timeZone: “Berlin” is not a time zone: expected an IANA name such as Europe/Berlin or UTC',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, roles: [{ role: aprover }] }',
    'people.zoe.roles[1].role: “aprover” is not what belongs here: expected one of administrator, service-level-manager, service-owner, approver, viewer, customer-representative, signatory, supplier-manager, finance, executive, daily-user. Did you mean “approver”?',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, roles: [{ role: approver, service: [email] }] }',
    'people.zoe.roles[1].service: “service” is not a key that belongs here. Did you mean “services”?',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, roles: [{ role: approver, services: [emial] }] }',
    'people.zoe.roles[1].services[1]: there is no service “emial”. Did you mean “email”?',
  ],
  [
    PARTY,
    '  - { key: zoe, name: Zoe, roles: [{ role: approver, parties: [] }] }',
    'people.zoe.roles[1].parties: found an empty list, expected a list of at least 1 entry',
  ],
  [CALENDAR, 'from: 2026-13-01', 'from: “2026-13-01” is not a date such as 2026-01-31'],
  [
    CALENDAR,
    "holidays: ['2026-02-30']",
    'holidays[1]: “2026-02-30” is not a date. Write it as "2026-12-25".',
  ],
  [
    CALENDAR,
    "exceptions: { 2026-12-24: [['10:00', '25:00']] }",
    'exceptions.2026-12-24[1][2]: “25:00” is not a closing time. Write it as "17:00", midnight as "24:00".',
  ],
  [CALENDAR, 'breaks: []', 'breaks: found an empty list, expected a block of keys'],
  [
    CALENDAR,
    'observed: [{ date: 2026-01-01, region: DE }]',
    'observed[1].name: `name` is missing: write a name of 1 to 120 characters on one line',
  ],
  [
    AGREEMENT,
    'support: office-dee',
    'support: there is no calendar “office-dee”. Did you mean “office-de”?',
  ],
  [
    AGREEMENT,
    'handOver: 2bd',
    'handOver: “2bd” is not a length of time. Write “15m” or “30m calendar”.',
  ],
  [
    AGREEMENT,
    'handOver: soon',
    'handOver: “soon” is not a duration. Write “15m” or “4h” for support time, “2bd” for business days, “90m calendar” for wall clock, “next business day 16:00” for a point in time.',
  ],
  [
    AGREEMENT,
    'requirements: []',
    'requirements: wishes belong to requirements: expected them in an agreement of kind SLR',
  ],
  [
    AGREEMENT,
    'supportedBy: [{ agreement: ola-messaging, carries: [upp] }]',
    'supportedBy[1].carries[1]: there is no target “upp” in this agreement. Did you mean “up”?',
  ],
  [
    AGREEMENT,
    'supportedBy: [{ agreement: ola-mesaging }]',
    'supportedBy[1]: there is no agreement “ola-mesaging”. Did you mean “ola-messaging”?',
  ],
  [
    AGREEMENT,
    'supportedBy: [ola-messaging, { agreement: ola-messaging }]',
    'supportedBy[2]: the agreement “ola-messaging” is in this list twice: expected it once',
  ],
  [
    AGREEMENT,
    'supportedBy: [{ agreement: ola-messaging, redundant: maybe }]',
    'supportedBy[1].redundant: found “maybe”, expected true or false',
  ],
  [
    AGREEMENT,
    "maintenance: { notice: '5 days' }",
    'maintenance.notice: “5 days” is not a duration. Write “15m” or “4h” for support time, “2bd” for business days, “90m calendar” for wall clock, “next business day 16:00” for a point in time.',
  ],
  [
    AGREEMENT,
    "creditCap: '101'",
    "creditCap: “101” is not a percentage from 0 to 100 in quotes such as '99.9'",
  ],
  [
    AGREEMENT,
    'responsibilities: { provider: Something }',
    'responsibilities.provider: found “Something”, expected a list',
  ],
  [
    AGREEMENT,
    'level: team',
    'level: “team” is not what belongs here: expected one of corporate, customer, service',
  ],
];

describe('a mistake', () => {
  it('is none in the sound documents', () => {
    for (const sound of [SERVICE, CALENDAR, AGREEMENT])
      expect(mistakesIn(lines(...sound))).toEqual([]);
  });

  it.each(CASES)('after %j: %s', (sound, line, mistake) => {
    expect(mistakesIn(lines(...sound, line))).toEqual([`${sound.length + 1} ${mistake}`]);
  });

  it('in every line of every document is told at once, in the order of the files and lines', () => {
    const service = lines(
      ...SERVICE,
      'state: alive',
      'owner: bne',
      'dependsOn: [emial]',
      'suppliers: [acme]',
    );
    const agreement = lines(
      'agreement: acme-print',
      'kind: SLA',
      'customer: acne',
      'provider: globex',
      'services: [prnt]',
      'effective: { from: 2026-02-30 }',
      'timeZone: Berlin',
      'calendar: office',
      'targets:',
      '  - { key: up, kind: availability, objective: 99.9 }',
      'supportedBy: [{ agreement: ola }]',
      'wishes: []',
    );
    const found = mistakesIn(`${service}---\n${agreement}`, 'party: [').map(
      (one) => one.split(' ')[0],
    );
    expect(found).toEqual([
      '4',
      '5',
      '6',
      '7',
      ...['11', '12', '13', '14', '15', '16', '18', '19', '20'],
      '1',
    ]);
  });
});

describe('services that depend on one another in a circle', () => {
  it('are told with the circle', () => {
    const one = lines('service: a', 'name: A', 'provider: web', 'dependsOn: [b]');
    const other = lines('service: b', 'name: B', 'provider: web', 'dependsOn: [a]');
    expect(mistakesIn(one, other)).toEqual([
      '4 dependsOn[1]: a depends on b depends on a: expected services that do not come back to this one',
      '4 dependsOn[1]: b depends on a depends on b: expected services that do not come back to this one',
    ]);
  });
});

describe('sites and groups of targets', () => {
  const target = (segment: string) =>
    lines(
      ...AGREEMENT.slice(0, -1).map((line) => line.replace('[print]', '[fax]')),
      `  - { key: fix, kind: resolution, within: 2bd, attainment: '90', segment: ${segment} }`,
    );
  const service = lines(...SERVICE, 'sites: [Zurich, Bern]', 'groups: [executives]');

  it('are those of the service, as soon as it names any', () => {
    expect(mistakesIn(service, target('{ site: Bern }'))).toEqual([]);
    expect(mistakesIn(service, target('{ site: Zürich, group: executive }'))).toEqual([
      '10 targets.fix.segment.site: “Zürich” is no site of fax. Did you mean “Zurich”?',
      '10 targets.fix.segment.group: “executive” is no group of fax. Did you mean “executives”?',
    ]);
    expect(mistakesIn(lines(...SERVICE), target('{ site: Anywhere }'))).toEqual([]);
  });
});

describe('requirements', () => {
  const slr = (...more: readonly string[]) =>
    lines(
      ...AGREEMENT.slice(0, 8)
        .filter((line) => !line.startsWith('services'))
        .map((line) => line.replace('SLA', 'SLR')),
      ...more,
    );

  it('need no services and no targets', () => {
    expect(mistakesIn(slr())).toEqual([]);
  });

  it('have wishes that are told apart and lead to services and targets that exist', () => {
    expect(
      mistakesIn(
        slr(
          'requirements:',
          '  - { key: a, wish: Faster, service: emial }',
          '  - { key: a, wish: Cheaper, target: up }',
          '  - { key: b }',
        ),
      ),
    ).toEqual([
      '9 requirements.a.service: there is no service “emial”. Did you mean “email”?',
      '10 requirements.a.key: the wish “a” is in this list twice: expected it once',
      '10 requirements.a.target: there is no target “up” in this agreement: it has none yet',
      '11 requirements.b.wish: `wish` is missing: write a text of 1 to 3000 characters',
    ]);
  });

  it('are the only agreement without services and targets', () => {
    const sla = lines(...AGREEMENT.slice(0, 8).filter((line) => !line.startsWith('services')));
    expect(mistakesIn(sla)).toEqual([
      '1 services: `services` is missing: write a list of services such as [email]',
      '1 targets: `targets` is missing: write a list of targets',
    ]);
  });
});

const AGREED = lines(...AGREEMENT);

const TEXTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'Windows line ends',
    AGREED.replaceAll('\n', '\r\n').replace('acme\r', 'acne\r'),
    ['3 customer: there is no party “acne”. Did you mean “acme”?'],
  ],
  [
    'a byte order mark',
    `\uFEFF${AGREED.replace('customer: acme', 'customer: acne')}`,
    ['3 customer: there is no party “acne”. Did you mean “acme”?'],
  ],
  [
    'a tab in the indentation',
    'service: a\nname: A\nprovider: web\naliases:\n\t- b\n',
    ['5 : there is a tab in the indentation: expected spaces'],
  ],
  [
    'a key twice',
    'service: a\nname: A\nname: B\nprovider: web\n',
    ['3 : “name” stands here twice: expected it once'],
  ],
  [
    'a bracket that never closes',
    'service: a\naliases: [b\nname: A\n',
    [
      '3 : the YAML cannot be read here: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
  [
    'an alias without an anchor',
    'service: a\nname: *b\nprovider: web\n',
    [
      '1 : Unresolved alias (the anchor must be set before the alias): b: expected an anchor of that name before it',
    ],
  ],
  [
    'a tag',
    'service: !!js/function a\nname: A\nprovider: web\n',
    ['1 : Unresolved tag: tag:yaml.org,2002:js/function: expected plain values without tags'],
  ],
  [
    'no document at all',
    '# nothing\n',
    [
      '1 : the file is empty: expected a document that begins with “party:”, “service:”, “calendar:”, “agreement:”',
    ],
  ],
  [
    'a list',
    '- a\n- b\n',
    [
      '1 : this is not a document: expected a document that begins with “party:”, “service:”, “calendar:”, “agreement:”',
    ],
  ],
  [
    'a text in another encoding',
    'service: a\nname: B\uFFFDro\nprovider: web\n',
    ['2 name: “B\uFFFDro” has a character that cannot be read (\uFFFD): save the file as UTF-8'],
  ],
  [
    'a text with a nought',
    'service: a\nname: "B\\0"\nprovider: web\n',
    ['2 name: “B\0” has a character that no text can have: take it out'],
  ],
];

describe('what is wrong with a file as such', () => {
  it.each(TEXTS)('%s', (_, text, mistakes) => {
    expect(mistakesIn(text)).toEqual(mistakes);
  });

  it('is more values through aliases than anybody writes', () => {
    const bomb = lines(
      'service: a',
      'name: A',
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]',
      'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]',
      'd: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]',
    );
    expect(mistakesIn(bomb)).toEqual([
      '1 : more than 100 values stand here through aliases: expected them written out',
    ]);
  });

  it('is more than five megabytes', () => {
    expect(mistakesIn(`service: a\nname: ${'a'.repeat(6_000_000)}\n`)).toEqual([
      '1 : the file is larger than 5 MB: expected smaller files',
    ]);
  });

  it('is a key that is a word of the language in which Accord is written', () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(mistakesIn(lines(...SERVICE, `${key}: { a: b }`)).length).toBeGreaterThan(0);
    }
  });
});

describe('a wrong value of any field', () => {
  const VALUES = [
    '12',
    'true',
    '~',
    '[]',
    '{}',
    "''",
    "[[['a']]]",
    '{ a: { b: c } }',
    '2026-01-01',
    "'99,9'",
    '“x”',
  ];
  const FIELDS = [
    ...[
      'name',
      'aliases',
      'description',
      'state',
      'provider',
      'owner',
      'customers',
      'sites',
      'dependsOn',
    ].map((name) => [SERVICE, name] as const),
    ...['suppliers', 'costPerMonth', 'pricePerMonth', 'groups', 'warranty'].map(
      (name) => [SERVICE, name] as const,
    ),
    ...[
      'kind',
      'level',
      'customer',
      'services',
      'effective',
      'timeZone',
      'calendar',
      'targets',
    ].map((name) => [AGREEMENT, name] as const),
    ...[
      'support',
      'handOver',
      'review',
      'report',
      'maintenance',
      'credits',
      'supportedBy',
      'signatories',
    ].map((name) => [AGREEMENT, name] as const),
    ...['timeZone', 'weekly', 'holidays', 'exceptions', 'breaks', 'from', 'observed'].map(
      (name) => [CALENDAR, name] as const,
    ),
  ];

  it.each(FIELDS)('is told in words, on its line: %j %s', (sound, name) => {
    const others = sound.filter((line) => !line.startsWith(`${name}:`) && !line.startsWith('  -'));
    for (const value of VALUES) {
      for (const mistake of mistakesIn(lines(...others, `${name}: ${value}`))) {
        expect(mistake).toMatch(
          /^\d+ .*: .*(expected|write|Write|missing|Give|never|must|is not|Did you mean|there is no|belongs)/,
        );
        expect(mistake).not.toMatch(/undefined|\[object|Invalid|NaN/);
      }
    }
  });
});
