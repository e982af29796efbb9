import type { DraftTerms } from '../../domain/draft/draft.ts';
import { isMet, promisedKeys } from '../../domain/draft/open-wishes.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { latestAgreement } from '../../domain/register/register.ts';
import type { Offered } from '../register/offers.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** The wishes of the customer of a draft that none of its promises meets, by the key of a promise that would. */
export async function openWishesFor(
  context: Setting,
  terms: DraftTerms,
): Promise<readonly Offered[]> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'draft-document', 'anything');
  if (terms.kind !== 'SLA') return [];
  const promised = promisedKeys(terms);
  const wishes = [...register.agreements.keys()]
    .flatMap((key) => latestAgreement(register, key) ?? [])
    .filter((one) => one.terms.kind === 'SLR' && one.terms.customer === terms.customer)
    .flatMap((one) => one.terms.requirements ?? [])
    .filter((one) => !isMet(one, promised))
    .map(({ key, wish, target = key }) => [target, { value: target, label: wish }] as const);
  return [...new Map(wishes).values()];
}
