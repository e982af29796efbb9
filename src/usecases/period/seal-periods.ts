import { formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { type PeriodUnit, periodOf, previousPeriod } from '../../domain/calendar/period.ts';
import {
  type PeriodPlace,
  publishedFigure,
  RULES_VERSION,
  type Seal,
  sealDue,
} from '../../domain/compliance/seal.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import { addSeal, agreementsKnownSince, latestSeals } from '../../storage/seals.ts';
import { contentHash } from '../register/content-hash.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';
import {
  type FreshFigure,
  freshFigure,
  type MeasuringAt,
  measuringAt,
  type PeriodPromise,
  promiseAtEnd,
} from './fresh-figure.ts';

/**
 * Publishes the figures of periods that ended three business days ago or earlier, each once. What had ended before
 * Accord knew the agreement was never published and stays provisional, unless `since` reaches back to it.
 */
export async function sealPeriods(
  context: Setting,
  { since }: { readonly since?: Instant | undefined } = {},
): Promise<{ readonly sealed: number }> {
  const { database, workspace, now } = context;
  const { authority, register } = await openView(context);
  requireAuthority(authority, 'seal-periods', 'workspace');
  const workspaceId = workspace.id;
  const knownSince = await agreementsKnownSince(database, { workspaceId });
  const first = since ?? Math.min(now, ...knownSince.values());
  const seals = await latestSeals(database, { workspaceId, since: first });
  const known = new Set(seals.map(nameOf));
  const measuring = measuringAt({ db: database, workspaceId, register });
  let sealed = 0;
  for (const [agreementKey, from] of knownSince) {
    for (const promise of endedPromises(register, { agreementKey, since: since ?? from, now })) {
      const place = { agreementKey, targetKey: promise.terms.key, period: promise.period };
      if (!known.has(nameOf(place)))
        sealed += await sealOne(context, register, { promise, measuring });
    }
  }
  return { sealed };
}

function nameOf({ agreementKey, targetKey, period }: PeriodPlace): string {
  return `${agreementKey} ${targetKey} ${period.from} ${period.to}`;
}

type Ended = { readonly agreementKey: string; readonly since: Instant; readonly now: Instant };

/** Every promise in every period of its own that has ended since an instant, the latest first. */
export function endedPromises(register: Register, ended: Ended): readonly PeriodPromise[] {
  const revisions = register.agreements.get(ended.agreementKey) ?? [];
  const timeZone = revisions.at(-1)?.terms.timeZone ?? 'UTC';
  const units = revisions.flatMap(({ terms }) => terms.targets.map(({ period }) => period));
  return [...new Set(units)].flatMap((unit) =>
    endedPeriods({ ...ended, unit, timeZone }).flatMap((period) =>
      promisesIn(register, { ...ended, unit, period }),
    ),
  );
}

function endedPeriods({
  unit,
  timeZone,
  since,
  now,
}: Ended & { readonly unit: PeriodUnit; readonly timeZone: string }): readonly Interval[] {
  const periods: Interval[] = [];
  let period = previousPeriod({ unit, timeZone, at: now });
  while (period.to > since) {
    periods.push(period);
    period = previousPeriod({ unit, timeZone, at: period.to - 1 });
  }
  return periods;
}

function promisesIn(
  register: Register,
  { agreementKey, unit, period }: Ended & { readonly unit: PeriodUnit; readonly period: Interval },
): readonly PeriodPromise[] {
  const revisions = register.agreements.get(agreementKey) ?? [];
  const targets = revisions.flatMap(({ terms }) => terms.targets.map(({ key }) => key));
  return [...new Set(targets)].flatMap((targetKey) => {
    const promise = promiseAtEnd(register, { agreementKey, targetKey, period });
    if (promise?.terms.period !== unit) return [];
    const { timeZone } = promise.agreement.terms;
    return [{ ...promise, period: periodOf({ unit, timeZone, at: period.to - 1 }) }];
  });
}

async function sealOne(
  context: Setting,
  register: Register,
  { promise, measuring }: { readonly promise: PeriodPromise; readonly measuring: MeasuringAt },
): Promise<number> {
  const { now } = context;
  const calendar = calendarsOf(register)(promise.agreement.terms.calendar);
  const asOf = calendar ? sealDue(calendar, promise.period) : now + 1;
  if (asOf === 'unreachable' || asOf > now) return 0;
  const fresh = await freshFigure(measuring(asOf), promise);
  // An outage that lasts may still change what happened in the period.
  if (fresh.figure.unfinished) return 0;
  return publish(context, fresh);
}

async function publish(context: Setting, fresh: FreshFigure): Promise<number> {
  const { database, workspace, now } = context;
  const seal = sealOf(fresh, { number: 0, sealedAt: now, requester: nameActor(context.actor) });
  return database.transaction(async (tx) => {
    if (!(await addSeal(tx, { workspaceId: workspace.id, ...seal }))) return 0;
    const { agreementKey, targetKey: target, period, figure, hash } = seal;
    await record(tx, {
      ...{ workspaceId: workspace.id, at: now, actor: seal.requester },
      verb: 'period sealed',
      subject: `agreement:${agreementKey}`,
      detail: { target, from: formatInstant(period.from), verdict: figure.verdict, hash },
    });
    return 1;
  });
}

type Sealing = Pick<Seal, 'number' | 'sealedAt' | 'requester'>;

/** A figure as it is published. */
export function sealOf(fresh: FreshFigure, sealing: Sealing): Seal {
  const { agreement, terms, period, asOf, fingerprint } = fresh;
  const content = {
    ...{ agreementKey: agreement.key, targetKey: terms.key, period, revision: agreement.number },
    ...{ asOf, fingerprint, rulesVersion: RULES_VERSION, number: sealing.number },
    figure: publishedFigure(fresh.figure),
  };
  return { ...content, ...sealing, hash: contentHash(content), restated: null };
}
