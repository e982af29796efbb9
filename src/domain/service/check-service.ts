import { z } from 'zod';
import { chainBetween } from '../register/chain.ts';
import { type Known, knownParty, missingReference } from '../register/known.ts';
import type { Problem } from '../register/problem.ts';
import { repeated } from '../register/repeated.ts';
import { documentKey } from '../register/term-values.ts';

const key = documentKey.catch('');
const keys = z.array(key).catch([]);
const names = z.array(z.string().catch('')).catch([]);
const serviceParts = z.object({
  provider: key,
  owner: key,
  customers: keys,
  dependsOn: keys,
  suppliers: keys,
  sites: names,
  groups: names,
});

type ServiceParts = z.output<typeof serviceParts>;

/** What a service refers to exists, stands where it belongs, and no service depends on itself. */
export function checkService(known: Known, name: string, terms: unknown): readonly Problem[] {
  const parts = serviceParts.safeParse(terms).data;
  if (!parts) return [];
  return [
    ...missingReference(known, 'party', { key: parts.provider, path: ['provider'] }),
    ...missingReference(known, 'person', { key: parts.owner, path: ['owner'] }),
    ...wrongProvider(known, parts.provider),
    ...checkListed(known, parts.customers, 'customer'),
    ...checkListed(known, parts.suppliers, 'supplier'),
    ...checkDependencies(known, name, parts),
    ...repeated(parts.sites, { path: ['sites'], noun: 'site' }),
    ...repeated(parts.groups, { path: ['groups'], noun: 'group' }),
  ];
}

function wrongProvider(known: Known, provider: string): readonly Problem[] {
  if (knownParty(known, provider)?.kind !== 'customer') return [];
  const message = `“${provider}” is a customer: expected a provider or a supplier`;
  return [{ path: ['provider'], message }];
}

function checkListed(
  known: Known,
  parties: readonly string[],
  kind: 'customer' | 'supplier',
): readonly Problem[] {
  const list = `${kind}s`;
  return [
    ...repeated(parties, { path: [list], noun: 'party' }),
    ...parties.flatMap((party, index) => {
      const path = [list, index];
      const found = knownParty(known, party)?.kind;
      if (kind === 'customer' || found === undefined || found === kind) {
        return missingReference(known, 'party', { key: party, path });
      }
      return [{ path, message: `“${party}” is a ${found}: expected a ${kind}` }];
    }),
  ];
}

function checkDependencies(
  known: Known,
  name: string,
  { dependsOn }: ServiceParts,
): readonly Problem[] {
  return [
    ...repeated(dependsOn, { path: ['dependsOn'], noun: 'service' }),
    ...dependsOn.flatMap((other, index) => {
      const path = ['dependsOn', index];
      if (other === name && other !== '') {
        const message = `“${name}” cannot depend on itself: expected other services`;
        return [{ path, message }];
      }
      const chain = chainBetween(other, name, (one) => dependenciesOf(known, one));
      if (chain === null || other === '') {
        return missingReference(known, 'service', { key: other, path });
      }
      const message = `${[name, ...chain].join(' depends on ')}: expected services that do not come back to this one`;
      return [{ path, message }];
    }),
  ];
}

function dependenciesOf(known: Known, key: string): readonly string[] {
  return known.register.services.get(key)?.terms.dependsOn ?? [];
}
