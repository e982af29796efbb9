import fc from 'fast-check';
import { expect } from 'vitest';
import { nameActor } from '../../../src/domain/party/actor.ts';
import {
  keepAgreement,
  reviewAgreement,
  terminateAgreement,
  withdrawAgreement,
} from '../../../src/usecases/agreement/change-standing.ts';
import { discardDraft } from '../../../src/usecases/draft/discard-draft.ts';
import { mergeDraft } from '../../../src/usecases/draft/merge-draft.ts';
import { publishDraft } from '../../../src/usecases/draft/publish-draft.ts';
import { saveDraft } from '../../../src/usecases/draft/save-draft.ts';
import { showDraft } from '../../../src/usecases/draft/show-draft.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import {
  FRESH,
  KEYS,
  type Key,
  type Model,
  type ModelAgreement,
  PERSONAS,
  type Real,
  refusedTo,
  termsOf,
  type Who,
} from './draft-model.ts';

type Outcome = { readonly code: string } | { readonly done: unknown };
type Step = fc.AsyncCommand<Model, Real>;

const who = fc.constantFrom<Who[]>('ada', 'ada', 'ada', 'otto', 'otto', 'vera', 'cora');
const key = fc.constantFrom(...(Object.keys(KEYS) as Key[]));
const word = fc.constantFrom('', 'one', 'two', 'three');

async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  return work.then(
    (done) => ({ done }),
    (error) => ({ code: String(error.code ?? error) }),
  );
}

function step(name: string, run: (model: Model, real: Real) => Promise<void>): Step {
  return { check: () => true, run, toString: () => name };
}

const place = (of: Key) => ({ kind: 'agreement', key: of }) as const;

/** The code of the refusal when there is no draft that this person may write; undefined when there is one. */
function refusedDraft(one: ModelAgreement, by: Who, of: Key): string | undefined {
  if (by === 'vera' || by === 'cora') return 'forbidden';
  if (!one.draft) return one.everClosed ? 'conflict' : 'not-found';
  return refusedTo(by, of);
}

const note = (one: ModelAgreement, by: Who, verb: string) =>
  void one.trail.push(`${nameActor(PERSONAS[by].actor)}: ${verb}`);

const start = fc.tuple(who, key).map(([by, of]) =>
  step(`${by} starts ${of}`, async (model, real) => {
    const one = model[of];
    const isThere = one.revisions.length > 0 || one.draft !== null;
    const from = isThere ? undefined : ({ kind: 'terms', terms: FRESH } as const);
    const got = await outcomeOf(startDraft(real.as(by), { ...place(of), from }));
    const refused = by === 'vera' || by === 'cora' ? 'forbidden' : refusedTo(by, of);
    if (refused) return expect(got).toEqual({ code: refused });
    expect(got).toMatchObject({ done: { isNew: one.draft === null } });
    if (one.draft) return;
    const latest = one.revisions.at(-1) ?? { name: '', description: '' };
    const kept = new Map([[1, { ...latest, basedOn: 0, taken: true }]]);
    const base = one.revisions.length;
    one.draft = { ...latest, version: 1, last: 1, base, kept };
    const before = one.steps.findLast((done) => done.startsWith(`${base + 1} `));
    const coming = `${base + 1} start ${before ? 'withdrawn' : 'new'}>draft`;
    one.steps.push(coming);
    note(one, by, 'draft started');
  }),
);

const save = fc
  .tuple(who, key, fc.boolean(), fc.constantFrom('name', 'description'), word)
  .map(([by, of, stale, field, text]) =>
    step(`${by} saves ${of}${stale ? ', late' : ''}: ${field} ${text}`, async (model, real) => {
      const one = model[of];
      const { draft } = one;
      const taken = [...(draft?.kept ?? [])].filter(([, version]) => version.taken);
      const [number, over] = (stale ? taken.at(-2) : undefined) ??
        taken.at(-1) ?? [1, { name: '', description: '' }];
      const typed = { name: over.name, description: over.description, [field]: text };
      const base = draft ? (await showDraft(real.as('ada'), place(of))).draft.terms : FRESH;
      const wish = { ...place(of), version: number, terms: termsOf(base, typed) };
      const got = await outcomeOf(saveDraft(real.as(by), wish));
      const refused = refusedDraft(one, by, of);
      if (refused || !draft) return expect(got).toEqual({ code: refused });
      if (typed.name === draft.name && typed.description === draft.description) {
        return expect(got).toMatchObject({ done: { outcome: 'unchanged' } });
      }
      draft.last += 1;
      const isLate = number !== draft.version;
      draft.kept.set(draft.last, { ...typed, basedOn: number, taken: !isLate });
      expect(got).toMatchObject({ done: { outcome: isLate ? 'overtaken' : 'saved' } });
      note(one, by, isLate ? 'draft set aside' : 'draft saved');
      if (isLate) return;
      Object.assign(draft, { ...typed, version: draft.last });
    }),
  );

