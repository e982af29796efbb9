import { AccordError } from '../../domain/error.ts';
import type { PartyRevision, Register } from '../../domain/register/register.ts';
import { findAgreement, findParty, findService } from '../../domain/register/search.ts';
import type { Viewing } from './viewing.ts';

const MOST_NAMES = 8;

/** The refusal where a service or an agreement is asked for and the words are neither. */
export function neitherMeant({ visible }: Viewing, text: string): AccordError {
  const party = findParty(visible, text).match;
  const near = party
    ? []
    : [...findService(visible, text).suggestions, ...findAgreement(visible, text).suggestions];
  const meant = [...new Set(near)].slice(0, 5).map((key) => `“${key}”`);
  const hint = meant.length > 0 ? `Did you mean ${meant.join(' or ')}?` : existing(visible, party);
  return new AccordError('not-found', `There is no service and no agreement “${text}”. ${hint}`);
}

function existing(visible: Register, party: PartyRevision | null): string {
  const agreements = [...visible.agreements.values()]
    .flatMap((all) => all.slice(-1))
    .filter(({ terms }) => !party || terms.customer === party.key || terms.provider === party.key);
  const keys = party
    ? [...new Set(agreements.flatMap(({ terms }) => terms.services))]
    : [...visible.services.keys()];
  const lists = [
    listed(
      'services',
      keys.map((key) => visible.services.get(key)?.terms.name ?? key),
    ),
    listed(
      'agreements',
      agreements.map(({ key }) => key),
    ),
  ].filter((words) => words !== '');
  if (lists.length === 0) return 'There is none yet that you can see.';
  return `${party ? `${party.terms.name} is a party with the` : 'There are the'} ${lists.join(' and the ')}.`;
}

function listed(noun: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > MOST_NAMES ? ' …' : '';
  return `${noun} ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}
