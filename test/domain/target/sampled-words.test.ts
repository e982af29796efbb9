import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { Attainment } from '../../../src/domain/target/figure.ts';
import { leftWords, sampledWords } from '../../../src/domain/target/sampled-words.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';
import { promiseLine } from '../../../src/slack/wording/promise-line.ts';

type Sampled = Exclude<Attainment, { readonly of: 'time' | 'cases' }>;
type Of<Name extends Sampled['of']> = Extract<Sampled, { readonly of: Name }>;

const EVENTS: Of<'events'> = {
  of: 'events',
  counted: 'events',
  ...{ good: 950, bad: 50, unknown: 0 },
  ...{ met: 950, judged: 1000, coverage: '100.000000', blocked: false },
};
const INTERRUPTIONS: Of<'interruptions'> = {
  of: 'interruptions',
  ...{ count: 2, restoreMs: 90 * MINUTE, ongoing: false },
  ...{ meanRestoreMs: 45 * MINUTE, meanBetweenMs: 359 * HOUR },
};
const DELIVERIES: Of<'deliveries'> = {
  of: 'deliveries',
  ...{ met: 12, missed: 1, eligible: 13, open: 30, excluded: 0 },
};
const SCORE: Of<'score'> = {
  of: 'score',
  ...{ answers: 12, minimum: 10, sum: 51, mean: '4.25', high: 9, offScale: 0 },
};

describe('what was counted', () => {
  const table: readonly (readonly [Sampled, string])[] = [
    [EVENTS, '950 of 1000 events good'],
    [{ ...EVENTS, unknown: 500, coverage: '66.666666' }, '950 of 1000 events good, 66.66 % known'],
    [{ ...EVENTS, counted: 'slices' }, '950 of 1000 slices good'],
    [{ ...EVENTS, met: 0, judged: 0, coverage: null }, 'nothing to judge yet'],
    [
      { ...EVENTS, blocked: true, coverage: '80.000000' },
      'too much is unknown to judge: only 80 % is known',
    ],
    [INTERRUPTIONS, '2 interruptions, restored in 45 min on average, 359 h between failures'],
    [
      { ...INTERRUPTIONS, count: 1, ongoing: true },
      '1 interruption, restored in 45 min on average, 359 h between failures, one still lasts',
    ],
    [{ ...INTERRUPTIONS, count: 0, meanRestoreMs: null, meanBetweenMs: null }, 'no interruption'],
    [DELIVERIES, '12 of 13 delivered in time, 30 to come'],
    [{ ...DELIVERIES, open: 0, excluded: 2 }, '12 of 13 delivered in time, 2 excluded'],
    [{ ...DELIVERIES, met: 0, eligible: 0 }, 'nothing was due yet, 30 to come'],
    [SCORE, '4.25 on average of 12 answers, 9 high enough'],
    [
      { ...SCORE, high: null, mean: '4.00', offScale: 1 },
      '4 on average of 12 answers, 1 not on the scale',
    ],
    [{ ...SCORE, answers: 1 }, '1 answer, too few to judge (10 needed)'],
    [{ of: 'subjects', compliant: 41, lapsed: 2, eligible: 43 }, '41 of 43 comply'],
    [{ of: 'subjects', compliant: 0, lapsed: 0, eligible: 0 }, 'nobody is bound by it yet'],
    [{ of: 'count', counted: 118, capacity: 100 }, '118 of 100 requests'],
  ];

  it.each(table)('%# reads well', (attainment, words) => {
    expect(sampledWords(attainment)).toBe(words);
  });

  it.each([
    ['events', 2, '2 more bad events allowed'],
    ['slices', 1, '1 more bad slice allowed'],
    ['interruptions', 0, 'the next interruption breaks it'],
    ['deliveries', -1, '1 missed delivery too many'],
    ['subjects', 3, '3 more lapses allowed'],
    ['demand', -18, '18 requests too many'],
  ] as const)('of %s, %d left is told', (unit, left, words) => {
    expect(leftWords(unit, left)).toBe(words);
  });
});

describe('a promise', () => {
  it.each([
    [
      { key: 'checkout-latency', kind: 'ratio', objective: '95', atMost: '300ms' },
      'Checkout latency at or under 300ms in at least 95 % of all events each month',
    ],
    [
      { key: 'login', kind: 'ratio', objective: '99', slice: '5m', sliceObjective: '95' },
      'Login good in at least 99 % of all slices of 5m each month',
    ],
    [
      { key: 'rel', kind: 'reliability', interruptions: 2, meanTimeToRestore: '4h' },
      'At most 2 interruptions, restored within 4 support hours on average each month',
    ],
    [{ key: 'rel', kind: 'reliability', interruptions: 0 }, 'No interruption each month'],
    [
      { key: 'rel', kind: 'reliability', meanTimeToRestore: '90m calendar' },
      'Restored within 1 hour 30 minutes on average each month',
    ],
    [
      {
        ...{ key: 'coffee', kind: 'fulfilment', attainment: '95' },
        windows: [
          ['09:30', '10:00'],
          ['13:30', '14:00'],
        ],
      },
      'Coffee delivered 09:30–10:00 and 13:30–14:00 on working days, at least 95 % in time each month',
    ],
    [
      {
        ...{ key: 'survey', kind: 'satisfaction', scale: [1, 5], mean: '4.2' },
        ...{ share: '80', atOrAbove: 4 },
      },
      'Survey from 1 to 5: at least 4.2 on average, at least 80 % of answers 4 or higher, each month',
    ],
    [
      { key: 'password-change', kind: 'attestation', objective: '95', every: '30d calendar' },
      'Password change at least every 30 days, kept by at least 95 % each month',
    ],
    [{ key: 'demand', kind: 'volume', capacity: 100 }, 'Demand of up to 100 tickets each month'],
    [
      { key: 'demand', kind: 'volume', capacity: 100, counts: 'samples', indicator: 'orders' },
      'Demand of up to 100 orders each month',
    ],
  ])('%# reads well', (written, words) => {
    expect(promiseLine(targetTerms.parse(written))).toBe(words);
  });
});
