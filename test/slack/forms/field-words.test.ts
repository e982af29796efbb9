import { describe, expect, it } from 'vitest';
import { documentFields } from '../../../src/slack/forms/document-fields.ts';
import { fieldWords, summaryLabel } from '../../../src/slack/forms/field-words.ts';

const offers = {
  ...{ parties: [{ value: 'acme', label: 'Acme GmbH' }], suppliers: [], services: [] },
  ...{ customers: [{ value: 'acme', label: 'Acme GmbH' }], providers: [], calendars: [] },
  carriers: [],
  people: [{ value: 'emma', label: 'Emma Schulz (Acme GmbH)' }],
};

function summary(kind: 'agreement' | 'calendar' | 'service', terms: unknown): readonly string[] {
  const fields = (['frame', 'more'] as const).flatMap((part) => documentFields(kind, part));
  return fields.flatMap((field) => {
    const words = fieldWords(field, { kind, terms, offers });
    return words === '' ? [] : [`${summaryLabel(field)}: ${words}`];
  });
}

describe('the summary of a draft', () => {
  it('tells a calendar as people do', () => {
    const weekly = { 'mon-fri': [['09:00', '17:00']] };
    const holidays = [{ region: 'DE-BE' }];
    expect(summary('calendar', { timeZone: 'Europe/Berlin', weekly, holidays })).toEqual([
      'Time zone: Europe/Berlin',
      'Open on: Mon–Fri 09:00–17:00',
      'Closed on: The public holidays of Berlin (DE-BE)',
    ]);
  });

  it('tells an agreement by names, dates and lengths in words', () => {
    const terms = {
      ...{ kind: 'SLA', customer: 'acme', handOver: '15m', signatories: { customer: ['emma'] } },
      effective: { from: '2026-01-01', renewal: { kind: 'tacit', term: 'P1Y' } },
      responsibilities: { provider: ['Answer the phone.', 'Keep a log.'] },
    };
    expect(summary('agreement', terms)).toEqual([
      'Kind: SLA: promised to a customer',
      'Customer: Acme GmbH',
      'Begins: 1 Jan 2026',
      'What happens at the end: It renews by itself',
      'Renewed for: 1 year',
      'Allowance when work passes on: 15 support minutes',
      'What the provider does: Answer the phone. · Keep a log.',
      'Signs for the customer: Emma Schulz (Acme GmbH)',
    ]);
  });

  it('tells money on one line', () => {
    expect(summary('service', { costPerMonth: { amount: '12', currency: 'EUR' } })).toEqual([
      'Cost per month: 12 EUR',
    ]);
  });
});
