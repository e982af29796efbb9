import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import { excludeFrom } from '../../domain/exclusion/exclude.ts';
import { nameActor } from '../../domain/party/actor.ts';
import {
  type AgreementRevision,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { recordAlerts } from '../../storage/alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { episodesIn } from '../../storage/episodes.ts';
import { outagesOf } from '../../storage/outages.ts';
import type { Context } from '../context.ts';
import { exclusionsInForce } from '../exclusion/exclusions-in-force.ts';
import { loadRegister } from '../register/load-register.ts';
import { type FactsOf, measure } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';
import {
  followPeriod,
  periodSubject,
  publishedPeriod,
  type StandingPeriod,
} from './follow-period.ts';
import { passedBy } from './passed-by.ts';
import { spokenOf } from './passed-thresholds.ts';
import { watchBurn } from './watch-burn.ts';

type Watched = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
  /** The keys of the periods about which there is an alert. */
  readonly followed: ReadonlySet<string>;
};

/** Tells once when a running period has spent most of the downtime it may have, and when it is lost. */
export async function watchPeriods(context: Context): Promise<void> {
  const register = await loadRegister(context);
  const followed = await followedPeriods(context);
  for (const agreement of agreementsOf(register, { at: context.now })) {
    for (const target of agreement.terms.targets) {
      if (target.kind !== 'availability') continue;
      const factsOf = outagesFor(context, register);
      const { outages } = await factsOf(agreement, runningPeriod(context, { agreement, target }));
      const watched = { register, agreement, target, followed };
      if (outages.length > 0 || followed.size > 0) await watch(context, factsOf, watched);
      await watchBurn(context, { register, agreement, target });
    }
  }
}

/** The same for every other kind of promise, which takes more to measure and can wait a few minutes longer. */
export async function watchPromises(context: Context): Promise<void> {
  const { database: db, workspace, now: asOf } = context;
  const register = await loadRegister(context);
  const followed = await followedPeriods(context);
  for (const agreement of agreementsOf(register, { at: asOf })) {
    const scene = { db, workspaceId: workspace.id, register, asOf, cases: 'unsettled' } as const;
    const factsOf = factsFrom(scene);
    for (const target of agreement.terms.targets) {
      if (target.kind !== 'availability') {
        await watch(context, factsOf, { register, agreement, target, followed });
        await watchBurn(context, { register, agreement, target });
      }
    }
  }
}

/** More periods than these are never at risk at once. */
const MOST = 10_000;

async function followedPeriods({ database, workspace }: Context): Promise<ReadonlySet<string>> {
  const wanted = { workspaceId: workspace.id, kind: 'period', phase: 'open', limit: MOST } as const;
  const open = await episodesIn(database, wanted);
  return new Set(open.map(({ subject }) => subject.key));
}

function runningPeriod(
  { now: at }: Context,
  { agreement, target }: Pick<Watched, 'agreement' | 'target'>,
): Interval {
  return periodOf({ unit: target.period, timeZone: agreement.terms.timeZone, at });
}

async function watch(context: Context, factsOf: FactsOf, watched: Watched): Promise<void> {
  const { register, agreement, target, followed } = watched;
  const period = runningPeriod(context, watched);
  const measuring = { register, asOf: context.now, factsOf };
  const figure = await measure(measuring, { agreement, terms: target, period });
  const isFollowed = followed.has(periodSubject(watched, period)?.key ?? '');
  if (passedBy(figure).length === 0 && !isFollowed) return;
  const standing = { register, agreement, target, figure };
  await context.database.transaction((tx) => note(tx, context, standing));
}

/** The outages of a period, read once: they alone decide about availability. */
function outagesFor({ database, workspace, now }: Context, register: Register): FactsOf {
  let read: ReturnType<FactsOf> | null = null;
  const load = async (agreement: AgreementRevision, period: Interval) => {
    const { services: serviceKeys } = agreement.terms;
    const question = { workspaceId: workspace.id, serviceKeys, period, asOf: now };
    const outages = await outagesOf(database, question);
    const where = { workspaceId: workspace.id, register, agreement, span: period };
    const effective = outages.length === 0 ? [] : await exclusionsInForce(database, where);
    return excludeFrom({ workItems: [], outages }, effective, serviceKeys);
  };
  return (agreement, period) => {
    read ??= load(agreement, period);
    return read;
  };
}

async function note(tx: Db, context: Context, standing: StandingPeriod): Promise<void> {
  const { agreement, target, figure } = standing;
  const subject = `period:${formatInstant(publishedPeriod(standing, figure.period).from)}`;
  const place = { agreementKey: agreement.key, targetKey: target.key, revision: agreement.number };
  const [thresholds = []] = await recordAlerts(tx, {
    ...{ workspaceId: context.workspace.id, firedAt: context.now },
    ladders: [{ ...place, subject, cycle: 1, thresholds: passedBy(figure) }],
  });
  const threshold = spokenOf(thresholds);
  const told = await followPeriod(tx, context, { standing, fresh: threshold !== null });
  if (thresholds.length === 0) return;
  await record(tx, {
    workspaceId: context.workspace.id,
    at: context.now,
    actor: nameActor(context.actor),
    verb: 'thresholds passed',
    subject: `agreement:${agreement.key}`,
    detail: { ...place, subject, thresholds, told: told ? threshold : null },
  });
}
