import { describe, expect, it } from 'vitest';
import type { AgreementDate } from '../../../../src/domain/agreement/dates/agreement-dates.ts';
import { reminderOf } from '../../../../src/domain/agreement/dates/reminders.ts';

const notice: AgreementDate = {
  ...{ kind: 'notice', on: '2026-10-02', subject: null },
  sentence: 'The last day on which notice counts.',
};

describe('reminders of a date', () => {
  it.each([
    ['2026-07-03', null],
    ['2026-07-04', 90],
    ['2026-08-02', 90],
    ['2026-08-03', 60],
    ['2026-09-02', 30],
    ['2026-10-01', 30],
    ['2026-10-02', 0],
    ['2026-10-09', 0],
    ['2026-10-10', null],
  ] as const)('on %s the step is %s', (today, step) => {
    expect(reminderOf(notice, today)?.step ?? null).toBe(step);
  });

  it('a review is told a month ahead and on its day; what happens by itself is not', () => {
    const review: AgreementDate = { ...notice, kind: 'review' };
    expect(reminderOf(review, '2026-08-03')).toBeNull();
    expect(reminderOf(review, '2026-09-05')?.step).toBe(30);
    expect(reminderOf({ ...notice, kind: 'renewal' }, '2026-10-02')).toBeNull();
  });
});
