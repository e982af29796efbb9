import { expect } from 'vitest';
import { startOfDate } from '../../../src/domain/agreement/effective-range.ts';
import { foldNegotiation } from '../../../src/domain/negotiation/fold-negotiation.ts';
import type { ContentOf, Step, StepType } from '../../../src/domain/negotiation/steps.ts';
import { signingHash } from '../../../src/usecases/negotiation/signing-hash.ts';
import { PEOPLE, type Who } from '../../usecases/negotiation/boardroom.ts';
import { type SmallTable, viewFor } from './small-table.ts';

/** Where everybody sits. */
const SIDE_OF: Readonly<Record<Who, 'provider' | 'customer' | null>> = {
  ...{ ada: 'provider', otto: 'provider', finn: 'provider', dora: 'provider', dirk: 'provider' },
  ...{ cora: 'customer', carl: 'customer', cleo: 'customer', sam: null, stranger: null },
  ...{ root: 'provider', nina: null, nils: null, hugo: null },
};

/** What must hold whatever was done, told by the bare steps and not by the state that is made of them. */
export function expectRules(table: SmallTable): void {
  const { state } = table;
  if (!state) return;
  const { steps } = state;
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
  expectSides(steps);
  expectDecisions(steps);
  expectNothingSurvives(steps, state);
  expectAgreement(table, state);
  const all = Object.keys(SIDE_OF).filter(isWho);
  const who = all[steps.length % all.length];
  if (who) expectOwnView(table, who);
}

/** What must hold when everybody has stopped: the steps alone tell it all, to each what is theirs. */
export function expectWhole(table: SmallTable): void {
  const { state } = table;
  if (state) expect(foldNegotiation(state.steps)).toEqual(state);
  for (const who of Object.keys(SIDE_OF).filter(isWho)) expectOwnView(table, who);
}

function isWho(key: string): key is Who {
  return key in PEOPLE;
}

type Taken<Type extends StepType> = Step & { readonly content: ContentOf<Type> };

function of<Type extends StepType>(steps: readonly Step[], type: Type): readonly Taken<Type>[] {
  return steps.filter((step): step is Taken<Type> => step.content.type === type);
}

/** Nobody acts for another side than their own, and nobody without a side does anything. */
function expectSides(steps: readonly Step[]): void {
  const users = new Map(
    Object.entries(PEOPLE).map(([who, { userId, teamId }]) => [`person:${teamId}/${userId}`, who]),
  );
  for (const { actor, content } of steps) {
    const who = users.get(actor);
    if (who === undefined || !isWho(who)) continue;
    expect(SIDE_OF[who]).not.toBeNull();
    const isFollowing = content.type === 'offered' && content.made === 'by answers';
    if ('side' in content && !isFollowing && content.type !== 'started') {
      expect(content.side).toBe(SIDE_OF[who]);
    }
  }
}

/** Once each, nobody about their own change, and nobody for both sides. */
function expectDecisions(steps: readonly Step[]): void {
  const offer = steps.findLastIndex(({ content }) => content.type === 'offered');
  const sinceOffer = steps.slice(offer);
  const approvals = of(sinceOffer, 'approved');
  const parts = approvals.map(({ identity, content }) => `${content.stage} ${identity}`);
  expect(new Set(parts).size).toBe(parts.length);
  const signers = of(sinceOffer, 'signed').map(({ identity }) => identity);
  expect(new Set(signers).size).toBe(signers.length);
  const decided = [...of(steps, 'approved'), ...of(steps, 'signed')];
  for (const one of decided) {
    expect(SIDE_OF[isWho(one.identity) ? one.identity : 'stranger']).toBe(one.content.side);
  }
  const writers = writersOf(steps.slice(0, offer + 1));
  for (const { content, identity } of approvals) {
    if (content.stage !== 'service-owner' && content.stage !== 'customer-approver') {
      expect(writers).not.toContain(identity);
    }
  }
}

