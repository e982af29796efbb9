import { subtract, union } from '../calendar/interval.ts';
import type { Exclusion } from '../measurement/exclusion.ts';
import type { Outage } from '../measurement/outage.ts';
import type { Sample } from '../measurement/sample.ts';
import type { WorkItem } from '../measurement/work-item-event.ts';
import { holdsFor, segmentWords } from '../target/segment.ts';
import type { ExclusionScope } from './agreed-exclusion.ts';
import type { EffectiveExclusion } from './effective-exclusions.ts';

type Measured<Item extends WorkItem> = {
  readonly workItems: readonly Item[];
  readonly outages: readonly Outage[];
};

/** What was measured under an agreement without what is excluded from it. */
export function excludeFrom<Item extends WorkItem>(
  { workItems, outages }: Measured<Item>,
  effective: readonly EffectiveExclusion[],
  services: readonly string[],
) {
  return {
    workItems: workItems.map((item) => withExclusions(item, effective)),
    outages: outagesBesides(outages, effective),
    exclusions: wholeExclusions(effective, services),
    partialExclusions: effective
      .filter(({ scope }) => !isWhole(scope, services))
      .map(({ scope, ...exclusion }) => ({ ...exclusion, ...placeOf(scope) })),
  };
}

/** Exclusions of a whole agreement; that of its only service is one of them. */
export function wholeExclusions(
  effective: readonly EffectiveExclusion[],
  services: readonly string[],
): readonly Exclusion[] {
  return effective
    .filter(({ scope }) => isWhole(scope, services))
    .map(({ scope: _, ...exclusion }) => exclusion);
}

// While one of several services is excluded, the others still count.
function outagesBesides<Down extends Outage>(
  outages: readonly Down[],
  effective: readonly EffectiveExclusion[],
): readonly Down[] {
  const partial = effective.filter(
    ({ scope }) => scope.serviceKey !== null && scope.workItemKey === null,
  );
  if (partial.length === 0) return outages;
  return outages.flatMap((outage) => {
    const own = partial.filter(({ scope }) => scope.serviceKey === outage.serviceKey);
    if (own.length === 0) return [outage];
    const down = { from: outage.from, to: outage.to ?? Number.POSITIVE_INFINITY };
    return subtract([down], union(own)).map(({ from, to }) => ({
      ...outage,
      from,
      to: to === Number.POSITIVE_INFINITY ? null : to,
    }));
  });
}

/** While one of several services is excluded, what is measured of it does not count; who is bound by a policy does. */
export function samplesBesides<Seen extends Sample>(
  samples: readonly Seen[],
  effective: readonly EffectiveExclusion[],
): readonly Seen[] {
  const partial = effective.filter(
    ({ scope }) => scope.serviceKey !== null && scope.workItemKey === null,
  );
  if (partial.length === 0) return samples;
  return samples.filter(
    (sample) =>
      'subject' in sample ||
      !partial.some(
        ({ scope, from, to }) =>
          scope.serviceKey === sample.serviceKey && from <= sample.at && sample.at < to,
      ),
  );
}

/** A work item with what is excluded for it alone. */
export function withExclusions<Item extends WorkItem>(
  item: Item,
  effective: readonly EffectiveExclusion[],
): Item {
  const own = effective.filter(({ scope }) => isAbout(scope, item));
  if (own.length === 0) return item;
  return { ...item, exclusions: own.map(({ scope: _, ...exclusion }) => exclusion) };
}

function isAbout({ workItemKey, segment }: ExclusionScope, item: WorkItem): boolean {
  if (segment !== undefined) return holdsFor({ segment }, item);
  return workItemKey === item.key;
}

function isWhole(
  { workItemKey, serviceKey, segment }: ExclusionScope,
  services: readonly string[],
): boolean {
  if (workItemKey !== null || segment !== undefined) return false;
  return serviceKey === null || services.every((service) => service === serviceKey);
}

function placeOf({ workItemKey, serviceKey, segment }: ExclusionScope) {
  return {
    ...(segment !== undefined && { segment: segmentWords(segment) }),
    ...(workItemKey !== null && { workItemKey }),
    ...(serviceKey !== null && { serviceKey }),
  };
}
