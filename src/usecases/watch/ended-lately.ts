import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import {
  cadenceOf,
  type PeriodOf,
  type PeriodUnit,
  periodOf,
  previousPeriod,
} from '../../domain/calendar/period.ts';
import {
  type AgreementRevision,
  agreementInForce,
  type Register,
} from '../../domain/register/register.ts';
import { firstWorkingMorning } from '../chart/months.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

export type Ended = {
  readonly register: Register;
  /** The revision in force when the period ended. */
  readonly agreement: AgreementRevision;
  readonly unit: PeriodUnit;
  readonly period: Interval;
};

/** No team is away for longer. */
const LONGEST_WAIT = 31 * DAY;

type Looking = { readonly key: string; readonly since: Instant; readonly now: Instant };

/** The periods of an agreement whose first working morning lies after the last look, the oldest first. */
export function endedBetween(register: Register, { key, since, now }: Looking): readonly Ended[] {
  return unitsOf(register, { key, now })
    .flatMap((latest) => endedWithMorning(register, key, { latest, since }))
    .filter(({ morning }) => since < morning && morning <= now)
    .sort((a, b) => a.period.to - b.period.to);
}

/** Until when no period has its first working morning, unless the register changes. */
export function nextMorning(register: Register, now: Instant): Instant {
  let first = now + LONGEST_WAIT;
  for (const key of register.agreements.keys()) {
    for (const latest of unitsOf(register, { key, now })) {
      // What ends later is asked for its morning once it has ended.
      const ends = periodOf({ ...latest, unit: cadenceOf(latest.unit) }).to;
      const ended = endedWithMorning(register, key, { latest, since: now });
      const mornings = ended.map(({ morning }) => morning).filter((morning) => morning > now);
      first = Math.min(first, ends, ...mornings);
    }
  }
  return first;
}

function unitsOf(
  { agreements }: Register,
  { key, now: at }: Omit<Looking, 'since'>,
): readonly PeriodOf[] {
  const revisions = agreements.get(key) ?? [];
  const timeZone = revisions.at(-1)?.terms.timeZone ?? 'UTC';
  const units = new Set(revisions.flatMap(({ terms }) => terms.targets.map((each) => each.period)));
  return [...units].map((unit) => ({ unit, timeZone, at }));
}

type Back = { readonly latest: PeriodOf; readonly since: Instant };

/** The periods that have ended and may have their morning since an instant. */
function endedWithMorning(register: Register, key: string, { latest, since }: Back) {
  return periodsBack(latest, since - LONGEST_WAIT).flatMap((period) => {
    const agreement = agreementInForce(register, key, period.to - 1);
    const morning = agreement && morningAfter(register, agreement, period);
    if (!agreement || morning === null) return [];
    return [{ register, agreement, unit: latest.unit, period, morning }];
  });
}

function periodsBack(latest: PeriodOf, since: Instant): readonly Interval[] {
  const periods: Interval[] = [];
  let period = previousPeriod(latest);
  while (period.to > since) {
    periods.push(period);
    period = previousPeriod({ ...latest, at: period.to - 1 });
  }
  return periods;
}

function morningAfter(
  register: Register,
  { terms }: AgreementRevision,
  period: Interval,
): Instant | null {
  const calendar = calendarsOf(register)(terms.calendar);
  return calendar ? firstWorkingMorning(period, calendar) : null;
}
