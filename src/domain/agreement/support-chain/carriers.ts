import {
  type AgreementRevision,
  agreementInForce,
  latestAgreement,
} from '../../register/register.ts';
import { supportsOf } from '../agreement-terms.ts';
import { lookedUp } from '../register-index.ts';
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

/** Finds the OLAs and contracts of services. */
export function agreementsOfServices({ register, asOf }: ChainScene): OfService {
  return (service) =>
    lookedUp(register, { by: 'below-service', of: service }).flatMap((key) => {
      const agreement = agreementInForce(register, key, asOf);
      return agreement?.terms.services.includes(service) ? [agreement] : [];
    });
}
