import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { postCharts } from '../../../src/usecases/chart/post-charts.ts';
import { tellMisses } from '../../../src/usecases/watch/tell-misses.ts';
import { watchPeriods, watchPromises } from '../../../src/usecases/watch/watch-periods.ts';
import { emptiedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, happen, happening } from './agreed.ts';

const IN_OCTOBER = parseInstant('2026-10-12T08:00:00Z');
/** 08:00 of the first of November in Berlin. */
const MORNING = parseInstant('2026-11-01T07:00:00Z');
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
const notices = () =>
  test.database.sql<{ kind: string; key: string; recipient: unknown; payload: object }>(
    'SELECT kind, key, recipient, payload FROM "Notice" ORDER BY id',
  );

/** A work item that is resolved after so many of its hundred minutes. */
async function resolvedAfter(key: string, minutes: number) {
  await happen(contextAt(IN_OCTOBER + DAY), {
    key,
    events: [
      happening({ type: 'opened', at: IN_OCTOBER, id: `${key} opened` }),
      happening({ type: 'resolved', at: IN_OCTOBER + minutes * MINUTE, id: `${key} resolved` }),
    ],
  });
}

describe('the misses of a period that has ended', () => {
  it('are told once, on the first working morning', async () => {
    await agree(contextAt(IN_OCTOBER));
    await resolvedAfter('INC1', 200);
    await resolvedAfter('INC2', 10);
    await tellMisses(contextAt(MORNING - MINUTE));
    expect(await notices()).toEqual([]);
    for (const hours of [0, 1, 100]) await tellMisses(contextAt(MORNING + hours * HOUR));
    expect(await notices()).toMatchObject([
      {
        kind: 'period-missed',
        recipient: { channel: '#messaging' },
        payload: {
          period: { name: 'October 2026' },
          judged: 2,
          missed: [{ target: 'resolution', attained: '50 % of 90 %' }],
        },
      },
    ]);
  });

  it('are not told when nothing was missed, or when it is long over', async () => {
    await agree(contextAt(IN_OCTOBER));
    await resolvedAfter('INC2', 10);
    await tellMisses(contextAt(MORNING));
    await resolvedAfter('INC1', 200);
    await tellMisses(contextAt(MORNING + 7 * DAY));
    expect(await notices()).toEqual([]);
  });

  it('are not told again when each was told while the period ran', async () => {
    await agree(contextAt(IN_OCTOBER));
    await recordOutages(test.database, {
      workspaceId: test.workspace.id,
      receivedAt: IN_OCTOBER,
      outages: [{ id: '1', serviceKey: 'email', from: IN_OCTOBER, to: IN_OCTOBER + HOUR }],
    });
    await watchPeriods(contextAt(IN_OCTOBER + HOUR));
    await tellMisses(contextAt(MORNING));
    expect((await notices()).map(({ kind }) => kind)).toEqual(['alert']);
  });

  it('of every month that ended while nobody looked are told, each once', async () => {
    await agree(contextAt(IN_OCTOBER));
    await tellMisses(contextAt(IN_OCTOBER));
    await resolvedAfter('INC1', 200);
    const inNovember = IN_OCTOBER + 31 * DAY;
    await recordOutages(test.database, {
      workspaceId: test.workspace.id,
      receivedAt: inNovember,
      outages: [{ id: '1', serviceKey: 'email', from: inNovember, to: inNovember + HOUR }],
    });
    const january = parseInstant('2027-01-20T08:00:00Z');
    for (const hours of [0, 1]) await tellMisses(contextAt(january + hours * HOUR));
    expect((await notices()).map(({ payload }) => payload)).toMatchObject([
      { period: { name: 'October 2026' }, missed: [{ target: 'resolution' }] },
      { period: { name: 'November 2026' }, missed: [{ target: 'availability' }] },
    ]);
    const alerts = await test.database.sql(
      'SELECT "targetKey", threshold FROM "Alert" ORDER BY id',
    );
    expect(alerts).toEqual([
      { targetKey: 'resolution', threshold: 100 },
      { targetKey: 'availability', threshold: 100 },
    ]);
  });

  it('stand beside the chart, which says how all promises fared', async () => {
    await agree(contextAt(IN_OCTOBER));
    await resolvedAfter('INC1', 200);
    await tellMisses(contextAt(MORNING));
    await postCharts(contextAt(MORNING));
    const [, chart] = await notices();
    expect(chart?.payload).toMatchObject({ promises: { met: 1, judged: 2 } });
  });
});

describe('the watch over promises that are not about time', () => {
  it('tells once that a period cannot be saved, and makes no noise about few cases', async () => {
    await agree(contextAt(IN_OCTOBER), (text) =>
      text.replace("attainment: '90'", "attainment: '100'"),
    );
    await resolvedAfter('INC2', 10);
    await watchPromises(contextAt(IN_OCTOBER + DAY));
    expect(await notices()).toEqual([]);
    await resolvedAfter('INC1', 200);
    for (const days of [1, 2]) await watchPromises(contextAt(IN_OCTOBER + days * DAY));
    expect(await notices()).toMatchObject([
      {
        kind: 'alert',
        payload: {
          standing: 'breached',
          lines: [
            {
              promised: { target: 'resolution' },
              seen: { budget: { unit: 'cases', spent: 1 } },
            },
          ],
        },
      },
    ]);
  });

  it('says nothing of one miss among few that later ones can make good', async () => {
    await agree(contextAt(IN_OCTOBER));
    await resolvedAfter('INC1', 200);
    await watchPromises(contextAt(IN_OCTOBER + DAY));
    expect(await notices()).toEqual([]);
  });
});

describe('the monthly chart for the customer', () => {
  it('goes to the channel that their agreement names', async () => {
    await agree(contextAt(IN_OCTOBER), (text) =>
      text
        .replace('kind: customer\n', "kind: customer\nchannels: { customer: '#acme' }\n")
        .replace('report: { every: month }', "report: { every: month, customerChannel: '#acme' }"),
    );
    for (const hours of [0, 1]) await postCharts(contextAt(MORNING + hours * HOUR));
    expect(await notices()).toMatchObject([
      { key: 'chart/acme-email/availability/2026-10', recipient: { channel: '#messaging' } },
      { key: 'chart/acme-email/availability/2026-10/customer', recipient: { channel: '#acme' } },
    ]);
  });
});
