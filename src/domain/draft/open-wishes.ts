import type { AgreementTerms, Requirement } from '../agreement/agreement-terms.ts';
import { member } from '../register/problem.ts';
import type { DraftTerms } from './draft.ts';

/** What requirements ask for that a draft does not promise yet, and what it promises unasked, in sentences. */
export function openWishes(
  { requirements = [] }: Pick<AgreementTerms, 'requirements'>,
  terms: DraftTerms,
): readonly string[] {
  const promised = promisedKeys(terms);
  return [
    ...requirements.flatMap((one) => openWish(one, promised)),
    ...unasked(requirements, promised),
  ];
}

/** A promise meets a wish that names it, or one that has the same key. */
export function isMet({ key, target }: Requirement, promised: readonly string[]): boolean {
  return promised.includes(key) || (target !== undefined && promised.includes(target));
}

function openWish(one: Requirement, promised: readonly string[]): readonly string[] {
  const { key, wish, service, target = key } = one;
  if (isMet(one, promised)) return [];
  const lacks = [
    'nothing promises it',
    ...(service === undefined ? ['no service is named that can serve it'] : []),
  ];
  return [
    `The wish “${key}” is still open, because ${lacks.join(' and ')}: ${wish} (A promise with the key “${target}” meets it.)`,
  ];
}

/** A promise that no wish asks for was made for another reason, or by mistake. */
function unasked(
  requirements: readonly Requirement[],
  promised: readonly string[],
): readonly string[] {
  const asked = requirements.flatMap(({ key, target }) => [key, target]);
  return promised
    .filter((key) => requirements.length > 0 && !asked.includes(key))
    .map((key) => `The promise “${key}” serves no wish that is written down.`);
}

/** The keys of everything that a draft promises. */
export function promisedKeys({ targets: list }: DraftTerms): readonly string[] {
  return Array.isArray(list)
    ? list.map((one) => member(one, 'key')).filter((key) => typeof key === 'string')
    : [];
}
