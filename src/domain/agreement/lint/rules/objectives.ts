import { MINUTE } from '../../../calendar/instant.ts';
import { floor, fraction, times } from '../../../compliance/fraction.ts';
import { toleranceOf } from '../../../compliance/percentage.ts';
import { isInPercent, objectiveOf, targetName } from '../../../target/kind-words.ts';
import { count, lengthWords } from '../../../target/length-words.ts';
import { periodNoun } from '../../../target/period-phrase.ts';
import { agreedMs } from '../../support-chain/agreed-time.ts';
import { isAvailability } from '../../support-chain/promises-below.ts';
import type { Rule } from '../rule.ts';

const MANY = 12;

export const unreachable: Rule = {
  id: 'unreachable-objective',
  severity: 'warning',
  why: 'A promise that the first small fault breaks says nothing about the service.',
  fix: 'Promise what can be kept, measure over a longer period, or change the rounding of outages.',
  find: ({ agreement: { terms }, asOf, calendarOf }) =>
    terms.targets.filter(isAvailability).flatMap((target) => {
      const calendar = calendarOf(terms.calendar);
      if (!calendar || /^100(\.0+)?$/.test(target.objective)) return [];
      const agreed = fraction(agreedMs(calendar, { ...terms, unit: target.period, asOf }));
      const allowed = Number(floor(times(agreed, toleranceOf(target.objective))));
      if (allowed >= MINUTE) return [];
      const rounding = ROUNDED[target.rounding];
      const sentence = `${target.objective} % allows ${lengthWords(allowed)} of downtime a ${periodNoun(target.period)}, ${rounding}.`;
      return [{ target: target.key, sentence }];
    }),
};

const ROUNDED = {
  exact: 'which is less than it takes to notice an outage',
  'whole-minutes': 'and only whole minutes count, so that the first one that counts breaks it',
  'started-minutes': 'and every started minute counts, so that the shortest outage breaks it',
} as const;

export const everyOne: Rule = {
  id: 'hundred-percent',
  severity: 'warning',
  why: 'Nobody can promise that nothing ever goes wrong.',
  fix: 'Promise a share, such as 95 or 99.9.',
  find: ({ agreement: { terms } }) =>
    terms.targets
      .filter((target) => isInPercent(target) && /^100(\.0+)?$/.test(objectiveOf(target)))
      .map((target) => ({
        target: target.key,
        sentence: `${targetName(target)} promises 100 %: a single miss breaks it for the whole ${periodNoun(target.period)}.`,
      })),
};

export const tooMany: Rule = {
  id: 'too-many-targets',
  severity: 'hint',
  why: 'What nobody can keep in mind is not managed.',
  fix: 'Keep the promises that the customer would miss, and report the rest.',
  find: ({ agreement: { terms } }) =>
    terms.targets.length > MANY
      ? [
          {
            sentence: `It makes ${count(terms.targets.length, 'promise')}; about ${MANY} can be managed.`,
          },
        ]
      : [],
};

export const noMaintenance: Rule = {
  id: 'no-maintenance',
  severity: 'hint',
  why: 'Without rules, planned maintenance is downtime like any other.',
  fix: 'Agree notice, windows and a cap: maintenance: { notice: 5bd, capPerMonth: 8h }.',
  find: ({ agreement: { terms } }) =>
    terms.maintenance === undefined && terms.targets.some(isAvailability)
      ? [{ sentence: 'It promises availability and says nothing about planned maintenance.' }]
      : [],
};
