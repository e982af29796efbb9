import type { AgreementTerms, Requirement } from '../agreement/agreement-terms.ts';
import type { DraftTerms } from './draft.ts';

/** What requirements become when they are to be promised, and in sentences what they leave open. */
export type SlaDraft = { readonly terms: DraftTerms; readonly notes: readonly string[] };

/** An SLA out of a customer's requirements: wishes with a target and a service become promises, the others are listed. */
export function slaFromRequirements(slr: AgreementTerms): SlaDraft {
  const { requirements = [], kind: _, ...agreed } = slr;
  const named = requirements.flatMap(({ service }) => service ?? []);
  const services = [...new Set([...slr.services, ...named])];
  const targets = new Set(slr.targets.map(({ key }) => key));
  const notes = requirements.flatMap((one) => openWish(one, targets));
  return {
    terms: { kind: 'SLA', ...agreed, services },
    notes: [...notes, ...unasked(slr), ...missing(services, targets.size)],
  };
}

function openWish(
  { key, wish, service, target }: Requirement,
  targets: ReadonlySet<string>,
): readonly string[] {
  const promised = target !== undefined && targets.has(target);
  if (promised && service !== undefined) return [];
  const lacks = [
    ...(promised ? [] : ['no target promises it']),
    ...(service === undefined ? ['no service is named that can serve it'] : []),
  ];
  return [`The wish “${key}” is still open, because ${lacks.join(' and ')}: ${wish}`];
}

/** A target that no wish asks for was promised for another reason, or by mistake. */
function unasked({ requirements = [], targets }: AgreementTerms): readonly string[] {
  const asked = new Set(requirements.map(({ target }) => target));
  return targets
    .filter(({ key }) => requirements.length > 0 && !asked.has(key))
    .map(({ key }) => `The target “${key}” serves no wish that is written down.`);
}

function missing(services: readonly string[], targets: number): readonly string[] {
  return [
    ...(services.length === 0 ? ['Name the services that it is about.'] : []),
    ...(targets === 0 ? ['Add at least one target.'] : []),
  ];
}
