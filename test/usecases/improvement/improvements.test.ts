import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { addImprovement, changeImprovement } from '../../../src/storage/improvements.ts';
import type { Context } from '../../../src/usecases/context.ts';
import {
  endImprovement,
  replanImprovement,
} from '../../../src/usecases/improvement/change-improvement.ts';
import {
  improvementsFor,
  listImprovements,
} from '../../../src/usecases/improvement/list-improvements.ts';
import {
  joinImprovement,
  planImprovement,
} from '../../../src/usecases/improvement/plan-improvement.ts';
import { remindImprovements } from '../../../src/usecases/improvement/remind-improvements.ts';
import { showImprovement } from '../../../src/usecases/improvement/show-improvement.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { useDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, alertMessages, happen, happening } from '../watch/agreed.ts';
import { anotherWorkspace } from '../work-item/desk.ts';

// A Monday; 08:00 UTC is 09:00 in Berlin.
const START = parseInstant('2026-11-02T08:00:00Z');
const opened = useDatabase();
let queue: Queue;
let test: ReturnType<typeof opened>;

beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

const job = (at: number) => jobContext(test, { queue, now: at });
const minute = (count: number) => START + count * MINUTE;

function as(userId: string, at: number): Context {
  const actor = { kind: 'person', userId, teamId: 'T0', guest: false } as const;
  return { ...job(at), actor, workspace: { id: test.workspace.id, teamId: 'T0' } };
}
const mara = (at = minute(120)) => as('U01MARA', at);

const PLAN = { what: ' A second relay ', owner: 'U01MARA', dueOn: '2026-11-30' };
let alerts: readonly string[];

beforeEach(async () => {
  const { workspace } = await anotherWorkspace(opened());
  test = { ...opened(), workspace };
  await agree(job(START), (text) =>
    text.replace(
      'name: Acme GmbH',
      'name: Acme GmbH\npeople: [{ key: emma, name: Emma, user: U0EMMA }]',
    ),
  );
  const items = ['INC1', 'INC2'].map((key) => ({
    key,
    title: 'Mail is slow',
    events: [happening({ type: 'opened', at: START })],
  }));
  await happen(job(START), ...items);
  await watchClocks(job(minute(101)));
  alerts = (await alertMessages(test)).map(({ payload }) => payload.episode);
});

async function planned() {
  await planImprovement(mara(), { id: alerts[0] ?? '', ...PLAN });
  const [found] = (await listImprovements(mara(), {})).open;
  if (!found) throw new Error('Nothing was planned.');
  return found;
}

const reminders = () =>
  test.database.sql<{ channel: string; days: number }>(
    `SELECT channel, (payload ->> 'daysLeft')::int AS days FROM "Notice"
     WHERE kind = 'improvement-near' AND "workspaceId" = $1::int ORDER BY id`,
    [test.workspace.id],
  );

