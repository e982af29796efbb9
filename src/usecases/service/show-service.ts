import { may } from '../../domain/party/authority.ts';
import { maySeeCosts } from '../../domain/party/viewer.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import {
  type ServiceState,
  type ServiceTerms,
  stateOf,
} from '../../domain/service/service-terms.ts';
import { personsName } from '../register/persons-name.ts';
import { openView, type Setting, serviceMeant, type Viewing } from '../status/viewing.ts';
import { segmentsFor } from './own-segments.ts';
import { type Promised, portfolioOf, promisedFor, type Wish } from './portfolio.ts';

type Money = NonNullable<ServiceTerms['costPerMonth']>;

/** Something of the register as a sheet names it. */
export type Named = { readonly key: string; readonly name: string };

/** Everything about one service that the viewer may know. */
export type ServiceSheet = {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly state: ServiceState;
  readonly promised: Promised;
  readonly description: string | null;
  readonly warranty: string | null;
  readonly providerName: string;
  readonly ownerName: string | null;
  readonly sites: readonly string[];
  readonly groups: readonly string[];
  readonly customers: readonly Named[];
  readonly dependsOn: readonly Named[];
  /** The services that depend on it. */
  readonly neededBy: readonly Named[];
  /** Null for those who may not know them. */
  readonly suppliers: readonly Named[] | null;
  /** Null for those who may not see costs, or where nobody wrote them. */
  readonly costPerMonth: Money | null;
  readonly pricePerMonth: Money | null;
  readonly agreements: readonly (Named & {
    readonly kind: string;
    readonly customerName: string;
  })[];
  readonly wishes: readonly (Wish & { readonly customerName: string })[];
  readonly revision: number;
  readonly hash: string;
  /** Whether the viewer stands for the provider. */
  readonly forStaff: boolean;
  readonly mayEdit: boolean;
};

/** Shows one service of the catalogue: what it does, what is promised, what it needs and who needs it. */
export async function showService(context: Setting, text: string): Promise<ServiceSheet> {
  const view = await openView(context);
  const { register, visible, viewer, authority } = view;
  const { key, terms, number, hash } = serviceMeant(view, text);
  const portfolio = portfolioOf(visible, context.now);
  const forStaff = viewer.kind === 'staff';
  const money = maySeeCosts(viewer);
  const partyName = (party: string) => register.parties.get(party)?.terms.name ?? party;
  return {
    mayEdit: may(authority, 'draft-document', { services: [key], parties: [] }),
    ...{ key, hash, forStaff, name: terms.name, aliases: terms.aliases },
    ...partsOf(view, terms),
    revision: number,
    state: stateOf(terms),
    promised: promisedFor(portfolio, key),
    neededBy: services(visible, needing(visible, key)),
    suppliers: forStaff ? (terms.suppliers ?? []).map((party) => named(party, partyName)) : null,
    costPerMonth: (money && terms.costPerMonth) || null,
    pricePerMonth: (money && terms.pricePerMonth) || null,
    agreements: (portfolio.inForce.get(key) ?? []).map((one) => agreementLine(one, partyName)),
    wishes: (portfolio.wishes.get(key) ?? []).map((wish) => ({
      ...wish,
      customerName: partyName(wish.customer),
    })),
  };
}

function partsOf(view: Viewing, terms: ServiceTerms) {
  const { register, visible } = view;
  const partyName = (party: string) => register.parties.get(party)?.terms.name ?? party;
  const { description, warranty, owner, dependsOn, customers } = terms;
  return {
    description: description ?? null,
    warranty: warranty ?? null,
    providerName: partyName(terms.provider),
    ownerName: owner === undefined ? null : personsName(register)(owner),
    ...segmentsFor(view, terms),
    customers: customers
      .filter((party) => visible.parties.has(party))
      .map((party) => named(party, partyName)),
    dependsOn: services(visible, dependsOn ?? []),
  };
}

function needing({ services: all }: Register, key: string): readonly string[] {
  return [...all.values()]
    .filter(({ terms }) => terms.dependsOn?.includes(key))
    .map((service) => service.key);
}

function services({ services: all }: Register, keys: readonly string[]): readonly Named[] {
  return keys
    .filter((key) => all.has(key))
    .map((key) => named(key, () => all.get(key)?.terms.name ?? key));
}

function named(key: string, nameOf: (key: string) => string): Named {
  return { key, name: nameOf(key) };
}

function agreementLine({ key, terms }: AgreementRevision, partyName: (key: string) => string) {
  return {
    key,
    name: terms.name ?? key,
    kind: terms.kind,
    customerName: partyName(terms.customer),
  };
}