/** Whoever wrote terms or asked for a value until they were on the table; a draft since then is about other terms. */
function writersOf(steps: readonly Step[]): readonly string[] {
  const countering = of(steps, 'answered').filter(({ content }) =>
    content.answers.some(({ answer }) => answer.kind === 'countered'),
  );
  return [...of(steps, 'prepared'), ...countering].map(({ identity }) => identity);
}

type State = NonNullable<SmallTable['state']>;

/** No approval and no signature survives a change of the terms, or that they were sent back. */
function expectNothingSurvives(steps: readonly Step[], { stages, slots, rounds }: State): void {
  const last = steps.findLastIndex(
    ({ content: { type } }) => type === 'offered' || type === 'rejected',
  );
  const since = steps.slice(last);
  const hash = rounds.at(-1)?.hash;
  const standing = [
    ...stages.flatMap(({ approvals }) => approvals),
    ...slots.flatMap(({ signature }) => signature ?? []),
  ];
  const taken = [...of(since, 'approved'), ...of(since, 'signed')];
  expect(standing.length).toBe(taken.length);
  for (const step of taken) expect(step.hash).toBe(hash);
  for (const one of [...stages, ...slots]) expect(one.hash).toBe(hash);
}

/** Nothing is agreed without every approval and every signature on the hash of the revision that it became. */
function expectAgreement({ register, now }: SmallTable, { steps, salt }: State): void {
  const [agreed, ...more] = of(steps, 'agreed');
  expect(more).toEqual([]);
  const [begun] = of(steps, 'in-force');
  if (!agreed) {
    expect(begun).toBeUndefined();
    return;
  }
  const offer = of(steps, 'offered').at(-1);
  const revision = register.agreements.get('corp-support')?.at(agreed.content.revision - 1);
  expect(signingHash({ ...revision?.terms }, salt)).toBe(offer?.content.hash);
  const since = steps.filter(({ number }) => number > (offer?.number ?? 0));
  const signed = of(since, 'signed');
  for (const [side, person] of [
    ['provider', 'dora'],
    ['customer', 'cora'],
  ] as const) {
    const own = signed.filter(
      ({ content, hash }) => content.side === side && hash === offer?.content.hash,
    );
    expect(own.map(({ content }) => content.instead ?? content.person)).toEqual([person]);
  }
  const asked = of(since, 'approval-opened').flatMap(({ content }) => content.stages);
  expect(asked.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['service-owner', 'service-level-manager']),
  );
  for (const { key, quorum } of asked) {
    const own = of(since, 'approved').filter(({ content }) => content.stage === key);
    expect(own.length).toBe(quorum);
  }
  expect(of(since, 'rejected')).toEqual([]);
  const from = startOfDate(agreed.content.effectiveFrom, 'UTC');
  const [started] = of(steps, 'started');
  if (!started?.content.urgent) expect(from).toBeGreaterThan(agreed.at);
  if (begun) expect(begun.at).toBeGreaterThanOrEqual(from);
  expect(now).toBeGreaterThanOrEqual(agreed.at);
}

/** Each sees only what is theirs. */
function expectOwnView(table: SmallTable, who: Who): void {
  if (!table.state) return;
  const view = viewFor(table, who);
  const side = SIDE_OF[who];
  if (side === null || !view) {
    const hidden = side === null || table.state?.rounds.length === 0 || isGone(table, who);
    expect([view, hidden]).toEqual([null, true]);
    return;
  }
  const words = JSON.stringify(view);
  expect(words).not.toContain(side === 'provider' ? 'inside-customer' : 'inside-provider');
  if (side === 'customer') {
    for (const secret of [
      'uc-hoster',
      '#desk',
      'finance',
      '"service-owner"',
      table.state.salt ?? 'none',
    ]) {
      expect(words).not.toContain(secret);
    }
  }
}

function isGone({ register }: SmallTable, who: Who): boolean {
  const { userId } = PEOPLE[who];
  return ![...register.parties.values()].some(({ terms }) =>
    terms.people.some(({ user }) => user === userId),
  );
}
