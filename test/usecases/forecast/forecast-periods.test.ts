import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { explainTargetPeriod } from '../../../src/usecases/explain/explain-target-period.ts';
import { forecastPeriods } from '../../../src/usecases/forecast/forecast-periods.ts';
import { forecastTarget } from '../../../src/usecases/forecast/forecast-target.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { statusJson } from '../../../src/usecases/status/status-json.ts';
import { migratedDatabase, type TestDatabase } from '../../database.ts';
import { jobContext, openTestQueue } from '../notice/office.ts';
import { agree, happen, happening } from '../watch/agreed.ts';

/** The agreement began in January; this is nine in the morning in Berlin. */
const MORNING = parseInstant('2026-10-05T07:00:00Z');
const OCTOBER = parseInstant('2026-09-30T22:00:00Z');
let test: TestDatabase;
let queue: Queue;

beforeEach(async () => {
  test = await migratedDatabase();
  queue = await openTestQueue(test);
  await agree(contextAt(MORNING));
});
afterEach(async () => {
  await queue.stop();
  await test.close();
});

const contextAt = (now: number) => jobContext(test, { queue, now });
const notices = () =>
  test.database.sql<{ kind: string; key: string; payload: object }>(
    'SELECT kind, key, payload FROM "Notice" ORDER BY id',
  );

/** One outage of so many minutes in each month of the year so far. */
function outages(minutes: number, id = 'm') {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09'];
  return recordOutages(test.database, {
    workspaceId: test.workspace.id,
    receivedAt: MORNING,
    outages: months.map((month) => {
      const from = parseInstant(`2026-${month}-12T10:00:00Z`);
      return { id: `${id}${month}`, serviceKey: 'email', from, to: from + minutes * MINUTE };
    }),
  });
}

/** A context that counts how often all covered work items are gone through. */
function counting(context: ReturnType<typeof contextAt>) {
  let reads = 0;
  const { database } = context;
  const sql: typeof database.sql = (text, values) => {
    if (text.includes('json_agg(w.id)')) reads += 1;
    return database.sql(text, values);
  };
  return { context: { ...context, database: { ...database, sql } }, reads: () => reads };
}

