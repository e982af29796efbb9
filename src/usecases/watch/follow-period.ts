import { decideLook } from '../../domain/alert/decide-look.ts';
import { periodLine } from '../../domain/alert/period-line.ts';
import type { PeriodBurn, PeriodForecast, Seen } from '../../domain/alert/standing.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { cadenceOf, isRolling, periodOf } from '../../domain/calendar/period.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { objectiveOf } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { Db } from '../../storage/database.ts';
import { type KeptEpisode, lockCurrentEpisodes, type Subject } from '../../storage/episodes.ts';
import { moveAlerts } from '../alert/move-alerts.ts';
import { raiseAlerts } from '../alert/raise-alerts.ts';
import { routeAlert } from '../alert/route-alert.ts';
import type { Context } from '../context.ts';
import { shownPercent } from '../notice/shown-percent.ts';
import { passedBy } from './passed-by.ts';

/** A promise in a period, and how it stands in it. */
export type StandingPeriod = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
  readonly figure: Figure;
};

/** What else is known of a period; absent means as it was. */
export type OtherCauses = {
  readonly forecast?: PeriodForecast | null;
  readonly burn?: PeriodBurn | null;
};

type Following = OtherCauses & {
  /** Whether there is something that nobody was told of before. */
  readonly fresh: boolean;
};

/** Raises or moves the alert about a period as part of the caller’s transaction; false when nobody can be told. */
export async function followPeriod(
  tx: Db,
  context: Context,
  { standing, fresh, ...causes }: Following & { readonly standing: StandingPeriod },
): Promise<boolean> {
  const { register } = standing;
  const subject = periodSubject(standing, standing.figure.period);
  if (subject === null) return false;
  const question = { workspaceId: context.workspace.id, keys: [subject.key] };
  const [kept] = await lockCurrentEpisodes(tx, question);
  const seen = seenOf(standing, { now: context.now, kept, ...causes });
  if (fresh) await raiseAlerts(tx, context, { register, raised: [{ subject, seen }] });
  else if (kept) {
    const moved = [{ kept, decided: decideLook(kept.episode, seen) }];
    await moveAlerts(tx, context, { register, moved });
  }
  return true;
}

type Looking = OtherCauses & { readonly now: Instant; readonly kept?: KeptEpisode | undefined };

/** How a promise in a period is seen now; what only others find out stays as they saw it. */
export function seenOf(standing: StandingPeriod, { now, kept, ...causes }: Looking): Seen {
  const { agreement, target, figure } = standing;
  const known = kept?.episode.followed[0] ?? null;
  const before = known?.line.kind === 'period' ? known.line : null;
  const line = periodLine({
    promise: { agreement: agreement.key, target: target.key, revision: agreement.number },
    ...{ figure, unit: target.period, known, now, passed: passedBy(figure) },
    endsAt: publishedPeriod(standing, figure.period).to,
    percent: shownPercent(figure.percent, objectiveOf(target)),
    forecast: causes.forecast === undefined ? (before?.forecast ?? null) : causes.forecast,
    burn: causes.burn === undefined ? (before?.burn ?? null) : causes.burn,
  });
  return { at: now, workItem: null, lines: [line] };
}

type Promised = Pick<StandingPeriod, 'register' | 'agreement' | 'target'>;

/** What the alert about a period is about; null when nobody can be told. */
export function periodSubject(promised: Promised, period: Interval): Subject | null {
  const { register, agreement, target } = promised;
  const channel = routeAlert(register, agreement)?.recipient.channel;
  if (channel === undefined) return null;
  const { from } = publishedPeriod(promised, period);
  return {
    key: `period/${agreement.key}/${target.key}/${from}/${channel}`,
    ...{ kind: 'period', workItemId: null, channel },
    ...{ agreementKey: agreement.key, targetKey: target.key },
  };
}

/** A rolling window begins anew every day: its thresholds fire once for each period in which it is published. */
export function publishedPeriod(
  { agreement, target }: Pick<Promised, 'agreement' | 'target'>,
  period: Interval,
): Interval {
  if (!isRolling(target.period)) return period;
  const { timeZone } = agreement.terms;
  return periodOf({ unit: cadenceOf(target.period), timeZone, at: period.to - 1 });
}
