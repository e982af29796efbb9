import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../src/domain/calendar/instant.ts';
import { refoldClocksJob } from '../../src/jobs/refold-clocks.ts';
import { recordWorkItemEvents } from '../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../database.ts';
import { openTestQueue } from '../usecases/notice/office.ts';
import { anotherWorkspace, clocksIn, deskIn } from '../usecases/work-item/desk.ts';

const NOW = parseInstant('2016-03-10T12:00:00Z');
const opened = { id: '0', type: 'opened', sequence: 0, actor: 'provider', priority: 'P3' } as const;
const FINGERPRINTS = 'SELECT DISTINCT fingerprint::text FROM "Clock" WHERE "workspaceId" = $1';

describe.each(DATABASES)('the job that folds clocks again on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  it('finds those that were folded by the rules of an earlier version', async () => {
    const context = await deskIn(await anotherWorkspace(getDatabase()), NOW);
    const queue = await openTestQueue(getDatabase());
    const { database, workspace } = context;
    const items = [{ key: 'INC1', events: [{ ...opened, at: NOW - 2 * HOUR }] }];
    await recordWorkItemEvents(context, { agreementKey: 'corp-support', source: 'test', items });
    const [clocks, today] = [
      await clocksIn(context),
      await database.sql(FINGERPRINTS, [workspace.id]),
    ];
    await database.sql('UPDATE "Clock" SET fingerprint = 1 WHERE "workspaceId" = $1', [
      workspace.id,
    ]);
    await refoldClocksJob.run({ ...context, queue }, pino({ level: 'silent' }));
    expect(await database.sql(FINGERPRINTS, [workspace.id])).toEqual(today);
    expect(await clocksIn(context)).toEqual(clocks);
    await queue.stop();
  });
});
