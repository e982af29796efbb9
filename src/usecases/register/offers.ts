import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** Something that a term can name. */
export type Offered = { readonly value: string; readonly label: string };

/** What terms can name: for those who write drafts, because it tells of everything that is in the register. */
export type Offers = {
  readonly parties: readonly Offered[];
  readonly customers: readonly Offered[];
  readonly providers: readonly Offered[];
  readonly suppliers: readonly Offered[];
  readonly services: readonly Offered[];
  readonly calendars: readonly Offered[];
  readonly people: readonly Offered[];
  /** What an agreement can rest on: agreements between our teams and with suppliers. */
  readonly carriers: readonly Offered[];
};

/** Everything in the register that the terms of a draft can name, by name. */
export async function listOffers(context: Setting): Promise<Offers> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'draft-document', 'anything');
  return offersOf(register);
}

/** The names of everything that terms can name: for those who read drafts. */
export async function listNames(context: Setting): Promise<Offers> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'see-drafts', 'anything');
  return offersOf(register);
}

function offersOf(register: Register): Offers {
  const all = [...register.parties.values()];
  const parties = (kind?: string) =>
    inOrder(all.filter(({ terms }) => kind === undefined || terms.kind === kind).map(named));
  const people = all.flatMap(({ terms }) =>
    terms.people.map(({ key, name }) => ({ value: key, label: `${name} (${terms.name})` })),
  );
  return {
    parties: parties(),
    customers: parties('customer'),
    providers: parties('provider'),
    suppliers: parties('supplier'),
    services: inOrder([...register.services.values()].map(named)),
    calendars: inOrder(
      [...register.calendars].map(([key, revisions]) => ({
        value: key,
        label: revisions.at(-1)?.document.name ?? key,
      })),
    ),
    people: inOrder(people),
    carriers: inOrder(carriersIn(register)),
  };
}

function carriersIn({ agreements }: Register): readonly Offered[] {
  return [...agreements.values()]
    .flatMap((revisions) => revisions.slice(-1))
    .filter(({ terms }) => terms.kind === 'OLA' || terms.kind === 'UC')
    .map(({ key, terms }) => ({ value: key, label: `${terms.name ?? key} (${terms.kind})` }));
}

function named({
  key,
  terms,
}: {
  readonly key: string;
  readonly terms: { readonly name: string };
}) {
  return { value: key, label: terms.name };
}

function inOrder(offered: readonly Offered[]): readonly Offered[] {
  return offered.toSorted((a, b) => a.label.localeCompare(b.label, 'en'));
}
