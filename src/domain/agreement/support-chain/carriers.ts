import {
  type AgreementRevision,
  agreementInForce,
  latestAgreement,
  type Register,
} from '../../register/register.ts';
import { supportsOf } from '../agreement-terms.ts';
import type { Carrier, ChainScene } from './carrier.ts';

/** The revision of an agreement that counts: the one in force, else the latest. */
export function seenRevision(
  { register, asOf }: Pick<ChainScene, 'register' | 'asOf'>,
  key: string,
): AgreementRevision | null {
  return agreementInForce(register, key, asOf) ?? latestAgreement(register, key);
}

/** The agreements that an agreement names as its support. */
export function namedCarriers(scene: ChainScene, { terms }: AgreementRevision): readonly Carrier[] {
  return supportsOf(terms).flatMap(({ agreement: key, carries, redundant }) => {
    const agreement = seenRevision(scene, key);
    return agreement ? [{ agreement, carries, redundant, forService: null }] : [];
  });
}

/** The OLAs and contracts in force for a service that others depend on, by service. */
export type OfService = (serviceKey: string) => readonly AgreementRevision[];

const byRegister = new WeakMap<Register, ReadonlyMap<string, readonly string[]>>();

/** Finds the OLAs and contracts of services; every register is looked through once. */
export function agreementsOfServices(scene: ChainScene): OfService {
  const keys = byRegister.get(scene.register) ?? indexed(scene.register);
  byRegister.set(scene.register, keys);
  return (service) =>
    (keys.get(service) ?? []).flatMap((key) => {
      const agreement = agreementInForce(scene.register, key, scene.asOf);
      return agreement?.terms.services.includes(service) ? [agreement] : [];
    });
}

function indexed({ agreements }: Register): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const [key, revisions] of agreements) {
    const below = revisions.filter(({ terms }) => terms.kind === 'OLA' || terms.kind === 'UC');
    for (const service of new Set(below.flatMap(({ terms }) => terms.services))) {
      const own = keys.get(service) ?? [];
      keys.set(service, own);
      own.push(key);
    }
  }
  return keys;
}
