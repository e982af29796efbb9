import { isOverridable, type Override, overridesOf } from '../../domain/agreement/levels.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type AgreementRevision,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import { targetName } from '../../domain/target/kind-words.ts';

/** A promise of an agreement that a more specific one goes before. */
export type OverriddenTarget = {
  readonly targetKey: string;
  readonly target: string;
  readonly by: string;
  /** The agreement that has the more specific one; null when it is the same. */
  readonly agreementName: string | null;
  readonly serviceNames: readonly string[];
};

/** What goes before the promises of an agreement, by its level and by segments, as of an instant. */
export function overriddenIn(
  register: Register,
  agreement: AgreementRevision,
  at: Instant,
): readonly OverriddenTarget[] {
  const { customer } = agreement.terms;
  const others = isOverridable(agreement) ? agreementsOf(register, { customer, at }) : [];
  return overridesOf(agreement, others).map((override) => named(register, override));
}

function named({ services }: Register, override: Override<AgreementRevision>): OverriddenTarget {
  const other = override.in;
  return {
    targetKey: override.target.key,
    target: targetName(override.target),
    by: targetName(override.by),
    agreementName: other && (other.terms.name ?? other.key),
    serviceNames: override.services.map((key) => services.get(key)?.terms.name ?? key),
  };
}

/** “P1 response: P1 response of E-mail for Acme goes before it (E-mail)”. */
export function overriddenWords({
  target,
  by,
  agreementName,
  serviceNames,
}: OverriddenTarget): string {
  if (agreementName === null) return `${by} goes before ${target}`;
  return `for ${serviceNames.join(', ')}, ${by} of ${agreementName} goes before ${target}`;
}