const merge = fc.tuple(who, key, fc.constantFrom('mine', 'theirs')).map(([by, of, keep]) =>
  step(`${by} merges ${of}, keeping ${keep}`, async (model, real) => {
    const one = model[of];
    const { draft } = one;
    const aside = [...(draft?.kept ?? [])].findLast(([, version]) => !version.taken);
    const wish = { ...place(of), aside: aside?.[0] ?? 99, keep };
    const got = await outcomeOf(mergeDraft(real.as(by), wish));
    const refused = refusedDraft(one, by, of) ?? (aside ? undefined : 'not-found');
    if (refused || !draft || !aside) return expect(got).toEqual({ code: refused });
    const [, mine] = aside;
    const base = draft.kept.get(mine.basedOn);
    const both = (field: 'name' | 'description') => {
      if (mine[field] === base?.[field]) return draft[field];
      return draft[field] === base?.[field] || keep === 'mine' ? mine[field] : draft[field];
    };
    const merged = { name: both('name'), description: both('description') };
    expect(got).toMatchObject({ done: { terms: termsOf({}, merged) } });
    if (merged.name === draft.name && merged.description === draft.description) return;
    const basedOn = draft.version;
    draft.last += 1;
    draft.kept.set(draft.last, { ...merged, basedOn, taken: true });
    Object.assign(draft, { ...merged, version: draft.last });
    note(one, by, 'draft merged');
  }),
);

const publish = fc.tuple(who, key, fc.boolean()).map(([by, of, stale]) =>
  step(`${by} publishes ${of}${stale ? ' as it was' : ''}`, async (model, real) => {
    const one = model[of];
    const { draft } = one;
    const version = (draft?.version ?? 1) - (stale ? 1 : 0);
    const got = await outcomeOf(publishDraft(real.as(by), { ...place(of), version }));
    const latest = one.revisions.at(-1);
    const isSame = latest?.name === draft?.name && latest?.description === draft?.description;
    const refused = refusedDraft(one, by, of) ?? (stale || isSame ? 'conflict' : undefined);
    if (refused || !draft) return expect(got).toEqual({ code: refused });
    // What was terminated is not brought back by terms that hold from before its last day.
    if (one.standing === 'terminated')
      return expect(got).toMatchObject({ done: { outcome: 'problems' } });
    const revision = one.revisions.length + 1;
    expect(got).toMatchObject({ done: { outcome: 'published', revision } });
    one.revisions.push({ name: draft.name, description: draft.description });
    Object.assign(one, { draft: null, everClosed: true, standing: 'active' });
    one.steps.push(`${revision} publish draft>active`);
    note(one, by, `${revision === 1 ? 'added' : 'changed'} by publishing`);
  }),
);

const discard = fc.tuple(who, key, fc.boolean()).map(([by, of, stale]) =>
  step(`${by} discards ${of}${stale ? ' as it was' : ''}`, async (model, real) => {
    const one = model[of];
    const version = (one.draft?.version ?? 1) - (stale ? 1 : 0);
    const got = await outcomeOf(discardDraft(real.as(by), { ...place(of), version }));
    const refused = refusedDraft(one, by, of) ?? (stale ? 'conflict' : undefined);
    if (refused) return expect(got).toEqual({ code: refused });
    expect(got).toEqual({ done: undefined });
    Object.assign(one, { draft: null, everClosed: true });
    one.steps.push(`${one.revisions.length + 1} discard draft>withdrawn`);
    note(one, by, 'draft discarded');
  }),
);

const STANDING = {
  review: { verb: reviewAgreement, from: ['active'], to: 'under-review', told: 'put under review' },
  keep: { verb: keepAgreement, from: ['under-review'], to: 'active', told: 'kept after review' },
  terminate: {
    verb: terminateAgreement,
    ...{ from: ['active', 'under-review'], to: 'terminated', told: 'terminated' },
  },
  withdraw: { verb: withdrawAgreement, from: [], to: 'withdrawn', told: 'withdrawn' },
} as const;

const STEPS = ['review', 'keep', 'terminate', 'withdraw'] as const;

const stand = fc.tuple(who, key, fc.constantFrom(...STEPS)).map(([by, of, taken]) =>
  step(`${by} wants to ${taken} ${of}`, async (model, real) => {
    const one = model[of];
    const { verb, from, to, told } = STANDING[taken];
    const asked = { agreement: of, reason: `${by} says so`, confirmed: true };
    const got = await outcomeOf(verb(real.as(by), asked));
    if (one.revisions.length === 0) return expect(got).toEqual({ code: 'not-found' });
    const may = taken === 'terminate' ? PERSONAS[by].ends : PERSONAS[by][KEYS[of]];
    if (!may) return expect(got).toEqual({ code: 'forbidden' });
    const isPossible = from.some((state) => state === one.standing);
    if (!isPossible) return expect(got).toEqual({ code: 'conflict' });
    expect(got).toMatchObject({ done: { done: true, to } });
    one.steps.push(`${one.revisions.length} ${taken} ${one.standing}>${to}`);
    Object.assign(one, { standing: to });
    note(one, by, told);
  }),
);

/** Everything that four people can do with two agreements, in any order. */
export const deeds = fc.commands(
  [start, start, save, save, merge, publish, publish, discard, stand, stand],
  {
    maxCommands: 60,
    size: 'max',
  },
);
