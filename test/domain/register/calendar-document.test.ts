import { describe, expect, it } from 'vitest';
import {
  calendarDocumentTerms,
  calendarTermsOf,
  regionsOf,
} from '../../../src/domain/register/calendar-document.ts';

const nine = [['09:00', '17:00']];

describe('a calendar as it is written', () => {
  it('may give its hours by ranges of days; a single day says more than a range', () => {
    const { weekly } = calendarDocumentTerms.parse({
      timeZone: 'UTC',
      weekly: { fri: [['09:00', '12:00']], 'mon-fri': nine },
    });
    expect(weekly).toEqual({
      mon: nine,
      tue: nine,
      wed: nine,
      thu: nine,
      fri: [['09:00', '12:00']],
    });
  });

  it('may have a range that runs over the end of the week', () => {
    const { weekly } = calendarDocumentTerms.parse({
      timeZone: 'UTC',
      weekly: { 'sat-mon': nine },
    });
    expect(Object.keys(weekly).sort()).toEqual(['mon', 'sat', 'sun']);
  });

  it('is measured by its terms, with public holidays as dates beside its own', () => {
    const document = calendarDocumentTerms.parse({
      name: 'Office',
      from: '2026-01-01',
      timeZone: 'UTC',
      weekly: { mon: nine },
      holidays: ['2026-02-03', { region: 'DE' }, { from: '12-24', to: '01-01' }],
      observed: [{ date: '2026-05-01', name: 'Maifeiertag', region: 'DE' }],
    });
    expect(regionsOf(document)).toEqual(['DE']);
    expect(calendarTermsOf(document)).toEqual({
      timeZone: 'UTC',
      weekly: { mon: nine },
      holidays: ['2026-02-03', { from: '12-24', to: '01-01' }, '2026-05-01'],
      exceptions: {},
      breaks: {},
    });
  });

  it('reads the same again after it was kept', () => {
    const once = calendarDocumentTerms.parse({
      timeZone: 'Europe/Berlin',
      weekly: { 'mon-sun': [['00:00', '24:00']] },
    });
    expect(calendarDocumentTerms.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });
});
