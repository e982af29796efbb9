import { describe, expect, it } from 'vitest';
import { calendarDocumentTerms } from '../../../src/domain/register/calendar-document.ts';
import { documentFields, targetFields } from '../../../src/slack/forms/document-fields.ts';
import { formWords } from '../../../src/slack/forms/form-words.ts';
import { readFields, writeField } from '../../../src/slack/forms/read-fields.ts';
import type { Field } from '../../../src/slack/forms/schema-fields.ts';

const all: readonly Field[] = [
  ...documentFields('calendar', 'frame'),
  ...documentFields('agreement', 'frame'),
  ...documentFields('agreement', 'more'),
  ...documentFields('service', 'frame'),
  ...documentFields('party', 'more'),
  ...targetFields('response'),
  ...targetFields('availability'),
  ...targetFields('fulfilment'),
  ...targetFields('satisfaction'),
];

function fieldNamed(name: string): Field {
  const field = all.find((one) => one.name === name);
  if (!field) throw new Error(`There is no field ${name}.`);
  return { ...field, name: 'value' };
}

function read(name: string, text: string): unknown {
  const { terms, complaints } = readFields([fieldNamed(name)], { value: text }, {});
  return complaints.value ?? terms.value;
}

/** What is wrong with a holiday, as a file is told. */
function problemOf(holiday: string): string {
  const terms = { timeZone: 'Europe/Berlin', weekly: {}, holidays: [holiday] };
  return calendarDocumentTerms.safeParse(terms).error?.issues[0]?.message ?? '';
}

const EMAIL = { target: 'availability', fee: { amount: '1200', currency: 'EUR' } };

