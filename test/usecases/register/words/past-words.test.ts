import { expect, it } from 'vitest';
import { pastWords } from '../../../../src/usecases/register/words/past-words.ts';

const CHANGE = { kind: 'calendar', key: 'office', periods: 2, flips: [] } as const;

it('a change that reaches into the past says how far, and what to write instead', () => {
  expect(pastWords({ ...CHANGE, measured: true })).toBe(
    'The calendar “office” would measure 2 ended periods anew. Write the day from which the change holds in “from”, or say that the past is to be corrected.',
  );
});

it('where its ended periods were only counted, nobody takes that for a verdict on them', () => {
  expect(pastWords({ ...CHANGE, kind: 'agreement', measured: false })).toBe(
    'The agreement “office” would measure 2 ended periods anew. There are too many work items to say now which of them would be judged otherwise. Write the day from which the change holds in “effective.from”, or say that the past is to be corrected.',
  );
});
