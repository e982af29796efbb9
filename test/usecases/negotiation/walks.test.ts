import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { AccordError } from '../../../src/domain/error.ts';
import { foldNegotiation } from '../../../src/domain/negotiation/fold-negotiation.ts';
import { nameActor } from '../../../src/domain/party/actor.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { historyOf } from '../../../src/storage/audit.ts';
import { negotiationsIn } from '../../../src/storage/negotiations.ts';
import { verifyAudit } from '../../../src/usecases/audit/verify-audit.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { acceptAll, counterTerm } from '../../../src/usecases/negotiation/answer-terms.ts';
import { approveTerms, rejectTerms } from '../../../src/usecases/negotiation/approve-terms.ts';
import { withdrawNegotiation } from '../../../src/usecases/negotiation/change-course.ts';
import { commentOnTerm } from '../../../src/usecases/negotiation/comment-on-term.ts';
import type { NegotiationView } from '../../../src/usecases/negotiation/negotiation-view.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { STEP_VERBS } from '../../../src/usecases/negotiation/record-steps.ts';
import { sendOffer } from '../../../src/usecases/negotiation/send-offer.ts';
import { showNegotiation } from '../../../src/usecases/negotiation/show-negotiation.ts';
import { signTerms } from '../../../src/usecases/negotiation/sign-terms.ts';
import { signingHash } from '../../../src/usecases/negotiation/signing-hash.ts';
import { watchNegotiations } from '../../../src/usecases/negotiation/watch-negotiations.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, KEY, PEOPLE, START, type Who } from './boardroom.ts';
import { termsWith } from './walk.ts';

const opened = useDatabase();
let queue: Queue;
beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

const everybody = Object.keys(PEOPLE).filter((one): one is Who => one in PEOPLE);

/** What somebody does at the table, as they see it. */
const DEEDS = {
  propose: async (by: Context) =>
    proposeTerms(by, {
      ...{ key: KEY, terms: await termsWith(by, '20m'), reason: 'inside' },
      effectiveFrom: new Date(by.now + 60 * DAY).toISOString().slice(0, 10),
    }),
  send: (by: Context) => sendOffer(by, { key: KEY }),
  accept: (by: Context, { rounds }: NegotiationView) =>
    acceptAll(by, { key: KEY, round: rounds.length }),
  counter: (by: Context, { rounds }: NegotiationView) =>
    counterTerm(by, {
      ...{ key: KEY, round: rounds.length, path: 'targets.p1-response.within', value: '12m' },
    }),
  comment: (by: Context, { version }: NegotiationView) =>
    commentOnTerm(by, { key: KEY, path: null, text: `at ${version}`, inside: false }),
  approve: (by: Context, { stages, hash }: NegotiationView) => {
    const stage = stages.find(({ state }) => state === 'running')?.key ?? 'finance';
    return approveTerms(by, { key: KEY, stage, hash: hash ?? '' });
  },
  reject: (by: Context, { stages, hash }: NegotiationView) => {
    const stage = stages.find(({ state }) => state === 'running')?.key ?? 'finance';
    return rejectTerms(by, { key: KEY, stage, hash: hash ?? '', reason: 'inside' });
  },
  sign: (by: Context, { hash }: NegotiationView) => signTerms(by, { key: KEY, hash: hash ?? '' }),
  withdraw: (by: Context) => withdrawNegotiation(by, { key: KEY, reason: 'said to both' }),
} as const;

type What = keyof typeof DEEDS | 'time' | 'anybody approves' | 'anybody signs';

const what = fc.constantFrom<What[]>(
  ...['propose', 'send', 'accept', 'counter', 'comment', 'approve', 'sign'].filter(isWhat),
  ...['reject', 'time', 'withdraw', 'anybody approves'].filter(isWhat),
);

function isWhat(one: string): one is What {
  return one in DEEDS || one === 'time' || one === 'anybody approves';
}

const negotiators = fc.constantFrom<Who[]>('ada', 'ada', 'carl', 'carl', 'cora', 'dora', 'sam');
const noise = fc.array(fc.record({ who: negotiators, what }), { maxLength: 3, size: 'max' });

