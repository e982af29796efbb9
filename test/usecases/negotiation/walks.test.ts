import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { AccordError } from '../../../src/domain/error.ts';
import { foldNegotiation } from '../../../src/domain/negotiation/fold-negotiation.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { negotiationsIn } from '../../../src/storage/negotiations.ts';
import { showNegotiation } from '../../../src/usecases/negotiation/show-negotiation.ts';
import { watchNegotiations } from '../../../src/usecases/negotiation/watch-negotiations.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { useDatabase } from '../../database.ts';
import { type SmallTable, viewFor } from '../../domain/negotiation/small-table.ts';
import { expectRules, expectWhole } from '../../domain/negotiation/table-rules.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, KEY, PEOPLE, START, type Who } from './boardroom.ts';
import { expectOneStory } from './one-story.ts';
import { VERBS, type VerbName } from './table-verbs.ts';

const opened = useDatabase();
let queue: Queue;
beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

const everybody = Object.keys(PEOPLE).filter((one): one is Who => one in PEOPLE);
const verbs = Object.keys(VERBS).filter((one): one is VerbName => one in VERBS);

/** A workspace in which people act, and the time there. */
type Place = Awaited<ReturnType<typeof boardroom>> & { now: number };
type Move = fc.AsyncCommand<object, Place>;

/** A message as somebody sends it who looks at the table now; says whether it was taken, however often it is delivered. */
async function composed({ as, now }: Place, who: Who, verb: VerbName) {
  const by = as(who, now);
  const seen = await showNegotiation(by, { key: KEY }).catch(() => null);
  return async (): Promise<boolean> => {
    try {
      await VERBS[verb](by, seen);
      return true;
    } catch (error) {
      if (error instanceof AccordError && error.code !== 'internal') return false;
      throw error;
    }
  };
}

async function tableIn({ context, now }: Place): Promise<SmallTable> {
  const { database, workspace } = context;
  const [last] = await negotiationsIn(database, { workspaceId: workspace.id, agreementKey: KEY });
  const register = await loadRegister(context);
  return { register, state: last ? foldNegotiation(last.steps) : null, now, past: [] };
}

/** After each move every rule holds, and somebody finds in the database what is theirs by the rules. */
function move(name: string, run: (place: Place) => Promise<unknown>): Move {
  return {
    check: () => true,
    run: async (_, place) => {
      place.now += 1_000;
      await run(place);
      const table = await tableIn(place);
      expectRules(table);
      const who = everybody[(table.state?.version ?? 0) % everybody.length];
      if (!who || !table.state) return;
      const seen = await showNegotiation(place.as(who, place.now), { key: KEY }).catch(() => null);
      expect(seen && { ...seen, id: '1' }).toEqual(viewFor(table, who));
    },
    toString: () => name,
  };
}

/** Delivered twice, it is taken once. */
const deed = (who: Who, verb: VerbName) =>
  move(`${who}: ${verb}`, async (place) => {
    const deliver = await composed(place, who, verb);
    if (!(await deliver())) return;
    const { state } = await tableIn(place);
    await deliver();
    expect((await tableIn(place)).state?.version).toBe(state?.version);
  });

/** Both look at the same table, and press at the same time. */
const together = (one: Who, other: Who, verb: VerbName) =>
  move(`${one} and ${other}: ${verb}`, async (place) => {
    const both = [await composed(place, one, verb), await composed(place, other, verb)];
    await Promise.all(both.map((deliver) => deliver()));
  });

const allOf = (verb: VerbName) =>
  move(`everybody: ${verb}`, async (place) => {
    for (const who of everybody) await (await composed(place, who, verb))();
  });

const passes = (days: number) =>
  move(`time: ${days} days`, async (place) => {
    place.now += days * DAY;
    const actor = { kind: 'job', name: 'watch-negotiations' } as const;
    const job = { ...place.context, now: place.now, actor };
    await Promise.all([watchNegotiations(job), watchNegotiations(job)]);
  });

const negotiators = fc.constantFrom<Who[]>('ada', 'carl', 'cora', 'dora', 'otto', 'sam');
const verb = fc.constantFrom(...verbs);
const noise = fc.commands<object, Place, false>(
  [
    fc.tuple(negotiators, verb).map(([who, what]) => deed(who, what)),
    fc.tuple(negotiators, negotiators, verb).map(([a, b, what]) => together(a, b, what)),
    fc.constantFrom(1, 8).map(passes),
  ],
  { maxCommands: 12, size: 'max' },
);

/** They clear the table and come to terms, from anywhere. */
const WAY: readonly Move[] = [
  ...[deed('carl', 'withdraw'), deed('ada', 'withdraw'), deed('ada', 'propose')],
  ...[deed('ada', 'send'), together('carl', 'cora', 'accept'), allOf('approve')],
  ...[together('otto', 'dora', 'approve'), allOf('approve'), together('dora', 'cora', 'sign')],
  ...[passes(61)],
];

describe('walks over the verbs', () => {
  it('keep every rule, tell one story and come to terms in force, also when all is delivered twice', async () => {
    await fc.assert(
      fc.asyncProperty(noise, async (some) => {
        const place = { ...(await boardroom(opened(), queue)), now: START };
        const setup = () => ({ model: {}, real: place });
        await fc.asyncModelRun(setup, some);
        await fc.asyncModelRun(setup, WAY);
        const table = await tableIn(place);
        expect(table.state?.phase).toBe('in-force');
        expectWhole(table);
        await expectOneStory(place.context);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);
});
