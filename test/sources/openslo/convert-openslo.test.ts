import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { convertOpenSlo } from '../../../src/sources/openslo/convert-openslo.ts';
import { ALIGNED, GIVEN, ROLLING, slo } from './openslo-objects.ts';

const convert = (text: string, given: Parameters<typeof convertOpenSlo>[0]['given'] = GIVEN) =>
  convertOpenSlo({ files: [{ name: 'f.yaml', text }], given, knownServices: new Set() });

const documents = (text: string, given = GIVEN) => {
  const { files, refused } = convert(text, given);
  expect(refused).toEqual([]);
  return files.map((file): unknown => parse(file.text));
};

const refusals = (text: string, given: Parameters<typeof convert>[1] = GIVEN) =>
  convert(text, given).refused.map(({ line, path, message }) => `${line} ${path}: ${message}`);

const targets = (text: string) =>
  documents(text).flatMap((document) => Object(document).targets ?? []);

const TARGET = {
  key: 'checkout-success',
  kind: 'ratio',
  indicator: 'good-orders',
  period: 'rolling 28d',
  hours: 'always',
  objective: '99.5',
};

const THRESHOLD: readonly (readonly [RegExp | string, string])[] = [
  [
    /ratioMetric:[\s\S]*? timeWindow/,
    'thresholdMetric:\n        metricSource:\n          type: Any\n  timeWindow',
  ],
  ['- target: 0.995', '- target: 0.995\n      op: lte\n      value: 0.25'],
];

describe('an OpenSLO object', () => {
  it('may be followed by documents in which nothing stands', () => {
    expect(targets(`---\n${slo()}---\n---\n# the end\n`)).toEqual([TARGET]);
  });

  it('that is a composite of several indicators is refused where each of them stands', () => {
    const own = '- target: 0.995\n      compositeWeight: 1\n      indicatorRef: good-orders';
    const composite = slo()
      .replace(/ {2}indicator:[\s\S]*?(?= {2}timeWindow)/, '')
      .replace('- target: 0.995', own);
    expect(refusals(composite)).toEqual([
      expect.stringMatching(/^\d+ spec\.objectives\[0\]\.indicatorRef: .*composite of several/),
    ]);
  });

  it('becomes an agreement with a target that counts the same events, at all hours', () => {
    expect(documents(slo())).toEqual([
      {
        agreement: 'acme-checkout',
        kind: 'SLA',
        customer: 'acme',
        provider: 'web',
        services: ['checkout'],
        effective: { from: '2026-01-01' },
        timeZone: 'Europe/Berlin',
        calendar: 'around-the-clock',
        targets: [TARGET],
      },
    ]);
  });

  it('that is a service becomes a service', () => {
    const text =
      'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: Check_Out, displayName: Checkout }\nspec: { description: Orders }\n';
    expect(documents(text)).toEqual([
      { service: 'check-out', name: 'Checkout', description: 'Orders', provider: 'web' },
    ]);
  });

  it('may be one of a list, or JSON', () => {
    const list = slo()
      .trimEnd()
      .split('\n')
      .map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)
      .join('\n');
    expect(targets(list)).toEqual([TARGET]);
    expect(targets(JSON.stringify(parse(slo())))).toEqual([TARGET]);
  });

  it('may refer to an indicator in another object', () => {
    const sli =
      'apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: good-orders }\nspec: { ratioMetric: { bad: { metricSource: {} }, total: { metricSource: {} } } }\n';
    const referring = slo([
      / {2}indicator:[\s\S]*? timeWindow/,
      '  indicatorRef: good-orders\n  timeWindow',
    ]);
    expect(targets(`${referring}---\n${sli}`)).toEqual([TARGET]);
    expect(refusals(referring)).toEqual([
      '7 spec.indicatorRef: there is no SLI “good-orders” in these files: give its file as well',
    ]);
  });

  it('may have several objectives, each of which becomes a target', () => {
    const two = slo([
      '- target: 0.995',
      '- { target: 0.9, displayName: Fair }\n    - targetPercent: 99.99',
    ]);
    expect(targets(two)).toEqual([
      { ...TARGET, key: 'checkout-success-fair', objective: '90' },
      { ...TARGET, key: 'checkout-success-2', objective: '99.99' },
    ]);
  });

  it('may compare values with a limit up to which they are good', () => {
    expect(targets(slo(...THRESHOLD))).toEqual([{ ...TARGET, atMost: '0.25' }]);
  });

  it('may count time slices', () => {
    const sliced = slo(
      ['Occurrences', 'Timeslices'],
      ['- target: 0.995', '- target: 0.995\n      timeSliceTarget: 0.99\n      timeSliceWindow: 5'],
    );
    expect(targets(sliced)).toEqual([{ ...TARGET, slice: '5m', sliceObjective: '99' }]);
    const hours = slo(
      ['Occurrences', 'Timeslices'],
      ['- target: 0.995', '- target: 0.995\n      timeSliceTarget: 1\n      timeSliceWindow: 2h'],
    );
    expect(targets(hours)).toEqual([{ ...TARGET, slice: '120m', sliceObjective: '100' }]);
  });

  it.each([
    ['1M', '2026-01-01 00:00:00', 'month'],
    ['1Q', '2026-04-01 00:00:00', 'quarter'],
    ['3M', '2026-07-01T00:00', 'quarter'],
    ['1Y', '2025-01-01 00:00:00', 'year'],
    ['1w', '2026-01-05 00:00:00', 'week'],
  ])(
    'with a calendar window of %s from %s is judged each %s of its zone',
    (duration, start, period) => {
      const aligned = ALIGNED.replace('1M', duration).replace('2026-01-01 00:00:00', start);
      const [document] = documents(slo([ROLLING, aligned]));
      expect(document).toMatchObject({ timeZone: 'Europe/Berlin', targets: [{ period }] });
    },
  );

  it.each([
    ['0.9995', '99.95'],
    ['0.29', '29'],
    ['0.999999', '99.9999'],
    ['0', '0'],
    ['0.07', '7'],
    ['0.5', '50'],
  ])('keeps the target %s exactly, as %s percent', (target, objective) => {
    expect(targets(slo(['0.995', target]))).toEqual([{ ...TARGET, objective }]);
  });

  it('may say in annotations what an agreement needs', () => {
    const annotated = slo([
      'name: checkout-success\n',
      [
        'name: checkout-success',
        '  annotations:',
        '    accord/customer: globex',
        '    accord/provider: desk',
        '    accord/calendar: office',
        '    accord/time-zone: UTC',
        '    accord/from: 2026-02-01',
        '    accord/agreement: shop',
        '    accord/kind: OLA',
        '',
      ].join('\n'),
    ]);
    expect(documents(annotated)).toMatchObject([
      { agreement: 'shop', kind: 'OLA', customer: 'globex', provider: 'desk', calendar: 'office' },
    ]);
    expect(
      convert(annotated).notCarried.filter(({ path }) => path.includes('annotations')),
    ).toEqual([]);
  });
});

