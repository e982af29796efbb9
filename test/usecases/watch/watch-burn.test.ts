import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { watchPeriods } from '../../../src/usecases/watch/watch-periods.ts';
import { emptiedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, alertMessages, alertSteps } from './agreed.ts';

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
const notices = () => alertMessages(test);
const burns = async () =>
  (await notices()).map(({ payload: { lines } }) => {
    const seen = lines[0]?.seen;
    return seen?.kind === 'period' ? seen.burn : undefined;
  });

function agreed(rates: string) {
  return agree(contextAt(START), (text) =>
    text.replace(
      "objective: '99.9', period: month }",
      `objective: '99.9', period: month${rates} }`,
    ),
  );
}

function fail(id: string, from: number, to: number | null) {
  return recordOutages(test.database, {
    workspaceId: test.workspace.id,
    receivedAt: from,
    outages: [{ id, serviceKey: 'email', from, to }],
  });
}

async function watch(...minutes: readonly number[]) {
  for (const minute of minutes) await watchPeriods(contextAt(START + minute * MINUTE));
}

describe('the watch over what is used up too fast', () => {
  it('tells once while it goes on, and again after it had stopped', async () => {
    await agreed(', burnRates: default');
    await fail('1', START, START + 3 * MINUTE);
    await watch(1, 2, 3, 4, 10, 40);
    expect(await burns()).toMatchObject([{ urgency: 'page', windowMs: 60 * MINUTE }]);
    await watch(1000);
    expect(await notices()).toMatchObject([{ payload: { standing: 'recovered' } }]);
    await fail('2', START + DAY, START + DAY + 3 * MINUTE);
    await watch(1442, 1443, 1480);
    expect((await burns()).map((burn) => burn?.urgency)).toEqual([undefined, 'page']);
    const steps = await alertSteps(test, test.workspace.id);
    expect(steps.map(({ type }) => type)).toEqual(['opened', 'recovered', 'opened']);
  });

  it('says how many times too fast', async () => {
    await agreed(', burnRates: default');
    await fail('1', START, null);
    await watch(1);
    const [burn] = await burns();
    // One minute of an hour, where a thousandth is allowed.
    expect(burn?.rate).toBeCloseTo(1000 / 60, 5);
  });

  it('keeps silent where it was not agreed', async () => {
    await agreed('');
    await fail('1', START, START + 3 * MINUTE);
    await watch(1, 2, 3);
    expect(await notices()).toEqual([]);
  });
});
