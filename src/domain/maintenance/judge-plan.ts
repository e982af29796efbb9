import { openIntervals } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { type Interval, intersect, subtract, total, union } from '../calendar/interval.ts';
import type { AgreedExclusion } from '../exclusion/agreed-exclusion.ts';
import { countedParts } from '../exclusion/effective-exclusions.ts';
import {
  earliestStart,
  insideWindows,
  latestAnnouncement,
  type MaintenanceRules,
} from '../exclusion/maintenance.ts';

/** Why part of a planned maintenance counts as downtime. */
export type Shortcoming =
  | { readonly kind: 'none-agreed' }
  | { readonly kind: 'too-late'; readonly earliest: Instant | null; readonly notice: string }
  | { readonly kind: 'outside-windows'; readonly ms: number }
  | { readonly kind: 'over-allowance'; readonly ms: number; readonly cap: string };

/** What a planned maintenance would mean for one agreement, were it announced now. */
export type Judgement = {
  /** What was agreed not to count. */
  readonly agreed: readonly Interval[];
  /** How long the service should be there meanwhile, by the agreed hours. */
  readonly promisedMs: number;
  /** How much of that does not count, and how much counts as downtime. */
  readonly excludedMs: number;
  readonly downMs: number;
  readonly shortcomings: readonly Shortcoming[];
};

type Planned = Interval & { readonly agreementKey: string; readonly serviceKey: string };

type Judging = {
  readonly rules: MaintenanceRules;
  /** The other exclusions of the agreement, which may have used up what a month may have. */
  readonly others: readonly AgreedExclusion[];
  readonly announcedAt: Instant;
};

/** Judges a planned maintenance by what an agreement says of notice, windows and what a month may have. */
export function judgePlan(planned: Planned, { rules, others, announcedAt }: Judging): Judgement {
  const { from, to } = planned;
  const agreed = countedParts(asExclusion(planned, announcedAt), others, rules);
  const promised = openIntervals(rules.calendar, { from, to });
  const excludedMs = total(intersect(promised, agreed));
  const promisedMs = total(promised);
  return {
    ...{ agreed, promisedMs, excludedMs, downMs: promisedMs - excludedMs },
    shortcomings: shortcomings({ from, to }, agreed, { rules, announcedAt }),
  };
}

/** Until when it has to be announced for all of the agreed part not to count; null where that gains nothing. */
export function announceBy(
  planned: Planned,
  { rules, others }: Omit<Judging, 'announcedAt'>,
): Instant | null {
  const latest = latestAnnouncement(planned.from, rules);
  if (latest === null) return null;
  const agreed = countedParts(asExclusion(planned, latest), others, rules);
  return total(intersect(openIntervals(rules.calendar, planned), agreed)) > 0 ? latest : null;
}

function shortcomings(
  span: Interval,
  agreed: readonly Interval[],
  { rules, announcedAt }: Omit<Judging, 'others'>,
): readonly Shortcoming[] {
  const { terms } = rules;
  if (!terms) return [{ kind: 'none-agreed' }];
  const earliest = earliestStart(announcedAt, rules);
  if (earliest === null || earliest > span.from) {
    return [{ kind: 'too-late', earliest, notice: terms.notice }];
  }
  const allowed = insideWindows(span, rules);
  const outside = total(subtract([span], union(allowed)));
  const over = total(subtract(allowed, union(agreed)));
  return [
    ...(outside > 0 ? [{ kind: 'outside-windows', ms: outside } as const] : []),
    ...(over > 0
      ? [{ kind: 'over-allowance', ms: over, cap: terms.capPerMonth ?? '' } as const]
      : []),
  ];
}

/** The exclusion that would be asked for. */
function asExclusion(planned: Planned, announcedAt: Instant): AgreedExclusion {
  return {
    ...planned,
    ...{ id: 'planned', workItemKey: null, category: 'maintenance', reason: '', announcedAt },
    ...{ requestedAt: announcedAt, requester: '', approval: null, revocation: null },
  };
}
