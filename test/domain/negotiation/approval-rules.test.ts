import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import type { DraftTerms } from '../../../src/domain/draft/draft.ts';
import { stagesFor } from '../../../src/domain/negotiation/approval-rules.ts';
import { normalTerms } from '../../../src/domain/negotiation/sided-terms.ts';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import type { PartyTerms } from '../../../src/domain/party/party-terms.ts';
import type { Register } from '../../../src/domain/register/register.ts';
import { baseOf, smallTable } from './small-table.ts';

const { register } = smallTable();
const before = baseOf(smallTable()).terms;
const ALWAYS = ['service-owner', 'service-level-manager'];
const fee = (amount: string, currency = 'EUR') => ({ amount, currency });

type Case = {
  readonly name: string;
  readonly change: (terms: DraftTerms) => DraftTerms;
  readonly more: readonly string[];
  readonly urgent?: boolean;
};

const within = (terms: DraftTerms) => withTerm(terms, 'targets.p3-response.within', '2h');
const credit = (amount: string, currency?: string) => (terms: DraftTerms) =>
  withTerm(terms, 'credits.p1-response.fee', fee(amount, currency));

const CASES: readonly Case[] = [
  { name: 'a time to answer', change: within, more: [] },
  { name: 'a credit of 1,000 EUR at most', change: credit('2000.00'), more: [] },
  { name: 'a credit of more than 1,000 EUR', change: credit('2000.02'), more: ['finance'] },
  {
    name: 'a credit of more than 10,000 EUR',
    change: credit('20000.02'),
    more: ['finance', 'executive'],
  },
  {
    name: 'a credit in a currency that no limit is in',
    change: credit('1.00', 'USD'),
    more: ['finance', 'executive'],
  },
  {
    name: 'no contract under it any more',
    change: (terms) => ({ ...terms, supportedBy: [] }),
    more: ['supplier-manager'],
  },
  { name: 'something urgent', change: within, more: ['second-person'], urgent: true },
];

describe('who is asked to approve', () => {
  it.each(CASES)('$name', ({ change, more, urgent = false }) => {
    const stages = stagesFor({ register, before, after: normalTerms(change(before)), urgent });
    expect(stages.map(({ key }) => key)).toEqual([...ALWAYS, ...more]);
    expect(stages.every(({ allowance }) => allowance === 3 * DAY)).toBe(true);
  });

  it('follows the limits that the provider has written down', () => {
    const own = withParty(register, 'desk', { approvals: { finance: fee('10'), days: 5 } });
    const stages = stagesFor({
      ...{ register: own, before, urgent: false },
      after: normalTerms(credit('100.00')(before)),
    });
    expect(stages.map(({ key, allowance }) => [key, allowance / DAY])).toEqual([
      ['service-owner', 5],
      ['service-level-manager', 5],
      ['finance', 5],
    ]);
  });

  it('asks the customer’s approver, where the customer has one', () => {
    const corp = register.parties.get('corp')?.terms;
    const people = (corp?.people ?? []).map((one) =>
      one.key === 'cleo' ? { ...one, roles: ['approver' as const] } : one,
    );
    const own = withParty(register, 'corp', { people });
    const stages = stagesFor({ register: own, before, after: within(before), urgent: false });
    expect(stages.at(-1)).toMatchObject({ key: 'customer-approver', side: 'customer' });
  });
});

function withParty(of: Register, key: string, change: Partial<PartyTerms>): Register {
  const party = of.parties.get(key);
  if (!party) throw new Error(`There is no ${key}.`);
  const changed = { ...party, terms: { ...party.terms, ...change } };
  return { ...of, parties: new Map([...of.parties, [key, changed]]) };
}
