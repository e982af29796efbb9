import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import {
  type EffectiveExclusion,
  effectiveExclusions,
} from '../../domain/exclusion/effective-exclusions.ts';
import type { MaintenanceRules } from '../../domain/exclusion/maintenance.ts';
import {
  type AgreementRevision,
  agreementInForce,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { exclusionsOf } from '../../storage/exclusions.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

type Asked = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly span: Interval;
};

// The maintenance of a whole month decides what is left of its cap.
const MONTH = 31 * DAY;

/** The exclusions that count in a span, by the rules of the agreement. */
export async function exclusionsInForce(
  db: Db,
  { workspaceId, register, agreement, span }: Asked,
): Promise<readonly EffectiveExclusion[]> {
  const { key: agreementKey, terms } = agreement;
  const around = { from: span.from - MONTH, to: span.to + MONTH };
  const exclusions = await exclusionsOf(db, { workspaceId, agreementKey, span: around });
  const rules = exclusions.length === 0 ? null : maintenanceRules(register, terms);
  const effective = rules ? effectiveExclusions(exclusions, rules) : [];
  return effective.filter(({ from, to }) => from < span.to && to > span.from);
}

/** What an agreement says about planned maintenance; null while its calendar is missing. */
export function maintenanceRules(
  register: Register,
  { maintenance, calendar: key, timeZone }: AgreementRevision['terms'],
): MaintenanceRules | null {
  const calendar = calendarsOf(register)(key);
  return calendar && { terms: maintenance, calendar, timeZone };
}

type OfClocks = {
  readonly workspaceId: number;
  readonly register: Register;
  readonly agreementKey: string;
  readonly now: Instant;
};

// As far as dates of four digits reach.
const EVER = { from: Date.UTC(1000, 0), to: Date.UTC(9000, 0) };

/** Every exclusion that counts for the work items of an agreement, by its rules as they are now. */
export async function exclusionsForClocks(
  db: Db,
  { register, agreementKey, now, workspaceId }: OfClocks,
): Promise<readonly EffectiveExclusion[]> {
  const agreement =
    agreementInForce(register, agreementKey, now) ?? latestAgreement(register, agreementKey);
  return agreement ? exclusionsInForce(db, { workspaceId, register, agreement, span: EVER }) : [];
}
