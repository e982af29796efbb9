import { countsFor, isUpTarget } from '../../domain/target/felt-at.ts';
import { targetName } from '../../domain/target/kind-words.ts';
import type { MeasureInput } from '../../domain/target/measure-target.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';

/** Outages of a site that do not count for a promise, and the promises of the agreement that they count for. */
export type OutagesElsewhere = {
  /** Null for sites that the agreement does not name. */
  readonly site: string | null;
  readonly outages: number;
  readonly countFor: readonly string[];
};

/** What was down only at sites whose outages do not count for the promise. */
export function outagesElsewhere(
  { terms, facts }: Pick<MeasureInput, 'terms' | 'facts'>,
  targets: readonly TargetTerms[],
): readonly OutagesElsewhere[] {
  const alike = targets.filter(isUpTarget).filter(({ kind }) => kind === terms.kind);
  const named = new Set(alike.flatMap(({ segment }) => segment?.site ?? []));
  const outages = (facts.outagesElsewhere ?? []).map(({ id, serviceKey, site }) => ({
    id: `${serviceKey} ${id}`,
    ...{ site, place: site !== undefined && named.has(site) ? site : null },
  }));
  return [...new Set(outages.map(({ place }) => place))].map((place) => {
    const there = outages.filter((outage) => outage.place === place);
    const countFor = alike.filter((target) => there.some((one) => countsFor(target, one, targets)));
    return {
      site: place,
      outages: new Set(there.map(({ id }) => id)).size,
      countFor: countFor.map(targetName),
    };
  });
}

/** “1 outage at Berlin does not count here, but for Availability (site Berlin).” */
export function elsewhereWords({ site, outages, countFor }: OutagesElsewhere): string {
  const place = site === null ? 'at other sites' : `at ${site}`;
  const [noun, verb] = outages === 1 ? ['outage', 'does'] : ['outages', 'do'];
  const but = countFor.length === 0 ? '' : `, but for ${countFor.join(' and ')}`;
  return `${outages} ${noun} ${place} ${verb} not count here${but}.`;
}
