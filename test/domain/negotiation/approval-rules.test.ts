import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import type { DraftTerms } from '../../../src/domain/draft/draft.ts';
import { stagesFor } from '../../../src/domain/negotiation/approval-rules.ts';
import type { Negotiation } from '../../../src/domain/negotiation/negotiation.ts';
import { normalTerms } from '../../../src/domain/negotiation/sided-terms.ts';
import type { ContentOf, Step } from '../../../src/domain/negotiation/steps.ts';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import type { PartyTerms } from '../../../src/domain/party/party-terms.ts';
import type { Register } from '../../../src/domain/register/register.ts';
import { baseOf, smallTable } from './small-table.ts';

const { register } = smallTable();
const before = baseOf(smallTable()).terms;
const FRESH = { steps: [] };
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
    const stages = stagesFor({
      register,
      before,
      after: normalTerms(change(before)),
      urgent,
      state: FRESH,
    });
    expect(stages.map(({ key }) => key)).toEqual([...ALWAYS, ...more]);
    expect(stages.every(({ allowance }) => allowance === 3 * DAY)).toBe(true);
  });

  it('follows the limits that the provider has written down', () => {
    const own = withParty(register, 'desk', { approvals: { finance: fee('10'), days: 5 } });
    const stages = stagesFor({
      ...{ register: own, before, urgent: false, state: FRESH },
      after: normalTerms(credit('100.00')(before)),
    });
    expect(stages.map(({ key, allowance }) => [key, allowance / DAY])).toEqual([
      ['service-owner', 5],
      ['service-level-manager', 5],
      ['finance', 5],
    ]);
  });

  it.each([
    { quorum: {}, approve: [1, 1] },
    { quorum: { 'service-level-manager': 'all' as const }, approve: [1, 2] },
    { quorum: { 'service-level-manager': 2 }, approve: [1, 2] },
    { quorum: { 'service-level-manager': 'one' as const, 'service-owner': 9 }, approve: [1, 1] },
  ])('lets as many approve as the provider says, but no more than can: $quorum', (given) => {
    const desk = register.parties.get('desk')?.terms;
    const people = (desk?.people ?? []).map((one) =>
      one.key === 'finn' ? { ...one, roles: ['service-level-manager' as const] } : one,
    );
    const own = withParty(register, 'desk', { people, approvals: { quorum: given.quorum } });
    const rules = { register: own, before, after: within(before), urgent: false };
    const quorums = (state: Pick<Negotiation, 'steps'>) =>
      stagesFor({ ...rules, state }).map(({ quorum }) => quorum);
    expect(quorums(FRESH)).toEqual(given.approve);
    expect(quorums({ steps: wroteBy('finn') })).toEqual([given.approve[0], 1]);
  });

  it('asks the customer’s approver, where the customer has one', () => {
    const corp = register.parties.get('corp')?.terms;
    const people = (corp?.people ?? []).map((one) =>
      one.key === 'cleo' ? { ...one, roles: ['approver' as const] } : one,
    );
    const own = withParty(register, 'corp', { people });
    const stages = stagesFor({
      register: own,
      before,
      after: within(before),
      urgent: false,
      state: FRESH,
    });
    expect(stages.at(-1)).toMatchObject({ key: 'customer-approver', side: 'customer' });
  });
});

/** Terms on the table that somebody of the provider wrote. */
function wroteBy(identity: string): readonly Step[] {
  const shared = { at: 0, actor: identity, identity, hash: null };
  const content: ContentOf<'offered'> = {
    type: 'offered',
    ...{ side: 'provider', round: 1, terms: {}, hash: '', message: null, made: 'by hand' },
    ...{ answerBy: '2026-04-01', timetable: { rounds: [], signBy: null }, shared: [] },
    base: { revision: 1, hash: '', terms: {} },
    voids: { approvals: 0, signatures: 0 },
  };
  return [{ ...shared, number: 1, content }];
}

function withParty(of: Register, key: string, change: Partial<PartyTerms>): Register {
  const party = of.parties.get(key);
  if (!party) throw new Error(`There is no ${key}.`);
  const changed = { ...party, terms: { ...party.terms, ...change } };
  return { ...of, parties: new Map([...of.parties, [key, changed]]) };
}
