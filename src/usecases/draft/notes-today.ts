import type { Draft } from '../../domain/draft/draft.ts';
import { openWishes } from '../../domain/draft/open-wishes.ts';
import { latestAgreement, type Register } from '../../domain/register/register.ts';

/** What is to be thought of in a draft made from requirements, as its terms are today; what was noted at its start where those are gone. */
export function notesToday(register: Register, draft: Draft): readonly string[] {
  const { kind, key, notes, terms } = draft;
  if (kind !== 'agreement' || terms.kind !== 'SLA') return notes;
  const wishes = [...register.agreements.keys()]
    .flatMap((each) => latestAgreement(register, each) ?? [])
    .filter((one) => one.terms.kind === 'SLR' && one.terms.customer === terms.customer)
    .filter((one) => key === `${one.key}-sla` || isNoted(one.terms.requirements ?? [], notes));
  return wishes.length === 0 ? notes : wishes.flatMap((one) => openWishes(one.terms, terms));
}

/** Whether the notes of a draft tell of some of these wishes: then it was made from them. */
function isNoted(
  requirements: readonly { readonly key: string; readonly wish: string }[],
  notes: readonly string[],
): boolean {
  return requirements.some(({ key, wish }) =>
    notes.some((note) => note.includes(`“${key}”`) && note.includes(wish)),
  );
}
