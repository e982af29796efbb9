import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import type { DraftTerms } from './draft.ts';
import { openWishes } from './open-wishes.ts';

/** What requirements become when they are to be promised, and in sentences what they leave open. */
export type SlaDraft = { readonly terms: DraftTerms; readonly notes: readonly string[] };

/** An SLA out of a customer's requirements: wishes with a target and a service become promises, the others are listed. */
export function slaFromRequirements(slr: AgreementTerms): SlaDraft {
  const { requirements = [], kind: _, name: __, ...agreed } = slr;
  const named = requirements.flatMap(({ service }) => service ?? []);
  const services = [...new Set([...slr.services, ...named])];
  const terms = { kind: 'SLA', ...agreed, services };
  return { terms, notes: openWishes(slr, terms) };
}