const REFUSED: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'another version',
    slo(['openslo/v1', 'openslo/v1alpha']),
    ['1 apiVersion: “openslo/v1alpha” is not read: Accord reads openslo/v1'],
  ],
  [
    'a kind that OpenSLO does not have',
    'apiVersion: openslo/v1\nkind: Budget\nmetadata: { name: a }\n',
    [
      '2 kind: “Budget” is no kind of OpenSLO v1: expected one of Service, SLO, SLI, DataSource, AlertPolicy, AlertCondition, AlertNotificationTarget',
    ],
  ],
  [
    'no name',
    slo(['name: checkout-success', 'displayName: x']),
    ['3 metadata.name: is missing: every object of OpenSLO has a name'],
  ],
  [
    'averages of slices',
    slo(['Occurrences', 'RatioTimeslices']),
    [
      '26 spec.budgetingMethod: RatioTimeslices is the average of the ratios of all slices, which Accord does not measure: use Occurrences or Timeslices if one of them is meant',
    ],
  ],
  [
    'no budgeting method',
    slo(['  budgetingMethod: Occurrences\n', '']),
    ['5 spec.budgetingMethod: is missing: OpenSLO wants Occurrences, Timeslices, RatioTimeslices'],
  ],
  [
    'a composite objective',
    slo([
      '- target: 0.995',
      '- target: 0.995\n      indicatorRef: other\n      compositeWeight: 2',
    ]),
    [
      '29 spec.objectives[0].indicatorRef: makes a composite objective of several indicators, which Accord does not measure as one: give each an SLO of its own',
      '30 spec.objectives[0].compositeWeight: makes a composite objective of several indicators, which Accord does not measure as one: give each an SLO of its own',
    ],
  ],
  [
    'a precomputed ratio',
    slo([
      /counter: true[\s\S]*? timeWindow/,
      'rawType: success\n        raw: { metricSource: {} }\n  timeWindow',
    ]),
    [
      '13 spec.indicator.spec.ratioMetric.raw: is a ratio that was computed before: without counts no ratio of a period can be told from it. Give good (or bad) and total',
    ],
  ],
  [
    'both good and bad',
    slo(['good:', 'bad: {}\n        good:']),
    [
      '11 spec.indicator.spec.ratioMetric: has good, bad, total: OpenSLO wants total, and good or bad',
    ],
  ],
  [
    'both kinds of metrics',
    slo(['ratioMetric:', 'thresholdMetric: {}\n      ratioMetric:']),
    ['10 spec.indicator.spec: has both ratioMetric and thresholdMetric: OpenSLO wants one of both'],
  ],
  [
    'values from a limit up',
    slo(...THRESHOLD, ['op: lte', 'op: gte']),
    [
      '20 spec.objectives[0].op: gte wants values from a limit up: Accord knows values that are good up to a limit (lte)',
    ],
  ],
  [
    'a limit that is left out itself',
    slo(...THRESHOLD, ['op: lte', 'op: lt']),
    [
      '20 spec.objectives[0].op: lt leaves the limit itself out: Accord knows values that are good up to a limit (lte)',
    ],
  ],
  [
    'a limit below nothing',
    slo(...THRESHOLD, ['value: 0.25', 'value: -1']),
    ['21 spec.objectives[0].value: is no number from 0 up: Accord knows limits such as 250 or 0.5'],
  ],
  [
    'two targets',
    slo(['- target: 0.995', '- { target: 0.9, targetPercent: 90 }']),
    ['28 spec.objectives[0]: has both target and targetPercent: OpenSLO wants one of both'],
  ],
  [
    'no target',
    slo(['- target: 0.995', '- displayName: x']),
    ['28 spec.objectives[0]: has neither target nor targetPercent: OpenSLO wants one of both'],
  ],
  [
    'a target of one',
    slo(['0.995', '1']),
    ['28 spec.objectives[0].target: is no number from 0 to below 1, as OpenSLO wants'],
  ],
  [
    'no objectives',
    slo([/objectives:[\s\S]*/, 'objectives: []\n']),
    ['27 spec.objectives: has no objective: an SLO promises at least one'],
  ],
  [
    'slices without length and share',
    slo(['Occurrences', 'Timeslices']),
    [
      '28 spec.objectives[0].timeSliceWindow: “” is no length such as 5m or 1h',
      '28 spec.objectives[0].timeSliceTarget: is no number from 0 to 1',
    ],
  ],
  [
    'a window of hours',
    slo(['28d', '90m']),
    [
      '24 spec.timeWindow[0].duration: 90m is no number of whole days: Accord judges promises over whole days',
    ],
  ],
  [
    'a rolling month',
    slo(['28d', '1M']),
    ['24 spec.timeWindow[0].duration: 1M has no fixed length: write whole days, such as 30d'],
  ],
  [
    'a duration that is none',
    slo(['28d', '28 days']),
    ['24 spec.timeWindow[0].duration: “28 days” is no duration: write whole days, such as 30d'],
  ],
  [
    'no window',
    slo([/ {2}timeWindow:[\s\S]*?(?= {2}budg)/, '']),
    [
      '5 spec.timeWindow: says no window: add one such as { duration: 28d, isRolling: true }, or --period month',
    ],
  ],
  [
    'a window that is no list',
    slo([ROLLING, '    duration: 28d\n    isRolling: true\n']),
    ['23 spec.timeWindow: is no list: OpenSLO wants a list of one window'],
  ],
  [
    'two windows',
    slo([ROLLING, `${ROLLING}${ROLLING}`]),
    ['23 spec.timeWindow: has several windows: OpenSLO allows one'],
  ],
  [
    'a window that is neither',
    slo(['isRolling: true', 'isRolling: false']),
    ['24 spec.timeWindow[0]: is neither rolling nor has a calendar: say one of both'],
  ],
  [
    'a window that is both',
    slo([ROLLING, ALIGNED.replace('false', 'true')]),
    ['24 spec.timeWindow[0]: is rolling and follows the calendar: only one of both can be'],
  ],
  [
    'a month that begins at noon',
    slo([ROLLING, ALIGNED.replace('00:00:00', '12:00:00')]),
    [
      '26 spec.timeWindow[0].calendar.startTime: 2026-01-01 12:00:00 is not midnight of a first day of a month, where a month of Accord begins',
    ],
  ],
  [
    'a quarter that begins in February',
    slo([ROLLING, ALIGNED.replace('1M', '1Q').replace('2026-01-01', '2026-02-01')]),
    [
      '26 spec.timeWindow[0].calendar.startTime: 2026-02-01 00:00:00 is not midnight of the first day of a quarter, where a quarter of Accord begins',
    ],
  ],
  [
    'a calendar day',
    slo([ROLLING, ALIGNED.replace('1M', '1d')]),
    [
      '24 spec.timeWindow[0].duration: “1d” is no period of Accord: Accord knows weeks, months, quarters and years (1w, 1M, 1Q, 1Y)',
    ],
  ],
  [
    'no time zone',
    slo([ROLLING, ALIGNED.replace('Europe/Berlin', 'Berlin')]),
    ['27 spec.timeWindow[0].calendar.timeZone: “Berlin” is no time zone'],
  ],
];