describe('a form', () => {
  it.each([
    ['attainment', '95%', '95'],
    ['objective', '99,9 %', '99.9'],
    ['within', '30 minutes', '30m'],
    ['within', '4 hours', '4h'],
    ['within', '1 hour and 30 minutes', '1h 30m'],
    ['within', '2 business days', '2bd'],
    ['within', '2 Working Days', '2bd'],
    ['within', '90 minutes around the clock', '90m calendar'],
    ['within', '4h calendar', '4h calendar'],
    ['within', 'Next business day 16:00', 'next business day 16:00'],
    ['effective.from', '1.1.2026', '2026-01-01'],
    ['effective.from', '31 December 2026', '2026-12-31'],
    ['effective.from', '2026-1-5', '2026-01-05'],
    ['effective.from', '31.2.2026', '31.2.2026'],
    ['review.every', 'quarterly', 'P3M'],
    ['review.every', '6 months', 'P6M'],
    ['period', 'monthly', 'month'],
    ['period', 'last 30 days', 'rolling 30d'],
    ['scale', '1 to 5', [1, 5]],
    ['scale', '0-10', [0, 10]],
    ['scale', '[1, 5]', [1, 5]],
    ['supportedBy', 'ola-messaging', ['ola-messaging']],
    [
      'supportedBy',
      '- ola-a\nuc-b: p1, p2\nuc-c (redundant)',
      [
        'ola-a',
        { agreement: 'uc-b', carries: ['p1', 'p2'] },
        { agreement: 'uc-c', redundant: true },
      ],
    ],
    ['timeZone', 'Berlin', 'Europe/Berlin'],
    ['timeZone', 'europe/zurich', 'Europe/Zurich'],
    ['priority', '1', 'P1'],
    ['priority', 'all', 'any'],
    ['costPerMonth.amount', '1.200,50 €', '1200.50'],
    ['costPerMonth.amount', '1,200.50', '1200.50'],
    ['costPerMonth.currency', '€', 'EUR'],
    ['timeZone', 'Zürich', 'Europe/Zurich'],
    ['alerts.quietHours.to', '6:00', '06:00'],
    ['alerts.digestAt', '8.30 Uhr', '08:30'],
    ['timeZone', 'são paulo', 'America/Sao_Paulo'],
    ['report.teamChannel', 'messaging', '#messaging'],
    ['pauses', 'awaiting-customer, vendor', ['awaiting-customer', 'vendor']],
    ['sites', '- Berlin\nZurich', ['Berlin', 'Zurich']],
    [
      'holidays',
      'de-be\n24.12.2026\n12-24 to 01-02',
      [{ region: 'DE-BE' }, '2026-12-24', { from: '12-24', to: '01-02' }],
    ],
    ['exceptions', '24.12.2026 8-12', { '2026-12-24': [['08:00', '12:00']] }],
    ['exceptions', '2026-12-24: closed', { '2026-12-24': [] }],
    [
      'windows',
      '9:30–10, 15-15:30',
      [
        ['09:30', '10:00'],
        ['15:00', '15:30'],
      ],
    ],
    [
      'credits',
      'availability below 99.9: 5 %, below 99: 10 %, at most 20 %, of 1200 EUR',
      [
        {
          ...EMAIL,
          tiers: [
            ['99.9', '5'],
            ['99', '10'],
          ],
          cap: '20',
        },
      ],
    ],
    [
      'requirements',
      'Mail arrives in a minute (email)',
      [{ key: 'mail-arrives-in-a-minute', wish: 'Mail arrives in a minute', service: 'email' }],
    ],
    [
      'responsibilities.provider',
      'Answer the phone.\nKeep the {log}: [daily].',
      ['Answer the phone.', 'Keep the {log}: [daily].'],
    ],
  ])('reads “%s”: %s', (name, text, value) => {
    expect(read(name, text)).toEqual(value);
  });

  it.each([
    ['weekly', 'Mon–Fri 08:00-18:00, Sat 09:00-12:00', 'Mon–Fri 08:00–18:00, Sat 09:00–12:00'],
    ['weekly', 'Monday to Friday 8-12 and 13-17', 'Mon–Fri 08:00–12:00, 13:00–17:00'],
    ['weekly', 'mo-fr 8.30-17 Uhr\nsa 9 bis 12', 'Mon–Fri 08:30–17:00, Sat 09:00–12:00'],
    ['weekly', 'Mon, Wed and Fri: 9-17', 'Mon 09:00–17:00, Wed 09:00–17:00, Fri 09:00–17:00'],
    ['weekly', 'Montag bis Freitag 8-18 Uhr, Samstag 9–12', 'Mon–Fri 08:00–18:00, Sat 09:00–12:00'],
    [
      'alerts.ladder',
      '15 minutes: Service level manager\nafter 1 hour around the clock: anna-v',
      '15m: service level manager\n1h calendar: anna v',
    ],
    ['weekly', 'Mon Tue Wed 9-17', 'Mon–Wed 09:00–17:00'],
    ['weekly', 'Weekdays 9-17 and Sat 9-12', 'Mon–Fri 09:00–17:00, Sat 09:00–12:00'],
    ['weekly', 'every day 8-20', 'Mon–Sun 08:00–20:00'],
    ['weekly', '24/7', 'Mon–Sun 00:00–24:00'],
    ['weekly', "mon-fri: [['09:00', '17:00']]", 'Mon–Fri 09:00–17:00'],
    ['review.every', 'P1Y', '1 year'],
    ['holidays', 'DE-BE\n2026-12-24', 'DE-BE\n2026-12-24'],
    ['credits', 'a: below 99.9: 5 %, of 12 EUR', 'a: below 99.9: 5 %, of 12 EUR'],
    ['requirements', 'fast: Mail is fast (email, p1)', 'fast: Mail is fast (email, p1)'],
  ])('shows %s “%s” again as “%s”, which reads the same', (name, text, shown) => {
    const value = read(name, text);
    expect(writeField(fieldNamed(name), { value })).toBe(shown);
    const again = read(name, shown);
    expect(writeField(fieldNamed(name), { value: again })).toBe(shown);
    if (name !== 'weekly') expect(again).toEqual(value);
  });

  it.each([
    ['weekly', 'sometimes'],
    ['weekly', 'Mon-Foo 8-12'],
    ['weekly', 'Months 8-12'],
    ['weekly', 'lundi-vendredi 8-18'],
    ['weekly', 'Mon-Wed-Fri 8-12'],
    ['weekly', 'Mon–Fri 9am-5pm'],
    ['weekly', `Mon${' '.repeat(2000)}8`],
    ['credits', 'five per cent'],
    ['alerts.ladder', 'the boss'],
    ['exceptions', 'Christmas'],
  ])('says beside %s that “%s” cannot be read, with an example', (name, text) => {
    expect(read(name, text)).toMatch(/cannot be read\. .*such as/i);
  });

  it('names the day that there is not, in the words of the form', () => {
    const words = formWords(fieldNamed('holidays'), problemOf('2026-02-31'));
    expect(words).toMatch(/^“2026-02-31” is not a date\. One a line: .* 24\.12\.2026/);
    expect(words).not.toContain('"');
  });

  it('shows as in a file what lines cannot say', () => {
    const text = writeField(fieldNamed('sites'), { value: [{ odd: 1 }] });
    expect(text).toBe('- odd: 1');
  });

  it('never tells how a file is written where something is chosen or written otherwise', () => {
    const told = all
      .filter(({ kind }) => kind !== 'yaml')
      .map(({ hint }) => hint ?? '')
      .filter((hint) => /YAML|in quotes|As in a file|a key:/.test(hint));
    expect(told).toEqual([]);
  });

  it('asks as in a file for next to nothing', () => {
    const names = all.filter(({ kind }) => kind === 'yaml').map(({ name }) => name);
    expect(
      names.filter((name) => !/^(services|dependsOn|suppliers|customers)$/.test(name)),
    ).toEqual([]);
  });
});
