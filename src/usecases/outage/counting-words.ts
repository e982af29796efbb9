import type { OutageState } from '../../domain/outage/fold-outage.ts';
import type { Register } from '../../domain/register/register.ts';
import { isStrangeSite } from '../../domain/service/named-site.ts';
import { countsFor, isUpTarget, type UpTarget } from '../../domain/target/felt-at.ts';
import { targetName } from '../../domain/target/kind-words.ts';
import type { Affected } from './affected.ts';

type Declared = {
  readonly register: Register;
  readonly service: string;
  readonly state: Pick<OutageState, 'segment'>;
  readonly affected: readonly Affected[];
};

/** For which promises an outage counts, in sentences; nothing while no promise about the service is for a site. */
export function countingWords({ register, service, state, affected }: Declared): readonly string[] {
  const site = state.segment?.site;
  const promised = affected
    .map((one) => ({ ...one, targets: one.agreement.terms.targets.filter(isUpTarget) }))
    .filter(({ targets }) => targets.length > 0);
  if (!promised.some(({ targets }) => targets.some(({ segment }) => segment))) return [];
  const terms = register.services.get(service)?.terms;
  const strange =
    site !== undefined && isStrangeSite(terms, site)
      ? [`“${site}” is none of the sites of ${terms?.name ?? service}; is it written right?`]
      : [];
  return [
    ...strange,
    ...promised.map(({ customer, targets }) => `${customer.name}: ${forWhich(targets, site)}`),
  ];
}

function forWhich(targets: readonly UpTarget[], site: string | undefined): string {
  const counting = targets.filter((target) => countsFor(target, { site }, targets));
  const names = counting.map(targetName).join(' and ');
  if (counting.length === 0) return 'counts for no promise';
  if (counting.length === targets.length) return `counts for ${names}`;
  const areOfSite = site !== undefined && counting.every(({ segment }) => segment);
  const promises = counting.length === 1 ? `the promise to ${site}` : `the promises to ${site}`;
  const others = targets.length - counting.length === 1 ? 'the other goes on' : 'the others go on';
  return `counts for ${areOfSite ? promises : names}; ${others}`;
}