describe('OpenSLO without a safe reading is refused, field by field', () => {
  it.each(REFUSED)('%s', (_, text, expected) => {
    expect(refusals(text)).toEqual(expected);
    expect(convert(text).files).toEqual([]);
  });

  it('where nobody says who promises what to whom', () => {
    expect(refusals(slo(), {})).toEqual(
      [
        'customer: add the annotation accord/customer, or --customer',
        'provider: add the annotation accord/provider, or --provider',
        'calendar: add the annotation accord/calendar, or --calendar',
        'time zone: add the annotation accord/time-zone, or --time-zone',
        'first day: add the annotation accord/from, or --effective-from',
      ].map((what) => `3 metadata.annotations: an agreement needs its ${what}`),
    );
  });

  it('where SLOs of one agreement disagree', () => {
    const other = slo(
      [ROLLING, ALIGNED.replace('Europe/Berlin', 'UTC')],
      ['checkout-success', 'other'],
    );
    expect(refusals(`${slo()}---\n${other}`)[0]).toContain(
      'the agreement acme-checkout has timeZone Europe/Berlin by another SLO and UTC by this one',
    );
  });

  it('where the YAML cannot be read', () => {
    expect(refusals('a: [1')).toHaveLength(1);
  });
});

describe('what OpenSLO leaves open', () => {
  const readAs = (text: string) =>
    convert(text).readAs.map(({ path, message }) => `${path}: ${message}`);

  it('is read in one way, which is told', () => {
    const sliced = slo(
      ['checkout-success', 'Checkout_Success'],
      ['service: checkout', 'service: Check.out'],
      ['Occurrences', 'Timeslices'],
      ['0.995', '0.995\n      timeSliceTarget: 0.99\n      timeSliceWindow: 5m'],
    );
    expect(readAs(sliced)).toEqual([
      'metadata.name: is written as the key checkout-success',
      'spec.service: is written as the key check-out',
      'spec.timeWindow[0].duration: is read as the last 28 whole days, in the zone of the agreement',
      'spec.budgetingMethod: slices without any event are left out of the count',
    ]);
  });

  it('is nothing in a calendar month of occurrences', () => {
    expect(readAs(slo([ROLLING, ALIGNED]))).toEqual([]);
  });
});

