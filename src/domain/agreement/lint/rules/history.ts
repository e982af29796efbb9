import { missesAllowed } from '../../../compliance/attainment.ts';
import { isInPercent, needOf, objectiveOf, targetName } from '../../../target/kind-words.ts';
import { count } from '../../../target/length-words.ts';
import { periodNoun } from '../../../target/period-phrase.ts';
import type { TargetTerms } from '../../../target/target-terms.ts';
import type { PastTarget } from '../past.ts';
import type { Found, LintScene, Rule } from '../rule.ts';

const ENOUGH = 3;

export const neverMet: Rule = {
  id: 'never-met',
  severity: 'warning',
  why: 'A promise that was never kept is a complaint waiting to be made.',
  fix: 'Find out what it would take, or agree what is realistic; accord backtest shows it.',
  find: (scene) =>
    inThePast(scene, (target, { judged, met }) =>
      judged >= ENOUGH && met === 0
        ? `${targetName(target)} was met in none of ${count(judged, 'period')} that could be judged.`
        : null,
    ),
};

export const notMeasured: Rule = {
  id: 'not-measured',
  severity: 'warning',
  why: 'What nobody measures cannot be shown to be kept.',
  fix: 'Record it, by hand or from the system that knows, or take the promise out.',
  find: (scene) =>
    inThePast(scene, (target, { periods, judged }) =>
      periods >= ENOUGH && judged === 0 && !isFed(scene, needOf(target))
        ? `${targetName(target)} had nothing to be judged by in ${count(periods, 'period')}: ${SOURCES[needOf(target)]}.`
        : null,
    ),
};

const SOURCES = {
  clocks: 'no work item came in, from a service desk or by import',
  'opened-items': 'no work item came in, from a service desk or by import',
  outages: 'no source told of outages',
  samples: 'no source sent samples',
} as const;

/** Whether what feeds a kind of promise has come in: then a quiet one had no cases, which is no fault. */
function isFed({ past, agreement: { terms } }: LintScene, need: Need): boolean {
  const alike = terms.targets.filter((target) => needOf(target) === need);
  return alike.some(({ key }) => past?.some((own) => own.target === key && own.judged > 0));
}

type Need = ReturnType<typeof needOf>;

export const coarse: Rule = {
  id: 'too-few-cases',
  severity: 'warning',
  why: 'With few cases a percentage jumps: a single miss decides the period.',
  fix: 'Count over a longer period, or promise a number of misses that is meant.',
  find: (scene) =>
    inThePast(scene, (target, { casesPerPeriod }) => {
      if (casesPerPeriod === null || casesPerPeriod < 1 || !isInPercent(target)) return null;
      const cases = Math.round(casesPerPeriod);
      const objective = objectiveOf(target);
      if (missesAllowed(cases, objective) > 0 || /^100(\.0+)?$/.test(objective)) return null;
      return `${targetName(target)} has about ${count(cases, 'case')} a ${periodNoun(target.period)}: at ${objective} % not one of them may be missed.`;
    }),
};

type Say = (target: TargetTerms, past: PastTarget) => string | null;

function inThePast({ past, agreement: { terms } }: LintScene, say: Say): readonly Found[] {
  return terms.targets.flatMap((target) => {
    const own = past?.find((each) => each.target === target.key);
    const sentence = own ? say(target, own) : null;
    return sentence === null ? [] : [{ target: target.key, sentence }];
  });
}
