import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { createWorkspace } from '../../../src/storage/workspaces.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { settleTouches } from '../../../src/usecases/watch/settle-touches.ts';
import { watchPeriods, watchPromises } from '../../../src/usecases/watch/watch-periods.ts';
import { DATABASES, emptiedDatabase, type TestDatabase, useDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, alertSteps } from './agreed.ts';
import { agreeOnMuch, type Scene, STORY, tell } from './period-story.ts';

/** A Saturday, at ten by the clock of the agreement. */
const START = parseInstant('2026-10-10T08:00:00Z');
let test: TestDatabase;
let queue: Queue;

beforeEach(async () => {
  test = await emptiedDatabase();
  queue = await openTestQueue(test);
});
afterEach(async () => {
  await queue.stop();
  await test.close();
});

const contextAt = (now: number) => jobContext(test, { queue, now });
const tick = async (now: number) =>
  (await watchPeriods(contextAt(now))) + (await watchPromises(contextAt(now)));
const thresholdsIn = (workspaceId: number) =>
  test.database.sql(
    `SELECT "targetKey", subject, revision, threshold, "firedAt" FROM "Alert"
     WHERE "workspaceId" = $1::int ORDER BY "firedAt", "targetKey", threshold`,
    [workspaceId],
  );

describe('looking only where something may have changed', () => {
  it('records and tells what looking everywhere with every tick does, with the same tick', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(STORY, async (story) => {
        test = await emptiedDatabase();
        seen += await compare(story);
      }),
      { numRuns: 3, seed: 11, endOnFailure: true },
    );
    expect(seen).toBeGreaterThan(10);
  }, 240_000);
});

/** Two workspaces in which the same happens: in one of them everything is looked at with every tick. */
async function compare(story: readonly Scene[]): Promise<number> {
  const other = await createWorkspace(test.database, { teamId: null, name: 'Other', now: START });
  const both = (now: number): readonly Context[] => [
    contextAt(now),
    { ...contextAt(now), workspace: other },
  ];
  for (const context of both(START)) await agreeOnMuch(context);
  let now = START;
  for (const scene of story) {
    for (const context of both(now)) await tell(context, scene);
    for (const minutes of [0, scene.wait]) {
      const at = now + minutes * MINUTE;
      await test.database.sql(
        `UPDATE "PeriodLook" SET "nextAt" = 'epoch' WHERE "workspaceId" = $1::int`,
        [other.id],
      );
      await tick(at);
    }
    await expectAlike(other.id);
    now += (scene.wait + 1) * MINUTE;
  }
  return (await thresholdsIn(other.id)).length;
}

/** What a context asks of its database. */
function listened(context: Context) {
  const asked: string[] = [];
  const { database } = context;
  const sql: typeof database.sql = (text, values) => {
    asked.push(text);
    return database.sql(text, values);
  };
  return { asked, context: { ...context, database: { ...database, sql } } };
}

/** A process that is killed when it has done everything in a transaction but committing it. */
function killed(context: Context): Context {
  const { database } = context;
  let isDead = false;
  const die = () => {
    isDead = true;
    throw new Error('killed');
  };
  const sql: typeof database.sql = async (text, values) =>
    isDead ? die() : database.sql(text, values);
  const transaction: typeof database.transaction = (work) =>
    database.transaction(async (tx) => {
      await work(tx);
      return die();
    });
  return { ...context, database: { ...database, sql, ask: sql, transaction } };
}

