import { supportsOf } from '../agreement/agreement-terms.ts';
import { seenRevision } from '../agreement/support-chain/carriers.ts';
import type { Instant } from '../calendar/instant.ts';
import type { AgreementRevision, Register } from '../register/register.ts';

type Seen = { readonly register: Register; readonly asOf: Instant };

/** The agreements that rest on one, however far above: they name it, or their services depend on its services. */
export function agreementsAbove(
  seen: Seen,
  { key, terms }: Pick<AgreementRevision, 'key' | 'terms'>,
): readonly AgreementRevision[] {
  if (terms.kind !== 'OLA' && terms.kind !== 'UC') return [];
  const all = [...seen.register.agreements.keys()].flatMap(
    (each) => seenRevision(seen, each) ?? [],
  );
  const depending = all.filter((each) => dependsOnAny(seen.register, each, terms.services));
  const found = new Map(depending.map((each) => [each.key, each]));
  const waiting = [key, ...found.keys()];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    for (const each of all) {
      if (found.has(each.key) || !names(each, below)) continue;
      found.set(each.key, each);
      waiting.push(each.key);
    }
  }
  found.delete(key);
  return [...found.values()];
}

function names({ terms }: AgreementRevision, key: string): boolean {
  return supportsOf(terms).some(({ agreement }) => agreement === key);
}

function dependsOnAny(
  { services }: Register,
  { terms }: AgreementRevision,
  wanted: readonly string[],
): boolean {
  const needed = terms.services.flatMap((key) => services.get(key)?.terms.dependsOn ?? []);
  return needed.some((key) => wanted.includes(key) && !terms.services.includes(key));
}
