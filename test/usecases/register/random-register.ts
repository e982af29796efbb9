import fc from 'fast-check';

/** Texts as people write them, and as nobody should. */
const sentence = fc.oneof(
  fc.constantFrom('E-mail', 'no', 'null', '12', '0x1F', '1e3', '2026-01-01', '- a', 'a: b', 'a #b'),
  fc.constantFrom("it's", '“quoted”', 'ends with a colon:', '#hash', '[x]', '{y}', '*star', '&and'),
  fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .filter((text) => text.trim() !== '' && !/[\n\0\uFFFD]/.test(text)),
);
const name = sentence;
const paragraph = fc.oneof(
  sentence,
  fc.constantFrom(
    'two\nlines',
    'three\n\nlines',
    ' indented\nfirst',
    'ends in a break\n',
    'a\tb\nc',
  ),
  fc.array(sentence, { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n')),
);
const percent = fc.constantFrom('99.9', '95', '90.0', '100', '0.5');
const duration = fc.constantFrom('15m', '4h', '2bd', '90m calendar', 'next business day 16:00');
const hours = fc.constantFrom(
  [['08:00', '18:00']],
  [
    ['09:00', '12:00'],
    ['13:00', '24:00'],
  ],
  [],
);
const money = fc.record({
  amount: fc.constantFrom('1200.00', '9', '0.5'),
  currency: fc.constantFrom('EUR', 'GBP'),
});

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const some = <T>(value: fc.Arbitrary<T>, most = 3) =>
  fc.uniqueArray(value, { maxLength: most, comparator: (a, b) => a === b });

const person = (key: string) =>
  fc.record({
    key: fc.constant(key),
    name,
    email: optional(fc.constant(`${key}@example.com`)),
    group: optional(fc.constantFrom('S012ABC')),
    roles: optional(
      some(
        fc.oneof(
          fc.constantFrom('administrator', 'viewer', 'service-owner'),
          fc.constant({ role: 'approver', services: ['svc-1'] }),
          fc.constant({ role: 'service-owner', parties: ['corp'], services: ['svc-2', 'svc-1'] }),
        ),
      ),
    ),
    timeZone: optional(fc.constantFrom('Europe/Berlin', 'UTC')),
    language: optional(fc.constantFrom('en', 'no', 'de-CH')),
  });

const alerts = fc.record(
  {
    ladder: fc.constant([
      { after: '15m', tell: 'service-owner' },
      { after: '1h calendar', tell: 'executive' },
    ]),
    quietHours: fc.constant({ from: '22:00', to: '06:30' }),
    digestAt: fc.constant('08:30'),
    mostPerHour: fc.integer({ min: 1, max: 1000 }),
  },
  { requiredKeys: [] },
);

const party = (key: string, kind: string) =>
  fc.record({
    party: fc.constant(key),
    kind: fc.constant(kind),
    name,
    timeZone: optional(fc.constant('Europe/London')),
    channels: optional(fc.constant({ team: '#team', customer: `#${key}` })),
    people: optional(person(`${key}-person`).map((one) => [one])),
    alerts: optional(alerts),
  });

const service = (key: string, dependsOn: readonly string[]) =>
  fc.record({
    service: fc.constant(key),
    name,
    aliases: optional(some(name)),
    description: optional(paragraph),
    warranty: optional(paragraph),
    state: optional(fc.constantFrom('proposed', 'planned', 'live', 'retiring', 'retired')),
    provider: fc.constant('desk'),
    customers: optional(fc.constantFrom([], ['corp'])),
    sites: optional(fc.constantFrom([], ['Zürich', 'no'])),
    groups: optional(fc.constantFrom(['executives'])),
    dependsOn: optional(fc.subarray([...dependsOn])),
    suppliers: optional(fc.constantFrom([], ['cloud'])),
    costPerMonth: optional(money),
    pricePerMonth: optional(money),
  });

const calendar = (key: string) =>
  fc.record({
    calendar: fc.constant(key),
    name: optional(name),
    timeZone: fc.constantFrom('Europe/Berlin', 'UTC'),
    weekly: fc
      .uniqueArray(fc.constantFrom('tue', 'wed', 'thu', 'fri', 'sat', 'sun'))
      .chain((days) => fc.tuple(fc.constant(days), fc.array(hours, { minLength: 7, maxLength: 7 })))
      .map(([days, each]) => ({
        ...Object.fromEntries(days.map((day, index) => [day, each[index] ?? []])),
        mon: [['08:00', '17:00']],
      })),
    holidays: optional(
      fc.subarray([{ region: 'DE-BE' }, '2026-12-24', { from: '12-27', to: '01-02' }]),
    ),
    exceptions: optional(
      fc.constantFrom({}, { '2026-12-05': [['10:00', '14:00']], '2026-11-28': [] }),
    ),
    breaks: optional(fc.constantFrom({ '2026-11-27': [['12:00', '13:00']] })),
  });

const promised = { period: optional(fc.constantFrom('month', 'quarter', 'rolling 30d')) };
const cases = {
  ...promised,
  priority: optional(fc.oneof(fc.constantFrom('P1', 'any', '1 - Critical', '1'), sentence)),
  within: duration,
  attainment: percent,
  segment: optional(fc.constantFrom({ channel: 'phone' }, { channel: 'no' })),
  pauses: optional(fc.constantFrom([], ['awaiting-customer'])),
  reopen: optional(fc.constantFrom('resume', 'ignore')),
  reopenWithin: optional(fc.constantFrom('3bd', '5bd')),
};
const kind = <Kind extends string>(word: Kind) => ({ kind: fc.constant(word) });
const target = (key: string) => {
  const named = { key: fc.constant(key) };
  return fc.oneof(
    fc.record({
      ...named,
      ...kind('availability'),
      ...promised,
      objective: percent,
      exclusions: optional(fc.constantFrom('shrink', 'as-uptime')),
      redundant: optional(fc.constant(['node a', 'node: b'])),
    }),
    fc.record({ ...named, ...kind('response'), ...cases }),
    fc.record({ ...named, ...kind('resolution'), ...cases }),
    fc.record({ ...named, ...kind('update'), ...cases }),
    fc.record({
      ...named,
      ...kind('ratio'),
      ...promised,
      objective: percent,
      atMost: optional(fc.constantFrom('300ms', '12')),
      unknown: optional(fc.constantFrom('ignore', 'bad')),
    }),
    fc.record({ ...named, ...kind('reliability'), interruptions: fc.nat(5), ...promised }),
    fc.record({
      ...named,
      ...kind('fulfilment'),
      windows: fc.constant([['09:30', '10:00']]),
      attainment: percent,
    }),
    fc.record({
      ...named,
      ...kind('satisfaction'),
      scale: fc.constant([1, 5]),
      mean: fc.constantFrom('4.2', '3'),
      minimumAnswers: optional(fc.constantFrom(10, 3)),
    }),
    fc.record({
      ...named,
      ...kind('attestation'),
      objective: percent,
      every: fc.constant('365d calendar'),
      joiningCounts: optional(fc.boolean()),
    }),
    fc.record({ ...named, ...kind('volume'), capacity: fc.constantFrom(1, 100) }),
  );
};

const agreed = {
  name: optional(name),
  description: optional(paragraph),
  effective: fc.constantFrom(
    { from: '2026-01-01' },
    {
      from: '2026-01-01',
      to: '2026-12-31',
      renewal: { kind: 'tacit', term: 'P1Y', notice: 'P90D' },
    },
  ),
  timeZone: fc.constantFrom('Europe/Berlin', 'UTC'),
  calendar: fc.constantFrom('cal-1', 'cal-2'),
  support: optional(fc.constant('cal-2')),
  handOver: optional(fc.constantFrom('15m', '30m calendar')),
  report: optional(
    fc.constantFrom({ every: 'month' }, { every: 'month', informCustomer: 'automatic' }),
  ),
  maintenance: optional(
    fc.constant({ notice: '5bd', windows: { 'sat-sun': [['22:00', '24:00']] }, capPerMonth: '8h' }),
  ),
  responsibilities: optional(
    fc.record({ provider: some(paragraph), customer: optional(some(paragraph)) }),
  ),
};

const targets = fc
  .tuple(target('t-1'), target('t-2'))
  .chain((all) => fc.subarray(all, { minLength: 1 }));

const sla = fc.record({
  agreement: fc.constant('sla'),
  kind: fc.constant('SLA'),
  level: optional(fc.constantFrom('corporate', 'customer', 'service')),
  customer: fc.constant('corp'),
  provider: fc.constant('desk'),
  services: fc.constantFrom(['svc-1'], ['svc-2', 'svc-1']),
  ...agreed,
  targets,
  supportedBy: optional(
    fc.subarray([
      'ola',
      { agreement: 'uc', redundant: true },
      { agreement: 'uc-2', redundant: false },
    ]),
  ),
});
const under = (key: string, word: string, provider: string) =>
  fc.record({
    agreement: fc.constant(key),
    kind: fc.constant(word),
    customer: fc.constant('desk'),
    provider: fc.constant(provider),
    services: fc.constant(['svc-1']),
    ...agreed,
    targets,
  });
const slr = fc.record({
  agreement: fc.constant('slr'),
  kind: fc.constant('SLR'),
  customer: fc.constant('corp'),
  provider: fc.constant('desk'),
  services: optional(fc.constantFrom([], ['svc-3'])),
  ...agreed,
  requirements: optional(
    fc
      .record({ key: fc.constant('w-1'), wish: paragraph, service: optional(fc.constant('svc-3')) })
      .map((one) => [one]),
  ),
});

/** The documents of a small register, as somebody might write them. */
export const randomDocuments: fc.Arbitrary<readonly object[]> = fc.tuple(
  party('corp', 'customer'),
  party('desk', 'provider'),
  party('cloud', 'supplier'),
  service('svc-1', ['svc-2', 'svc-3']),
  service('svc-2', ['svc-3']),
  service('svc-3', []),
  calendar('cal-1'),
  calendar('cal-2'),
  under('ola', 'OLA', 'desk'),
  under('uc', 'UC', 'cloud'),
  under('uc-2', 'UC', 'cloud'),
  sla,
  slr,
);
