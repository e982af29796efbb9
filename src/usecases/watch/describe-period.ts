import type { Instant } from '../../domain/calendar/instant.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { isInPercent, objectiveOf } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { describePromise } from '../notice/promised.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { periodName } from './period-name.ts';

/** A promise in a period, and how it stands in it. */
export type StandingPeriod = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
  readonly figure: Figure;
};

/** What a notice says about a promise in its period. */
export function describePeriod(
  { register, agreement, target, figure }: StandingPeriod,
  asOf: Instant,
) {
  const { period, budget } = figure;
  const { timeZone } = agreement.terms;
  const objective = objectiveOf(target);
  return {
    promised: describePromise(register, agreement, target),
    period: { ...period, name: periodName(period, { unit: target.period, timeZone }) },
    percent: shownPercent(figure.percent, objective),
    ...{ objective, budget, asOf, inPercent: isInPercent(target) },
  };
}
