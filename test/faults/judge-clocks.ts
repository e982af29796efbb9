import type { Register } from '../../src/domain/register/register.ts';
import { expecting, type Passing } from './expected.ts';
import type { Verdict } from './judge.ts';
import type { Outcome } from './run.ts';

export type Fired = {
  readonly item: string;
  readonly threshold: number;
  readonly firedAt: string;
};

/** The thresholds of work items that were recorded. */
export async function firedIn({ context }: Outcome): Promise<readonly Fired[]> {
  return await context.database.sql<Fired>(
    `SELECT w.key AS item, a.threshold, a."firedAt"::text FROM "Alert" a
     JOIN "WorkItem" w ON a.subject = 'work-item:' || w.id`,
  );
}

/** Whether each threshold that a work item has passed is recorded once, and no sooner. */
export async function judgeClocks(outcome: Outcome, register: Register): Promise<Verdict> {
  const { context, courses, recordedBy } = outcome;
  const expected = courses.map(expecting({ register, end: context.now, recordedBy }));
  const fired = await firedIn(outcome);
  const must = expected.flatMap((one) => one.must);
  const may = [...must, ...expected.flatMap((one) => one.may)];
  const recorded = new Set(fired.map(nameOf));
  const reasons = new Map(may.map((one) => [nameOf(one), one.at]));
  for (const one of may) {
    reasons.set(nameOf(one), Math.min(one.at, reasons.get(nameOf(one)) ?? one.at));
  }
  const isEarly = (one: Fired) => Date.parse(one.firedAt) < (reasons.get(nameOf(one)) ?? 0);
  return {
    figures: { 'work items': courses.length, 'thresholds recorded': fired.length },
    wrong: {
      'not recorded': must.map(nameOf).filter((name) => !recorded.has(name)),
      'recorded without a reason': fired.map(nameOf).filter((name) => !reasons.has(name)),
      'recorded twice': fired.map(nameOf).filter((name, index, all) => all.indexOf(name) !== index),
      early: fired.filter(isEarly).map(nameOf),
    },
  };
}

function nameOf({ item, threshold }: Pick<Passing, 'item' | 'threshold'>): string {
  return `${item} ${threshold} %`;
}
