import { type ServiceState, stateOf } from '../../domain/service/service-terms.ts';
import { personsName } from '../register/persons-name.ts';
import { searchRows } from '../register/search-rows.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { type Promised, portfolioOf, promisedFor } from './portfolio.ts';
import { promisedWords, stateName } from './service-words.ts';

/** A service in the catalogue. */
export type ListedService = {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly state: ServiceState;
  readonly promised: Promised;
  readonly providerName: string;
  readonly ownerName: string | null;
  readonly customerNames: readonly string[];
  /** How many agreements about it are in force that the viewer may see. */
  readonly agreements: number;
};

/** The catalogue as the actor may see it, by name; words narrow it down. */
export async function listServices(
  context: Setting,
  { words = [] }: { readonly words?: readonly string[] } = {},
): Promise<readonly ListedService[]> {
  const { register, visible } = await openView(context);
  const portfolio = portfolioOf(visible, context.now);
  const partyName = (key: string) => register.parties.get(key)?.terms.name ?? key;
  const nameOf = personsName(register);
  const rows = [...visible.services.values()].map(({ key, terms }) => ({
    key,
    name: terms.name,
    aliases: terms.aliases,
    state: stateOf(terms),
    promised: promisedFor(portfolio, key),
    providerName: partyName(terms.provider),
    ownerName: terms.owner === undefined ? null : nameOf(terms.owner),
    customerNames: terms.customers.filter((party) => visible.parties.has(party)).map(partyName),
    agreements: portfolio.inForce.get(key)?.length ?? 0,
  }));
  return searchRows(rows, { words, textsOf, noun: 'service' }).toSorted(byName);
}

function textsOf(service: ListedService): readonly string[] {
  const { key, name, aliases, state, promised, providerName, ownerName, customerNames } = service;
  const words = [stateName(state), promisedWords(state, promised)];
  return [key, name, ...aliases, ...words, providerName, ownerName ?? '', ...customerNames];
}

function byName(a: ListedService, b: ListedService): number {
  return a.name.localeCompare(b.name, 'en') || (a.key < b.key ? -1 : 1);
}
