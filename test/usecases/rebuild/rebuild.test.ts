import { describe, expect, it } from 'vitest';
import { rebuiltText } from '../../../src/cli/rebuild-text.ts';
import { rebuild } from '../../../src/usecases/rebuild/rebuild.ts';
import { importFromServiceNow } from '../../../src/usecases/work-item/import-from-servicenow.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, clocksIn, deskIn } from '../work-item/desk.ts';
import { exportFiles, INCIDENTS } from '../work-item/incidents.ts';

const file = exportFiles();

/** Ways in which a cache can be wrong; $1 is the workspace. */
const CORRUPTIONS = [
  {
    what: 'a due date that was moved',
    sql: `UPDATE "Clock" SET "dueAt" = "dueAt" + interval '1 hour' WHERE "workspaceId" = $1 AND "targetKey" = 'p3-response' AND "workItemId" = (SELECT id FROM "WorkItem" WHERE "workspaceId" = $1 AND key = 'INC9002')`,
    says: 'INC9002 under corp-support p3-response, cycle 1: dueAt 2016-03-03T14:00:00Z instead of 2016-03-03T13:00:00Z',
  },
  {
    what: 'an outcome that was changed',
    sql: `UPDATE "Clock" SET state = 'met' WHERE "workspaceId" = $1 AND "targetKey" = 'p1-resolution'`,
    says: 'state met instead of missed',
  },
  {
    what: 'a clock that was lost',
    sql: `DELETE FROM "Clock" WHERE "workspaceId" = $1 AND "targetKey" = 'p1-resolution'`,
    says: 'INC9004 under corp-support p1-resolution, cycle 1: no clock is kept',
  },
  {
    what: 'a clock that nothing started',
    sql: `INSERT INTO "Clock" ("workspaceId", "agreementKey", "targetKey", "workItemId", cycle, revision, state, "startedAt") SELECT $1, 'corp-support', 'p2-resolution', id, 7, 1, 'running', now() FROM "WorkItem" WHERE "workspaceId" = $1 AND key = 'INC9001'`,
    says: 'INC9001 under corp-support p2-resolution, cycle 7: a clock is kept that its events do not give',
  },
  {
    what: 'a clock folded by what no longer holds',
    sql: `UPDATE "Clock" SET fingerprint = 5 WHERE "workspaceId" = $1 AND "targetKey" = 'p1-resolution'`,
    says: 'fingerprint 5 instead of',
  },
  {
    what: 'a work item whose last event was forgotten',
    sql: `UPDATE "WorkItem" SET "lastEventAt" = '2016-03-01T08:00:00Z' WHERE "workspaceId" = $1 AND key = 'INC9001'`,
    says: 'INC9001: lastEventAt 2016-03-01T08:00:00Z instead of 2016-03-02T17:59:00Z',
  },
  {
    what: 'a tally that counts one too many',
    sql: `UPDATE "CaseTally" SET met = met + 1 WHERE "workspaceId" = $1 AND "targetKey" = 'p3-response' AND day = '2016-03-10'`,
    says: 'corp-support p3-response, 2016-03-10: the tally says met 2 instead of 1',
  },
  {
    what: 'a tally that was lost',
    sql: `DELETE FROM "CaseTally" WHERE "workspaceId" = $1 AND "targetKey" = 'p1-resolution'`,
    says: 'the tally says missed 0 instead of 1',
  },
] as const;

describe.each(DATABASES)('rebuilding what is kept on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function imported(rows = INCIDENTS) {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const path = file(rows);
    await importFromServiceNow(context, { agreementKey: 'corp-support', path });
    return context;
  }

  it('finds nothing to do after an import, however much later it is asked', async () => {
    const context = await imported();
    const before = await clocksIn(context);
    const muchLater = { ...context, now: context.now + 90 * 86_400_000 };
    expect(await rebuild(muchLater, { verify: true })).toEqual({
      workItems: 5,
      agreements: 1,
      differences: [],
    });
    await rebuild(muchLater, { verify: false });
    expect(await clocksIn(context)).toEqual(before);
  });

  it.each(CORRUPTIONS)('finds and repairs $what', async ({ sql, says }) => {
    const context = await imported();
    const sound = await clocksIn(context);
    await context.database.sql(sql, [context.workspace.id]);
    const corrupted = await clocksIn(context);
    const found = await rebuild(context, { verify: true });
    expect(rebuiltText(found, true)).toContain(says);
    expect(found.differences).toHaveLength(1);
    expect(await clocksIn(context)).toEqual(corrupted);
    expect((await rebuild(context, { verify: false })).differences).toEqual(found.differences);
    expect(await clocksIn(context)).toEqual(sound);
    expect((await rebuild(context, { verify: true })).differences).toEqual([]);
  });

  it('looks at one agreement alone when asked to', async () => {
    const context = await imported();
    await context.database.sql(`UPDATE "Clock" SET state = 'met' WHERE "workspaceId" = $1`, [
      context.workspace.id,
    ]);
    const other = await rebuild(context, { verify: true, agreement: 'shop-web' });
    expect(other).toEqual({ workItems: 0, agreements: 1, differences: [] });
  });

  it('keeps a threshold waiting that the watch has not told yet', async () => {
    const context = await imported(INCIDENTS.slice(0, 2));
    const columns = `revision, "nextThresholdAt" <= to_timestamp($2::float8 / 1000) AS due`;
    const where = `"workspaceId" = $1 AND "targetKey" = 'p3-resolution'`;
    const values = [context.workspace.id, context.now];
    const wrong = await context.database.sql(
      `UPDATE "Clock" SET revision = 9, "nextThreshold" = 75, "nextThresholdAt" = '2016-04-01T00:00:00Z'
       WHERE ${where} RETURNING ${columns}`,
      values,
    );
    expect(wrong).toEqual([{ revision: 9, due: true }]);
    await rebuild(context, { verify: false });
    const kept = await context.database.sql(
      `SELECT ${columns} FROM "Clock" WHERE ${where}`,
      values,
    );
    expect(kept).toEqual([{ revision: 1, due: true }]);
  });
});
