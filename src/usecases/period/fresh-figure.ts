import { hoursFor } from '../../domain/agreement/hours.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { PeriodPlace } from '../../domain/compliance/seal.ts';
import {
  type AgreementRevision,
  agreementInForce,
  continued,
  type Register,
} from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { explainTarget, measureTarget } from '../../domain/target/measure-target.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { Db } from '../../storage/database.ts';
import { contentHash } from '../register/content-hash.ts';
import { type Measuring, measureInput } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';

/** A promise as it stood at the end of a period. */
export type PeriodPromise = {
  readonly agreement: AgreementRevision;
  readonly terms: TargetTerms;
  readonly period: Interval;
};

/** A figure calculated from the facts as they are now, and a hash of what it is made of. */
export type FreshFigure = PeriodPromise & {
  readonly figure: Figure;
  readonly asOf: Instant;
  readonly fingerprint: string;
};

/** The promise that held when a period ended, or when its agreement did within the period; null when there was none. */
export function promiseAtEnd(
  register: Register,
  { agreementKey, targetKey, period }: PeriodPlace,
): PeriodPromise | null {
  const agreement = agreementInForce(
    register,
    agreementKey,
    lastInstant(register, agreementKey, period),
  );
  const terms = agreement?.terms.targets.find(({ key }) => key === targetKey);
  return agreement && terms ? { agreement, terms, period } : null;
}

/** The last instant of a period at which an agreement may have been in force. */
function lastInstant(register: Register, agreementKey: string, period: Interval): Instant {
  const revisions = register.agreements.get(agreementKey) ?? [];
  const ends = revisions
    .map((revision) => continued(revision, revisions).to)
    .filter((to) => to !== null && period.from < to && to < period.to);
  const isInForce = agreementInForce(register, agreementKey, period.to - 1) !== null;
  return (isInForce || ends.length === 0 ? period.to : Math.max(...ends.map(Number))) - 1;
}

/** What figures are calculated from, seen at any instant. */
export type MeasuringAt = (asOf: Instant) => Measuring;

type Scene = { readonly db: Db; readonly workspaceId: number; readonly register: Register };

/** Figures of one period that are asked for one after the other share what was loaded for it. */
export function measuringAt(scene: Scene): MeasuringAt {
  let last: Measuring | null = null;
  return (asOf) => {
    if (last?.asOf !== asOf) {
      last = { register: scene.register, asOf, factsOf: factsFrom({ ...scene, asOf }) };
    }
    return last;
  };
}

/** The figure of an ended period as it follows from what is known now. */
export async function freshFigure(
  measuring: Measuring,
  promise: PeriodPromise,
): Promise<FreshFigure> {
  const { register, asOf } = measuring;
  const { agreement, terms, period } = promise;
  const input = await measureInput(measuring, promise);
  const calendar = register.calendars.get(hoursFor(agreement.terms, terms)) ?? [];
  const fingerprint = contentHash({
    ...{
      terms,
      period,
      asOf,
      agreement: agreement.hash,
      calendar: calendar.map(({ hash }) => hash),
    },
    ledger: explainTarget(input),
    exclusions: input.facts.exclusions,
  });
  return { ...promise, asOf, fingerprint, figure: measureTarget(input) };
}