describe('a tick', () => {
  const placesOf = ({ database } = test) =>
    database.sql('SELECT "agreementKey", "targetKey", "nextAt" FROM "PeriodLook" ORDER BY 1, 2');

  it('measures nothing while nothing happens, and asks what is due', async () => {
    await agreeOnMuch(contextAt(START));
    await tell(contextAt(START), { fact: 'opened', id: 1, minutes: -10, wait: 1 });
    expect(await tick(START)).toBe(10);
    const before = await placesOf();
    const { asked, context } = listened(contextAt(START + MINUTE));
    expect(await watchPeriods(context)).toBe(0);
    expect(asked).toHaveLength(2);
    expect(await placesOf()).toEqual(before);
  });

  it('looks at a period that is left alone once a day, and when it ends', async () => {
    await agree(contextAt(START));
    await tick(START);
    const looks: number[] = [];
    for (let hours = 1; hours <= 72; hours += 1) looks.push(await tick(START + hours * HOUR));
    expect(looks.reduce((sum, each) => sum + each, 0)).toBe(2 * 3);
    const november = parseInstant('2026-10-31T23:00:00Z');
    await tick(november - 1);
    expect(await tick(november)).toBe(2);
  });

  it('looks only at what is measured by what has happened', async () => {
    await agree(contextAt(START));
    await tick(START);
    await down(START, START - MINUTE);
    expect([await watchPromises(contextAt(START)), await watchPeriods(contextAt(START))]).toEqual([
      0, 1,
    ]);
    await tell(contextAt(START), { fact: 'opened', id: 1, minutes: -10, wait: 1 });
    expect([await watchPeriods(contextAt(START)), await watchPromises(contextAt(START))]).toEqual([
      0, 1,
    ]);
  });

  it('comes back when an open outage has spent the next share of the budget', async () => {
    await agree(contextAt(START));
    await down(START);
    await tick(START);
    const looked: number[] = [];
    for (let minutes = 1; minutes <= 60; minutes += 1) {
      if ((await watchPeriods(contextAt(START + minutes * MINUTE))) > 0) looked.push(minutes);
    }
    // Of 44.7 minutes: a half, three quarters, nine tenths, all; and each twentieth of what people read of it.
    expect(looked).toEqual(expect.arrayContaining([23, 34, 41, 45]));
    expect(looked[0]).toBe(23);
  });

  it('follows the register: what comes into force is looked at from then on, what has ended no more', async () => {
    const dates = (to: string, from: string) => (text: string) =>
      text
        .replace('effective: { from: 2026-01-01 }', `effective: { from: 2026-01-01, to: ${to} }`)
        .concat(
          text
            .slice(text.indexOf('agreement: acme-email'))
            .replace('agreement: acme-email', '---\nagreement: later')
            .replace('from: 2026-01-01', `from: ${from}`),
        );
    await agree(contextAt(START), dates('2026-10-20', '2026-10-25'));
    const keysAt = async (now: number) => {
      await tick(now);
      return new Set((await placesOf()).map(({ agreementKey }) => agreementKey));
    };
    expect(await keysAt(START)).toEqual(new Set(['acme-email']));
    expect(await keysAt(parseInstant('2026-10-20T21:59:00Z'))).toEqual(new Set(['acme-email']));
    expect(await keysAt(parseInstant('2026-10-20T22:00:00Z'))).toEqual(new Set());
    expect(await keysAt(parseInstant('2026-10-24T21:59:00Z'))).toEqual(new Set());
    expect(await keysAt(parseInstant('2026-10-24T22:00:00Z'))).toEqual(new Set(['later']));
  });

  it('that is killed before it has kept anything leaves all of it to the next one', async () => {
    await agree(contextAt(START));
    await down(START - HOUR);
    for (const attempt of [1, 2]) {
      await expect(watchPeriods(killed(contextAt(START + attempt)))).rejects.toThrow('killed');
      expect(await thresholdsIn(test.workspace.id)).toEqual([]);
    }
    await settleTouches(contextAt(START));
    await expect(watchPeriods(killed(contextAt(START + 3)))).rejects.toThrow('killed');
    expect(await watchPeriods(contextAt(START + 4))).toBe(1);
    expect(await thresholdsIn(test.workspace.id)).toHaveLength(4);
  });

  it('puts off what cannot be looked at, says so, and looks at everything else', async () => {
    await agreeOnMuch(contextAt(START));
    await down(START - HOUR);
    await test.database.executeSql(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON "Alert" FOR EACH ROW WHEN (NEW."targetKey" = 'lately')
        EXECUTE FUNCTION refuse();`);
    await expect(watchPeriods(contextAt(START))).rejects.toThrow('1 running period');
    await test.database.executeSql('DROP TRIGGER refuse ON "Alert"; DROP FUNCTION refuse');
    expect(await targetsTold()).not.toContain('lately');
    expect(await targetsTold()).toContain('availability');
    await watchPeriods(contextAt(START + HOUR));
    expect(await targetsTold()).toContain('lately');
  });
});

const targetsTold = async () =>
  (await thresholdsIn(test.workspace.id)).map(({ targetKey }) => targetKey);

function down(from: number, to: number | null = null) {
  return recordOutages(test.database, {
    workspaceId: test.workspace.id,
    receivedAt: START,
    outages: [{ id: String(from), serviceKey: 'email', from, to }],
  });
}

describe('ticks at the same time', () => {
  const getPostgres = useDatabase(DATABASES[1].open);
  const given = (): TestDatabase => getPostgres();

  it('look at everything once, and lose nothing that is recorded meanwhile', async () => {
    const { database, workspace } = given();
    const ownQueue = await openTestQueue(given());
    const at = (now: number) => jobContext(given(), { queue: ownQueue, now });
    await agreeOnMuch(at(START));
    const both = await Promise.all([watchPeriods(at(START)), watchPeriods(at(START))]);
    expect(both.toSorted()).toEqual([0, 3]);
    const outages = [{ id: '1', serviceKey: 'email', from: START - HOUR, to: null }];
    await database.transaction(async (tx) => {
      await recordOutages(tx, { workspaceId: workspace.id, receivedAt: START, outages });
      expect(await watchPeriods(at(START))).toBe(0);
    });
    expect(await watchPeriods(at(START))).toBe(3);
    await ownQueue.stop();
  });
});

async function expectAlike(other: number) {
  expect(await thresholdsIn(test.workspace.id)).toEqual(await thresholdsIn(other));
  expect(await alertSteps(test, test.workspace.id)).toEqual(await alertSteps(test, other));
}
