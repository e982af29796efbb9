import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { historyOf } from '../../../src/storage/audit.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, deskIn, LATER } from '../work-item/desk.ts';

const outage = { id: 'o1', serviceKey: 'web', from: LATER - 3 * HOUR, to: null };

describe.each(DATABASES)('an outage on $name', ({ open }) => {
  const getDatabase = useDatabase(open);
  const desk = async () => deskIn(await anotherWorkspace(getDatabase()));

  it('lasts until its end is known', async () => {
    const context = await desk();
    const downtime = async () => {
      const report = await showStatus(context, { agreement: 'uc-hoster' });
      const figure = report.agreements[0]?.targets[0]?.figure;
      return figure?.attainment.of === 'time' ? figure.attainment.downtimeMs : null;
    };
    expect(await recordOutages(context, [outage])).toEqual({ recorded: 1, repeated: 0 });
    expect(await downtime()).toBe(3 * HOUR);
    await recordOutages(context, [{ ...outage, to: LATER - 2 * HOUR }]);
    expect(await downtime()).toBe(HOUR);
  });

  it('is known once, and its latest fact counts', async () => {
    const context = await desk();
    const ended = { ...outage, to: LATER };
    expect(await recordOutages(context, [outage, ended])).toEqual({ recorded: 1, repeated: 1 });
    expect(await recordOutages(context, [ended])).toEqual({ recorded: 0, repeated: 1 });
    const of = { workspaceId: context.workspace.id, subject: 'service:web' };
    const entries = (await historyOf(getDatabase().database, of)).map(({ verb }) => verb);
    expect(entries.filter((verb) => verb === 'recorded outages')).toHaveLength(1);
  });

  it('is found under any name of its service', async () => {
    const recording = recordOutages(await desk(), [{ ...outage, serviceKey: 'Web Shop' }]);
    await expect(recording).resolves.toMatchObject({ recorded: 1 });
  });

  it.each([
    ['ends before it begins', { to: outage.from - 1 }],
    ['lies in the future', { to: LATER + 6 * MINUTE }],
    ['has the weight 0', { weight: 0 }],
    ['has the weight 1.5', { weight: 1.5 }],
  ])('that %s is refused, with all that come with it', async (_, wrong) => {
    const context = await desk();
    const recording = recordOutages(context, [outage, { ...outage, id: 'o2', ...wrong }]);
    await expect(recording).rejects.toMatchObject({ code: 'invalid' });
    await expect(recordOutages(context, [outage])).resolves.toMatchObject({ recorded: 1 });
  });

  it('of an unknown service is refused with what was meant', async () => {
    const recording = recordOutages(await desk(), [{ ...outage, serviceKey: 'wob' }]);
    await expect(recording).rejects.toThrow('Did you mean “web”?');
  });

  it('is not for customers to record', async () => {
    const context = { ...(await desk()), actor: CORA };
    await expect(recordOutages(context, [outage])).rejects.toMatchObject({ code: 'forbidden' });
  });
});
