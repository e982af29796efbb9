import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { refoldAfterUpgrade } from '../../../src/usecases/rebuild/refold-after-upgrade.ts';
import { refoldClocks } from '../../../src/usecases/rebuild/refold-clocks.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, clocksIn, deskIn } from '../work-item/desk.ts';

const NOW = parseInstant('2016-03-10T12:00:00Z');
const opened = { id: '0', type: 'opened', sequence: 0, actor: 'provider', priority: 'P3' } as const;

describe.each(DATABASES)('clocks folded by earlier rules on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function recorded() {
    const context = await deskIn(await anotherWorkspace(getDatabase()), NOW);
    const items = [{ key: 'INC1', events: [{ ...opened, at: NOW - 2 * HOUR }] }];
    await recordWorkItemEvents(context, { agreementKey: 'corp-support', source: 'test', items });
    return context;
  }

  it('are folded again once, without anybody asking for it', async () => {
    const context = await recorded();
    const clocks = await clocksIn(context);
    await context.database.sql('UPDATE "Clock" SET fingerprint = 1 WHERE "workspaceId" = $1', [
      context.workspace.id,
    ]);
    expect(await refoldAfterUpgrade(context)).toEqual(['corp-support']);
    expect(await refoldClocks(context)).toBe(1);
    expect(await clocksIn(context)).toEqual(clocks);
    expect(await refoldAfterUpgrade(context)).toEqual([]);
  });

  it('are left alone when the rules are those of today', async () => {
    expect(await refoldAfterUpgrade(await recorded())).toEqual([]);
  });
});
