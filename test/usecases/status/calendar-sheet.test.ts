import { expect, it } from 'vitest';
import { calendarDocumentTerms } from '../../../src/domain/register/calendar-document.ts';
import { calendarSheet } from '../../../src/usecases/status/calendar-sheet.ts';

it('a calendar says in words when it is closed', () => {
  const document = calendarDocumentTerms.parse({
    timeZone: 'Europe/Berlin',
    weekly: { mon: [['08:00', '18:00']] },
    holidays: [
      { region: 'DE-BE' },
      { from: '12-24', to: '12-24' },
      { from: '12-31', to: '12-31' },
      { from: '12-27', to: '01-02' },
      '2026-05-15',
    ],
  });
  expect(calendarSheet({ key: 'office', document }).holidays).toEqual([
    'the public holidays of Berlin (DE-BE)',
    '2026-05-15',
    '24 and 31 December every year',
    '27 December to 2 January every year',
  ]);
});
