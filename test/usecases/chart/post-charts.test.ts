import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { ChartNotice } from '../../../src/outbox/notice-chart.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { postCharts } from '../../../src/usecases/chart/post-charts.ts';
import { emptiedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree } from '../watch/agreed.ts';

const SUNDAY_MORNING = parseInstant('2026-11-01T07:00:00Z');
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
  test.database.sql<{ key: string; recipient: unknown; payload: ChartNotice }>(
    'SELECT key, recipient, payload FROM "Notice" ORDER BY id',
  );

describe('the monthly chart', () => {
  it('goes to the team once, on the first morning after the month', async () => {
    await agree(contextAt(SUNDAY_MORNING));
    await postCharts(contextAt(SUNDAY_MORNING - MINUTE));
    expect(await notices()).toEqual([]);
    for (const hours of [0, 1, 160]) await postCharts(contextAt(SUNDAY_MORNING + hours * HOUR));
    expect(await notices()).toMatchObject([
      { key: 'chart/acme-email/availability/2026-10', recipient: { channel: '#messaging' } },
    ]);
  });

  it('goes again after the next month, however often somebody looks in between', async () => {
    await agree(contextAt(SUNDAY_MORNING));
    for (let day = 0; day <= 31; day += 1) {
      await postCharts(contextAt(SUNDAY_MORNING + day * DAY));
      await postCharts(contextAt(SUNDAY_MORNING + day * DAY + 5 * MINUTE));
    }
    expect((await notices()).map(({ key }) => key)).toEqual([
      'chart/acme-email/availability/2026-10',
      'chart/acme-email/availability/2026-11',
    ]);
  });

  it('goes to a team channel that is named while there is nothing else to do', async () => {
    await agree(contextAt(SUNDAY_MORNING), (text) => text.replaceAll('#messaging', '#others'));
    await postCharts(contextAt(SUNDAY_MORNING));
    await postCharts(contextAt(SUNDAY_MORNING + 5 * MINUTE));
    const before = await notices();
    expect(before.map(({ recipient }) => recipient)).toEqual([{ channel: '#others' }]);
    await test.database.sql('DELETE FROM "Notice"');
    await agree(contextAt(SUNDAY_MORNING + HOUR));
    await postCharts(contextAt(SUNDAY_MORNING + HOUR));
    expect(await notices()).toHaveLength(1);
  });

  it('shows the months in which the agreement was in force, each with what was attained', async () => {
    await agree(contextAt(SUNDAY_MORNING));
    const from = parseInstant('2026-03-10T08:00:00Z');
    await recordOutages(test.database, {
      workspaceId: test.workspace.id,
      receivedAt: from,
      outages: [{ id: '1', serviceKey: 'email', from, to: from + 2 * HOUR }],
    });
    await postCharts(contextAt(SUNDAY_MORNING));
    const [notice] = await notices();
    const months = notice?.payload.months ?? [];
    expect(months).toHaveLength(10);
    expect(months[0]).toEqual({ label: 'Jan 2026', percent: '100', verdict: 'met' });
    expect(months[2]).toEqual({ label: 'Mar 2026', percent: '99.73', verdict: 'breached' });
    expect(notice?.payload.title).toBe('acme-email — availability');
  });

  it('is sent up to a week late, not for a month that is long over', async () => {
    await agree(contextAt(SUNDAY_MORNING));
    await postCharts(contextAt(SUNDAY_MORNING + 7 * DAY));
    expect(await notices()).toEqual([]);
    await postCharts(contextAt(SUNDAY_MORNING + 7 * DAY - 1));
    expect(await notices()).toHaveLength(1);
  });

  it('is not sent where no monthly report is agreed', async () => {
    await agree(contextAt(SUNDAY_MORNING), (text) => text.replace('every: month', 'every: year'));
    await postCharts(contextAt(SUNDAY_MORNING));
    expect(await notices()).toEqual([]);
  });

  it('waits for the first working day', async () => {
    const weekend = / (sat|sun): \[\['00:00', '24:00'\]\],?/g;
    await agree(contextAt(SUNDAY_MORNING), (text) => text.replace(weekend, ''));
    await postCharts(contextAt(parseInstant('2026-11-01T22:59:59Z')));
    expect(await notices()).toEqual([]);
    await postCharts(contextAt(parseInstant('2026-11-02T07:00:00Z')));
    expect(await notices()).toHaveLength(1);
  });
});
