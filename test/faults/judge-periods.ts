import { formatInstant, type Instant } from '../../src/domain/calendar/instant.ts';
import { periodOf } from '../../src/domain/calendar/period.ts';
import { latestAgreement, type Register } from '../../src/domain/register/register.ts';
import type { TargetTerms } from '../../src/domain/target/target-terms.ts';
import { measure } from '../../src/usecases/status/measure-agreement.ts';
import { factsFrom } from '../../src/usecases/status/period-facts.ts';
import { passedBy } from '../../src/usecases/watch/passed-by.ts';
import type { Verdict } from './judge.ts';
import type { Outcome } from './run.ts';

type Fired = {
  readonly target: string;
  readonly subject: string;
  readonly threshold: number;
  readonly at: Date;
};

/** Whether each threshold of the running period is recorded that its figure has passed, and none that it had not. */
export async function judgePeriods(outcome: Outcome, register: Register): Promise<Verdict> {
  const { now } = outcome.context;
  const { terms } = latestAgreement(register, 'acme-email') ?? {};
  const fired = await firedIn(outcome);
  const missing: string[] = [];
  const early: string[] = [];
  for (const target of terms?.targets ?? []) {
    const own = fired.filter((one) => one.target === target.key);
    const passed = await passedAt(outcome, { register, target, asOf: now });
    const has = (threshold: number) => own.some((one) => one.threshold === threshold);
    missing.push(...passed.filter((one) => !has(one)).map((one) => `${target.key} ${one} %`));
    // What becomes known late was not known when it was looked at.
    if (target.kind !== 'availability') continue;
    for (const { threshold, at } of own) {
      const then = await passedAt(outcome, { register, target, asOf: at.getTime() });
      if (!then.includes(threshold)) early.push(`${target.key} ${threshold} % ${at.toISOString()}`);
    }
  }
  return {
    figures: { 'thresholds of periods recorded': fired.length },
    wrong: {
      'thresholds of periods not recorded': missing,
      'thresholds of periods recorded early': early,
    },
  };
}

async function firedIn({ context }: Outcome): Promise<readonly Fired[]> {
  return await context.database.sql<Fired>(
    `SELECT "targetKey" AS target, subject, threshold, "firedAt" AS at FROM "Alert"
     WHERE subject LIKE 'period:%'`,
  );
}

type Asked = { readonly register: Register; readonly target: TargetTerms; readonly asOf: Instant };

async function passedAt({ context }: Outcome, { register, target, asOf }: Asked) {
  const { database: db, workspace } = context;
  const agreement = latestAgreement(register, 'acme-email');
  if (!agreement) throw new Error(`Nothing was agreed at ${formatInstant(asOf)}.`);
  const scene = { db, workspaceId: workspace.id, register, asOf, cases: 'unsettled' } as const;
  const period = periodOf({ unit: target.period, timeZone: agreement.terms.timeZone, at: asOf });
  const measuring = { register, asOf, factsOf: factsFrom(scene) };
  return passedBy(await measure(measuring, { agreement, terms: target, period }));
}