describe('an improvement', () => {
  it('is planned because of an alert, which says so', async () => {
    expect(await planned()).toMatchObject({
      ...{ what: 'A second relay', dueOn: '2026-11-30', state: 'open', isLate: false },
      ...{ owner: { name: 'Mara Lind' }, targetName: 'Resolution', episodes: [alerts[0]] },
    });
    expect((await alertMessages(test))[0]?.payload.improvement).toBe('A second relay');
  });

  it('stands for another alert as well, and is offered there', async () => {
    const { id } = await planned();
    const about = { episode: alerts[1] ?? '', agreements: ['acme-email'] };
    expect(await improvementsFor(mara(), about)).toMatchObject({ own: null, others: [{ id }] });
    for (const _ of [1, 2]) {
      await joinImprovement(mara(), { id: alerts[1] ?? '', improvement: id });
    }
    expect(await showImprovement(mara(), { id })).toMatchObject({ episodes: alerts });
    expect(await improvementsFor(mara(), about)).toMatchObject({ own: { id }, others: [] });
  });

  it('is late from the day after, and is listed by what is due first', async () => {
    await planned();
    await planImprovement(mara(), { id: alerts[1] ?? '', ...PLAN, dueOn: '2026-11-05' });
    const { open } = await listImprovements(mara(parseInstant('2026-11-06T12:00:00Z')), {});
    expect(open.map(({ dueOn, isLate }) => [dueOn, isLate])).toEqual([
      ['2026-11-05', true],
      ['2026-11-30', false],
    ]);
    expect((await listImprovements(mara(), { of: 'email' })).open).toHaveLength(2);
  });

  it('is planned anew, and closed once, with what came of it', async () => {
    const { id } = await planned();
    const next = { ...PLAN, what: 'Two more relays', dueOn: '2026-12-15' };
    await replanImprovement(mara(), { id, ...next });
    const { what, dueOn } = next;
    expect(await showImprovement(mara(), { id })).toMatchObject({ what, dueOn });
    const done = { id, state: 'done', outcome: 'Both relays run.' } as const;
    await endImprovement(mara(), done);
    await expect(endImprovement(mara(), done)).rejects.toThrow('is done already');
    await expect(replanImprovement(mara(), { id, ...next })).rejects.toThrow('is done already');
    expect(await listImprovements(mara(), {})).toMatchObject({
      open: [],
      ended: [{ outcome: 'Both relays run.' }],
    });
  });

  it.each([
    [{ what: '  ' }, 'what is to become better'],
    [{ dueOn: '2026-10-31' }, 'That date is over'],
    [{ owner: '' }, 'who sees to it'],
    [{ owner: 'U0EMMA' }, 'belongs to Acme GmbH'],
  ])('is not planned with %j', async (wrong, words) => {
    const plan = planImprovement(mara(), { id: alerts[0] ?? '', ...PLAN, ...wrong });
    await expect(plan).rejects.toThrow(words);
  });

  it('that has ended is found by its service, however many of others ended later', async () => {
    const { id } = await planned();
    await endImprovement(mara(), { id, state: 'done', outcome: 'It is there' });
    for (const hours of Array(11).keys()) {
      const at = minute(180 + hours * 60);
      const place = {
        workspaceId: test.workspace.id,
        agreementKey: 'other',
        targetKey: 'response',
      };
      const opened = { openedAt: at, openedBy: 'x', remindAt: at };
      const other = await addImprovement(test.database, { ...place, ...PLAN, ...opened });
      const end = { state: 'done', outcome: 'Done', endedAt: at, endedBy: 'x' } as const;
      await changeImprovement(test.database, { id: other, end, remindAt: null });
    }
    expect((await listImprovements(mara(), { of: 'email' })).ended).toMatchObject([{ id }]);
    expect((await listImprovements(mara(), {})).ended).toHaveLength(10);
  });

  it('is nothing for customers', async () => {
    const { id } = await planned();
    const emma = as('U0EMMA', minute(130));
    await expect(listImprovements(emma, {})).rejects.toThrow('may see alerts');
    await expect(showImprovement(emma, { id })).rejects.toThrow('may see alerts');
    await expect(endImprovement(emma, { id, state: 'dropped', outcome: 'No' })).rejects.toThrow(
      'may answer alerts',
    );
  });
});

describe('whoever sees to an improvement', () => {
  it('is reminded a week before, on the day, and every week until it is closed; each time once', async () => {
    const { id } = await planned();
    const remindOn = async (date: string) => {
      await Promise.all([1, 2].map(() => remindImprovements(job(parseInstant(`${date}Z`)))));
    };
    await remindOn('2026-11-23T06:59:00');
    expect(await reminders()).toEqual([]);
    await remindOn('2026-11-23T07:00:00');
    await remindOn('2026-11-24T07:00:00');
    await remindOn('2026-11-30T07:01:00');
    await remindOn('2026-12-20T07:00:00');
    expect(await reminders()).toEqual([7, 0, -20].map((days) => ({ channel: 'U01MARA', days })));
    const outcome = 'Not worth it.';
    const last = parseInstant('2026-12-20T08:00:00Z');
    await endImprovement(mara(last), { id, state: 'dropped', outcome });
    await remindImprovements(job(last + 30 * DAY));
    expect(await reminders()).toHaveLength(3);
  });
});
