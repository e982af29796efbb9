import type { DocumentKind } from '../../domain/register/documents.ts';
import { member } from '../../domain/register/problem.ts';
import type { Offers } from '../../usecases/register/offers.ts';
import type { Offer } from './field-input.ts';
import type { Field } from './schema-fields.ts';

type Named = { readonly of: keyof Offers; readonly several?: boolean };

/** Which of the register's things a term names. */
const NAMED: Readonly<Record<string, Named>> = {
  'agreement.services': { of: 'services', several: true },
  'agreement.calendar': { of: 'calendars' },
  'agreement.support': { of: 'calendars' },
  'agreement.supportedBy': { of: 'carriers', several: true },
  'agreement.review.owner': { of: 'people' },
  'agreement.signatories.provider': { of: 'people', several: true },
  'agreement.signatories.customer': { of: 'people', several: true },
  'party.alerts.calendar': { of: 'calendars' },
  'service.provider': { of: 'providers' },
  'service.owner': { of: 'people' },
  'service.customers': { of: 'customers', several: true },
  'service.dependsOn': { of: 'services', several: true },
  'service.suppliers': { of: 'suppliers', several: true },
};

/** Who makes an agreement with whom, by its kind. */
const SIDES: Readonly<Record<string, Readonly<Record<string, keyof Offers>>>> = {
  customer: { OLA: 'providers', UC: 'providers' },
  provider: { UC: 'suppliers' },
};

const USUAL: Readonly<Record<string, keyof Offers>> = {
  customer: 'customers',
  provider: 'providers',
};

type Known = { readonly offers: Offers; readonly terms: unknown };

/** What a term can be chosen from; null when it is written. */
export function offerFor(
  kind: DocumentKind,
  { name }: Field,
  { offers, terms }: Known,
): Offer | null {
  const side = kind === 'agreement' ? USUAL[name] : undefined;
  if (side !== undefined) return partyOffer(name, side, { offers, terms });
  const named = NAMED[`${kind}.${name}`];
  return named ? { choices: offers[named.of], several: named.several ?? false } : null;
}

/** Whether a term is chosen from what is in the register. */
export function isChosen(kind: DocumentKind, { name }: Field): boolean {
  return `${kind}.${name}` in NAMED || (kind === 'agreement' && name in USUAL);
}

/** What was chosen before stays a choice, whatever kind of party it is. */
function partyOffer(name: string, usual: keyof Offers, { offers, terms }: Known): Offer {
  const choices = offers[SIDES[name]?.[String(member(terms, 'kind'))] ?? usual];
  const chosen = member(terms, name);
  const others = offers.parties.filter(
    ({ value }) => value === chosen && choices.every((one) => one.value !== chosen),
  );
  return { choices: [...choices, ...others], several: false };
}
