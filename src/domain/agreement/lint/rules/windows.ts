import { cadenceOf, daysOf, isRolling, type PeriodUnit } from '../../../calendar/period.ts';
import { targetName } from '../../../target/kind-words.ts';
import { count } from '../../../target/length-words.ts';
import type { Rule } from '../rule.ts';

const WEEK = 7;
const LONGEST_MONTH = 31;

export const daysLeftOut: Rule = {
  id: 'days-left-out',
  severity: 'warning',
  why: 'What goes wrong on the other days is on no report.',
  fix: 'Count over rolling 7d or longer, or over each week.',
  find: ({ agreement: { terms } }) =>
    terms.targets.flatMap((target) => {
      const days = windowOf(target.period);
      if (days === null || days >= WEEK) return [];
      const sentence = `${targetName(target)} counts the last ${count(days, 'day')} and is published once a week.`;
      return [{ target: target.key, sentence }];
    }),
};

export const creditedAgain: Rule = {
  id: 'credited-again',
  severity: 'warning',
  why: 'One bad day is in several of the windows that are published, and is credited with each.',
  fix: 'Count what is credited over each month or quarter.',
  find: ({ agreement: { terms } }) =>
    terms.credits.flatMap(({ target: key }) => {
      const target = terms.targets.find((each) => each.key === key);
      const days = target ? windowOf(target.period) : null;
      if (!target || days === null || days <= LONGEST[cadenceOf(target.period)]) return [];
      const sentence = `${targetName(target)} counts the last ${count(days, 'day')}, and credits for it are due every ${cadenceOf(target.period)}.`;
      return [{ target: key, sentence }];
    }),
};

const LONGEST = { week: WEEK, month: LONGEST_MONTH, quarter: 92, year: 366 } as const;

function windowOf(unit: PeriodUnit): number | null {
  return isRolling(unit) ? daysOf(unit) : null;
}