describe('what is not carried over from OpenSLO', () => {
  const left = (text: string) =>
    convert(text).notCarried.map(({ path, message }) => `${path}: ${message}`);

  it('is listed with its path and the reason', () => {
    const text = slo(
      [
        'name: checkout-success',
        'name: checkout-success\n  displayName: Checkout\n  labels: { team: shop }',
      ],
      [
        'service: checkout',
        'service: checkout\n  description: Orders\n  alertPolicies: [fast]\n  colour: red',
      ],
      ['- target: 0.995', '- { target: 0.995, op: gt, displayName: Good }'],
    );
    expect(left(text)).toEqual([
      'metadata.displayName: a target is known by its key',
      'metadata.labels: labels and annotations have no counterpart',
      'spec.description: a target has no description',
      'spec.alertPolicies: Accord warns by its own rules, and by a target’s burnRates',
      'spec.colour: is no field of OpenSLO v1 that Accord knows',
      'spec.indicator.spec.ratioMetric.counter: samples are counts of their own, never a counter that grows',
      'spec.indicator.spec.ratioMetric.good.metricSource: samples are recorded under the name of the indicator, wherever they come from',
      'spec.indicator.spec.ratioMetric.total.metricSource: samples are recorded under the name of the indicator, wherever they come from',
      'spec.objectives[0].op: it means nothing beside a ratio',
      'spec.objectives[0].displayName: a target is known by its key',
    ]);
  });

  it('are objects that have no counterpart, and indicators that nothing refers to', () => {
    const object = (kind: string) =>
      `apiVersion: openslo/v1\nkind: ${kind}\nmetadata: { name: a }\nspec: { b: c }\n`;
    const text = [
      'DataSource',
      'AlertPolicy',
      'AlertCondition',
      'AlertNotificationTarget',
      'SLI',
    ].map(object);
    expect(convert(text.join('---\n')).refused).toEqual([]);
    expect(left(text.join('---\n')).map((line) => line.split(':')[1]?.trim() ?? '')).toHaveLength(
      5,
    );
    expect(left(text.join('---\n')).at(-1)).toBe('spec: no SLO in these files refers to it');
  });

  it('is what the register says of a service already', () => {
    const text = 'apiVersion: openslo/v1\nkind: Service\nmetadata: { name: checkout }\nspec: {}\n';
    const { files, notCarried } = convertOpenSlo({
      files: [{ name: 'f.yaml', text }],
      given: GIVEN,
      knownServices: new Set(['checkout']),
    });
    expect(files).toEqual([]);
    expect(notCarried[0]?.message).toContain('the register has this service already');
  });
});
