import type { Instant } from '../../domain/calendar/instant.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import type { Seal } from '../../domain/compliance/seal.ts';
import { AccordError } from '../../domain/error.ts';
import type { Difference } from '../../domain/register/differences.ts';
import { agreementInForce, type Register } from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { sealsOf } from '../../storage/seals.ts';
import { measure } from '../status/measure-agreement.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { contradictionOf } from './detect-restatements.ts';
import { measuringAt, type PeriodPromise, promiseAtEnd } from './fresh-figure.ts';

/** The figure of a promise in one period: as published, with all that was published before, or provisional. */
export type PeriodFigure = {
  readonly promise: PeriodPromise;
  readonly state: 'sealed' | 'provisional';
  readonly figure: Figure;
  /** Everything that was published, the first one first. */
  readonly seals: readonly Seal[];
  /** What a fresh calculation says otherwise than the published figure. */
  readonly differs: readonly Difference[];
};

type Question = { readonly agreement: string; readonly target: string; readonly at: Instant };

/** The figure of the period that contains an instant; a published one never changes silently. */
export async function figureOf(context: Setting, question: Question): Promise<PeriodFigure> {
  const view = await openView(context);
  const { key } = agreementMeant(view, question.agreement);
  const promise = promiseMeant(view.visible, { ...question, agreement: key });
  const { database: db, workspace, now: asOf } = context;
  const { register } = view;
  const { agreement, terms, period } = promise;
  const workspaceId = workspace.id;
  const measuring = measuringAt({ db, workspaceId, register });
  const place = { agreementKey: agreement.key, targetKey: terms.key, period };
  const seals = await sealsOf(db, { workspaceId, ...place });
  const latest = seals.at(-1);
  if (latest) {
    const found = await contradictionOf(measuring, latest);
    const differs = found?.content.difference ?? [];
    return { promise, state: 'sealed', figure: latest.figure, seals, differs };
  }
  const figure = await measure(measuring(asOf), promise);
  return { promise, state: 'provisional', figure, seals, differs: [] };
}

function promiseMeant(register: Register, { agreement, target, at }: Question): PeriodPromise {
  const inForce = agreementInForce(register, agreement, at);
  const terms = inForce?.terms.targets.find(({ key }) => key === target);
  if (!inForce || !terms) {
    const keys = inForce?.terms.targets.map(({ key }) => key).join(', ');
    throw new AccordError(
      'not-found',
      keys === undefined
        ? `${agreement} was not in force then. Ask for another time.`
        : `There is no target “${target}” in ${agreement}. Name one of: ${keys}.`,
    );
  }
  const { timeZone } = inForce.terms;
  const period = periodOf({ unit: terms.period, timeZone, at });
  const place = { agreementKey: agreement, targetKey: target, period };
  return promiseAtEnd(register, place) ?? { agreement: inForce, terms, period };
}
