import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { draftTerms } from '../../../domain/draft/draft-terms.ts';
import { latestAgreement, type Register } from '../../../domain/register/register.ts';
import { personsName } from '../../register/persons-name.ts';

type Kind = 'party' | 'service' | 'calendar' | 'agreement' | 'person';

/** What something is called that terms name by its key; its key where nobody knows. */
export type ReferenceName = (kind: Kind, key: string) => string;

/** Where terms name something else by its key. */
const PLACES: readonly (readonly [RegExp, Kind])[] = [
  [/^(customer|provider)$/, 'party'],
  [/^services$/, 'service'],
  [/^(targets\.([^.]+\.)?)?(calendar|support)$/, 'calendar'],
  [/^supportedBy(\.agreement)?$/, 'agreement'],
  [/^signatories\.[^.]+$|^review\.owner$/, 'person'],
];

/** The names of a register. */
export function registerNames(register: Register): ReferenceName {
  const person = personsName(register);
  return (kind, key) => {
    switch (kind) {
      case 'party':
        return register.parties.get(key)?.terms.name ?? key;
      case 'service':
        return register.services.get(key)?.terms.name ?? key;
      case 'calendar':
        return register.calendars.get(key)?.at(-1)?.document.name ?? key;
      case 'agreement':
        return latestAgreement(register, key)?.terms.name ?? key;
      case 'person':
        return person(key);
    }
  };
}

/** A term at a path with names instead of the keys by which it names others. */
export function named(path: string, term: unknown, nameOf: ReferenceName): unknown {
  if (typeof term === 'string') {
    const kind = PLACES.find(([place]) => place.test(path))?.[1];
    return kind === undefined ? term : nameOf(kind, term);
  }
  if (Array.isArray(term)) return term.map((item) => named(path, item, nameOf));
  if (typeof term !== 'object' || term === null) return term;
  const members = Object.entries(term).map(([name, value]) => {
    const inside = path === '' ? name : `${path}.${name}`;
    return [name, named(inside, value, nameOf)] as const;
  });
  return Object.fromEntries(members);
}

/** Terms with names instead of keys. */
export function namedTerms(terms: DraftTerms, nameOf: ReferenceName): DraftTerms {
  return draftTerms(named('', terms, nameOf));
}

/** The names that some terms need, by kind and key; those of nothing else. */
export function namesIn(
  terms: readonly DraftTerms[],
  nameOf: ReferenceName,
): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  const noted: ReferenceName = (kind, key) => {
    const name = nameOf(kind, key);
    if (name !== key) found.set(`${kind} ${key}`, name);
    return name;
  };
  for (const one of terms) named('', one, noted);
  return Object.fromEntries(found);
}

/** The names that were noted down. */
export function notedNames(names: Readonly<Record<string, string>> = {}): ReferenceName {
  return (kind, key) => names[`${kind} ${key}`] ?? key;
}
