import { type Interval, union } from '../calendar/interval.ts';
import type { Exclusion } from '../measurement/exclusion.ts';
import { type AgreedExclusion, type ExclusionScope, stateOf } from './agreed-exclusion.ts';
import { agreedMaintenance, type MaintenanceRules } from './maintenance.ts';

/** An exclusion as it counts, and where. */
export type EffectiveExclusion = Exclusion & { readonly scope: ExclusionScope };

/** What of the approved exclusions counts by the agreement's rules, in order; maintenance may count in parts or not at all. */
export function effectiveExclusions(
  exclusions: readonly AgreedExclusion[],
  rules: MaintenanceRules,
): readonly EffectiveExclusion[] {
  const approved = exclusions.filter((one) => stateOf(one) === 'approved');
  const isPlanned = ({ category }: AgreedExclusion) => category === 'maintenance';
  const whole = approved
    .filter((one) => !isPlanned(one))
    .map((exclusion) => ({ exclusion, spans: union([exclusion]) }));
  return [...whole, ...agreedMaintenance(approved.filter(isPlanned), rules)]
    .flatMap(({ exclusion, spans }) => spans.map((span) => effective(exclusion, span)))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

/** The parts of an exclusion that count; of a requested one those that would, were it approved. */
export function countedParts(
  exclusion: AgreedExclusion,
  others: readonly AgreedExclusion[],
  rules: MaintenanceRules,
): readonly Interval[] {
  if (stateOf(exclusion) === 'revoked') return [];
  const { id, requester, requestedAt: at } = exclusion;
  const approval = exclusion.approval ?? { at, actor: requester, reason: null };
  const rest = others.filter((other) => other.id !== id);
  return effectiveExclusions([...rest, { ...exclusion, approval }], rules)
    .filter((one) => one.id === id)
    .map(({ from, to }) => ({ from, to }));
}

function effective(exclusion: AgreedExclusion, { from, to }: Interval): EffectiveExclusion {
  const { id, category, reason, agreementKey, serviceKey, workItemKey, segment } = exclusion;
  const scope = { agreementKey, serviceKey, workItemKey, ...(segment && { segment }) };
  return { id, from, to, reason: `${CATEGORY_WORDS[category]}: ${reason}`, scope };
}

const CATEGORY_WORDS = {
  maintenance: 'planned maintenance',
  'force-majeure': 'force majeure',
  'customer-caused': 'caused by the customer',
  other: 'other reason',
} as const;