type Deed = { readonly who: Who; readonly what: What };

const WAY: readonly Deed[] = [
  { who: 'ada', what: 'propose' },
  { who: 'ada', what: 'send' },
  { who: 'carl', what: 'accept' },
  { who: 'ada', what: 'accept' },
  { who: 'ada', what: 'anybody approves' },
  { who: 'ada', what: 'anybody approves' },
  { who: 'ada', what: 'anybody signs' },
];

/** What leads to an agreement, twice, with all kinds of things in between. */
const walk = fc
  .array(noise, { minLength: 2 * WAY.length, maxLength: 2 * WAY.length })
  .map((between) =>
    between.flatMap((some, index): readonly Deed[] => {
      const next = WAY[index % WAY.length];
      return next ? [next, ...some] : some;
    }),
  );

async function attempt(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof AccordError) || error.code === 'internal') throw error;
  });
}

async function tries(by: Context, deed: keyof typeof DEEDS): Promise<void> {
  await attempt(async () => {
    const free = deed === 'propose';
    const view = free ? null : await showNegotiation(by, { key: KEY });
    if (deed === 'propose') await DEEDS.propose(by);
    else if (view) await DEEDS[deed](by, view);
  });
}

describe('a walk over the verbs', () => {
  it('leaves an audit trail that tells the story of the steps, and revisions that were signed', async () => {
    let agreed = 0;
    await fc.assert(
      fc.asyncProperty(walk, async (deeds) => {
        const { as, context } = await boardroom(opened(), queue);
        const job = { kind: 'job', name: 'watch-negotiations' } as const;
        let now = START;
        for (const deed of deeds) {
          now += deed.what === 'time' ? 3 * DAY : 1_000;
          if (deed.what === 'time') await watchNegotiations({ ...context, now, actor: job });
          else if (deed.what === 'anybody approves')
            for (const who of everybody) await tries(as(who, now), 'approve');
          else if (deed.what === 'anybody signs')
            for (const who of everybody) await tries(as(who, now), 'sign');
          else await tries(as(deed.who, now), deed.what);
        }
        agreed += await expectOneStory(context);
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect(agreed).toBeGreaterThan(0);
  }, 120_000);
});

async function expectOneStory(context: Context): Promise<number> {
  const { database, workspace } = context;
  const all = await negotiationsIn(database, { workspaceId: workspace.id });
  const steps = all.toReversed().flatMap((one) =>
    one.steps.map(({ number, actor, hash, content }) => ({
      ...{ negotiation: one.id, step: number, actor, hash, verb: STEP_VERBS[content.type] },
    })),
  );
  const of = { workspaceId: workspace.id, subject: `agreement:${KEY}` };
  const trail = (await historyOf(database, of)).flatMap(({ actor, verb, detail }) => {
    const told = JSON.parse(JSON.stringify(detail));
    if (told.negotiation === undefined) return [];
    const { negotiation, step, hash } = told;
    return [{ negotiation, step, actor, hash, verb: verb.replace(/ inside$/, '') }];
  });
  expect(trail).toEqual(steps);
  expect((await verifyAudit({ ...context, actor: { kind: 'cli' } })).fault).toBe(null);
  const signed = all.toReversed().flatMap(({ steps: own }) => {
    const { salt } = foldNegotiation(own);
    return own.flatMap(({ hash, content }) => (content.type === 'agreed' ? [{ hash, salt }] : []));
  });
  const revisions = (await loadRegister(context)).agreements.get(KEY) ?? [];
  const ofTheirs = revisions
    .slice(1)
    .map(({ terms }, index) => signingHash({ ...terms }, signed[index]?.salt ?? null));
  expect(ofTheirs).toEqual(signed.map(({ hash }) => hash));
  const outsiders = [PEOPLE.sam, PEOPLE.stranger].map(nameActor);
  expect(steps.filter(({ actor }) => outsiders.includes(actor))).toEqual([]);
  return signed.length;
}
