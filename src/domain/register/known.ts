import type { PartyTerms } from '../party/party-terms.ts';
import type { DocumentKind } from './documents.ts';
import { didYouMean } from './nearest.ts';
import type { Path, Problem } from './problem.ts';
import type { Register } from './register.ts';

type Referred = DocumentKind | 'person';

/** What references are resolved against: the register as it would be after an import. */
export type Known = {
  readonly register: Register;
  /** Every key that leads somewhere, including to documents that have mistakes of their own. */
  readonly keys: Readonly<Record<Referred, ReadonlySet<string>>>;
  /** The parties that list a person. */
  readonly partiesOf: ReadonlyMap<string, readonly string[]>;
};

/** Indexes a register; `unread` names documents and people that exist but cannot be read yet. */
export function knownFrom(
  register: Register,
  unread: readonly { readonly kind: Referred; readonly key: string }[] = [],
): Known {
  const partiesOf = new Map<string, readonly string[]>();
  for (const { key, terms } of register.parties.values()) {
    for (const { key: person } of terms.people) {
      partiesOf.set(person, [...(partiesOf.get(person) ?? []), key]);
    }
  }
  const keys = (kind: Referred, read: Iterable<string>) =>
    new Set([...read, ...unread.filter((one) => one.kind === kind).map(({ key }) => key)]);
  return {
    register,
    partiesOf,
    keys: {
      party: keys('party', register.parties.keys()),
      service: keys('service', register.services.keys()),
      calendar: keys('calendar', register.calendars.keys()),
      agreement: keys('agreement', register.agreements.keys()),
      person: keys('person', partiesOf.keys()),
    },
  };
}

/** A reference that leads nowhere, as a problem; none when it leads somewhere. */
export function missingReference(
  known: Known,
  kind: Referred,
  { key, path }: { readonly key: string | undefined; readonly path: Path },
): readonly Problem[] {
  if (key === undefined || key === '' || known.keys[kind].has(key)) return [];
  const hint = didYouMean(key, known.keys[kind]);
  const expected =
    hint || `: expected the key of ${ARTICLES[kind]} in these files or in the register`;
  return [{ path, message: `there is no ${kind} “${key}”${expected}` }];
}

/** The party of a key, when it can be read. */
export function knownParty(known: Known, key: string | undefined): PartyTerms | undefined {
  return key === undefined ? undefined : known.register.parties.get(key)?.terms;
}

const ARTICLES: Record<Referred, string> = {
  party: 'a party',
  service: 'a service',
  calendar: 'a calendar',
  agreement: 'an agreement',
  person: 'a person listed in a party',
};