describe('forecasting what runs', () => {
  it('forecasts every promise once a day, from the morning of its own zone on', async () => {
    expect(await forecastPeriods(contextAt(MORNING - 3 * HOUR))).toBe(0);
    expect(await forecastPeriods(contextAt(MORNING))).toBe(2);
    expect(await forecastPeriods(contextAt(MORNING + 5 * HOUR))).toBe(0);
    expect(await forecastPeriods(contextAt(MORNING + DAY))).toBe(2);
  });

  it('reads the work items of an agreement once for all its promises, and says what each alone would say', async () => {
    const more = ['P1', 'P2'].map(
      (priority) =>
        `  - { key: ${priority.toLowerCase()}, kind: resolution, priority: ${priority}, within: 4h, attainment: '80', period: quarter }\n`,
    );
    await agree(contextAt(MORNING), (text) => `${text}${more.join('')}`);
    const items = Array.from({ length: 60 }, (_, i) => {
      const at = MORNING - (i + 1) * 4 * DAY;
      const priority = `P${(i % 2) + 1}`;
      const resolved = happening({ type: 'resolved', at: at + (i % 7) * HOUR });
      return { key: `INC${i}`, events: [happening({ type: 'opened', at, priority }), resolved] };
    });
    await happen(contextAt(MORNING), ...items);
    const { context, reads } = counting(contextAt(MORNING));
    expect(await forecastPeriods(context)).toBe(4);
    expect(reads()).toBe(1);
    const kept = await test.database.sql<{ target: string; probability: number | null }>(
      'SELECT "targetKey" AS target, probability FROM "Forecast"',
    );
    for (const { target, probability } of kept) {
      const alone = await forecastTarget(contextAt(MORNING), { agreement: 'acme-email', target });
      expect(alone.forecast.probability).toBe(probability);
    }
    expect(kept.filter(({ probability }) => probability !== null).length).toBeGreaterThan(1);
  });

  it('is read back by the status', async () => {
    await outages(60);
    await forecastPeriods(contextAt(MORNING));
    const { agreements } = await showStatus(contextAt(MORNING + HOUR));
    const target = agreements[0]?.targets.find(({ terms }) => terms.key === 'availability');
    expect(target?.forecast).toMatchObject({
      asOf: MORNING,
      forecast: { basis: 'history', sample: { periods: 9, missed: 9, outages: 9 } },
    });
    const [printed] = statusJson({ asOf: MORNING + HOUR, service: null, agreements });
    const shown = printed?.targets.find(({ key }) => key === 'availability')?.forecast;
    expect(shown).toMatchObject({ basis: 'history', asOf: '2026-10-05T07:00:00Z' });
    expect(String(shown?.missProbability)).toMatch(/^0\.\d{1,2}$/);
    const { agreements: later } = await showStatus(contextAt(MORNING + 3 * DAY));
    expect(later[0]?.targets.every(({ forecast }) => forecast === undefined)).toBe(true);
  });

  it('is carried over by a revision that promises the same', async () => {
    await outages(60);
    await forecastPeriods(contextAt(MORNING));
    const shown = async () => {
      const { agreements } = await showStatus(contextAt(MORNING + HOUR));
      return agreements[0]?.targets.find(({ terms }) => terms.key === 'availability');
    };
    await agree(contextAt(MORNING), (text) =>
      text.replace('agreement: acme-email', 'agreement: acme-email\nname: Mail for Acme'),
    );
    expect((await shown())?.forecast).toMatchObject({ asOf: MORNING });
  });

  it('is told to our own people only', async () => {
    await outages(60);
    await forecastPeriods(contextAt(MORNING));
    const frank = { kind: 'person', userId: 'U0FRANK', teamId: 'T0ACME', guest: false } as const;
    await agree(contextAt(MORNING), (text) =>
      text.replace(
        'name: Acme GmbH',
        'name: Acme GmbH\npeople: [{ key: frank, name: Frank, user: U0FRANK }]',
      ),
    );
    const context = { ...contextAt(MORNING + HOUR), actor: frank };
    const { agreements } = await showStatus(context);
    expect(agreements[0]?.targets.length).toBe(2);
    expect(agreements[0]?.targets.every(({ forecast }) => forecast === undefined)).toBe(true);
    const asked = { agreement: 'acme-email', target: 'availability' };
    expect((await explainTargetPeriod(context, asked)).foreseen).toBeNull();
    expect((await explainTargetPeriod(contextAt(MORNING + HOUR), asked)).foreseen).not.toBeNull();
  });

  it('warns once when it is likely to be missed, and takes it back when it is not any more', async () => {
    // An hour in each month is more than the 44 minutes of October.
    await outages(60);
    for (const days of [0, 1, 2]) await forecastPeriods(contextAt(MORNING + days * DAY));
    expect(await notices()).toMatchObject([
      {
        kind: 'alert',
        payload: {
          standing: 'at-risk',
          lines: [{ seen: { from: OCTOBER, level: 50, forecast: { periods: 9, missed: 9 } } }],
        },
      },
    ]);
    await forecastPeriods(contextAt(MORNING + 24 * DAY));
    expect(await notices()).toMatchObject([
      { kind: 'alert', payload: { standing: 'recovered', lines: [{ seen: { forecast: null } }] } },
      { kind: 'alert-told', payload: { what: 'recovered' } },
    ]);
  });

  it('leaves what is lost already to the watch', async () => {
    await outages(60);
    const from = OCTOBER + DAY;
    await recordOutages(test.database, {
      workspaceId: test.workspace.id,
      receivedAt: MORNING,
      outages: [{ id: 'now', serviceKey: 'email', from, to: from + 2 * HOUR }],
    });
    await forecastPeriods(contextAt(MORNING));
    expect(await notices()).toEqual([]);
  });
});
