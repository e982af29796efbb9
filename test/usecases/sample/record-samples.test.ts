import { describe, expect, it } from 'vitest';
import { DAY, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { sampleJson } from '../../../src/domain/measurement/sample.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { recordSamples } from '../../../src/usecases/sample/record-samples.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { statusJson } from '../../../src/usecases/status/status-json.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, deskIn } from '../work-item/desk.ts';
import { EVERY_KIND } from './every-kind.ts';

/** Monday. */
const NOW = parseInstant('2016-03-07T12:00:00Z');

let number = 0;

/** What a source says in JSON about the service “support”. */
function said(indicator: string, at: string, written: Readonly<Record<string, unknown>>) {
  number += 1;
  const { serviceKey = 'support', ...seen } = written;
  return {
    ...sampleJson.parse({ id: `s${number}`, indicator, at, ...seen }),
    serviceKey: String(serviceKey),
  };
}

const march = (when: string) => `2016-03-${when}:00Z`;

describe.each(DATABASES)('samples on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function floor() {
    const context = await deskIn(await anotherWorkspace(getDatabase()), NOW);
    const files = [{ name: 'floor.yaml', text: EVERY_KIND }];
    const { problems } = await importDocuments(context, { files, apply: true });
    expect(problems).toEqual([]);
    return context;
  }

  it('are measured in every kind of target that needs them', async () => {
    const context = await floor();
    await recordSamples(context, [
      said('checkout', march('01T10:00'), { of: 'value', value: '280' }),
      said('checkout', march('01T11:00'), { of: 'value', value: '310.5', serviceKey: 'web' }),
      said('checkout', march('01T20:00'), { of: 'value', value: '9999' }),
      said('coffee', march('01T09:45'), { of: 'delivery' }),
      said('coffee', march('01T13:30'), { of: 'delivery' }),
      ...['5', '4', '4'].map((value) => said('survey', march('02T10:00'), { of: 'value', value })),
      said('password-change', '2015-12-01T09:00:00Z', { of: 'joined', subject: 'ada' }),
      said('password-change', '2016-02-20T09:00:00Z', { of: 'attested', subject: 'ada' }),
      said('password-change', '2016-01-01T09:00:00Z', { of: 'joined', subject: 'bob' }),
      said('orders', march('03T10:00'), { of: 'counts', good: 40, bad: 2 }),
    ]);
    await recordOutages(context, [
      {
        ...{ id: 'o', serviceKey: 'web' },
        from: parseInstant(march('02T10:00')),
        to: parseInstant(march('02T11:00')),
      },
    ]);
    const [floorStatus] = statusJson(await showStatus(context, { agreement: 'corp-floor' }));
    const targets = new Map(floorStatus?.targets.map((target) => [target.key, target]));
    expect(targets.get('checkout')).toMatchObject({
      ...{ verdict: 'at-risk', percent: '50.000000', good: 1, bad: 1, unknown: 0 },
    });
    expect(targets.get('slices')).toMatchObject({ verdict: 'at-risk', good: 1, bad: 1 });
    expect(targets.get('reliability')).toMatchObject({
      ...{ verdict: 'at-risk', objective: '1', percent: null, count: 1, restoreMs: 3_600_000 },
    });
    // Four working days and Monday morning have passed.
    expect(targets.get('coffee')).toMatchObject({ verdict: 'breached', met: 2, missed: 7 });
    expect(targets.get('survey')).toMatchObject({ verdict: 'met', mean: '4.33', high: 3 });
    expect(targets.get('password-change')).toMatchObject({ compliant: 1, eligible: 2 });
    expect(targets.get('orders')).toMatchObject({ verdict: 'met', counted: 42, capacity: 100 });
    expect(targets.get('demand')).toMatchObject({ verdict: 'no-data', counted: 0 });
  });

  it('of work items beyond the agreed number put the other targets outside the agreed demand', async () => {
    const context = await floor();
    const opened = (key: string, at: string) => ({
      key,
      events: [
        { id: `${key}-1`, at: parseInstant(at), type: 'opened', actor: 'customer' } as const,
      ],
    });
    const items = [
      opened('I0', '2016-02-29T10:00:00Z'),
      opened('I1', march('01T10:00')),
      opened('I2', march('02T10:00')),
      opened('I3', march('03T10:00')),
    ];
    await recordWorkItemEvents(context, { agreementKey: 'corp-floor', source: 'desk', items });
    const report = await showStatus(context, { agreement: 'corp-floor' });
    expect(report.agreements[0]?.overDemand).toEqual({
      ...{ targetKey: 'demand', counted: 3, capacity: 2 },
    });
    const before = { agreement: 'corp-floor', at: parseInstant(march('02T12:00')) };
    expect((await showStatus(context, before)).agreements[0]?.overDemand).toBeNull();
  });

  it('are recorded once, and what is recorded is in the audit trail', async () => {
    const context = await floor();
    const samples = [
      said('coffee', march('01T09:45'), { of: 'delivery', serviceKey: 'IT support' }),
    ];
    expect(await recordSamples(context, samples)).toEqual({
      recorded: 1,
      repeated: 0,
      refused: [],
    });
    expect(await recordSamples(context, samples)).toEqual({
      recorded: 0,
      repeated: 1,
      refused: [],
    });
    const where = { workspaceId: context.workspace.id, verb: 'recorded samples' };
    const entries = await context.database.prisma.auditEntry.findMany({ where });
    expect(entries).toMatchObject([{ subject: 'service:support', detail: { samples: 1 } }]);
  });

  it.each([
    [{ at: NOW + DAY }, 'in the future'],
    [{ of: 'counts', good: -1, bad: 0, unknown: 0 }, 'whole numbers'],
    [{ of: 'value', value: '1e9' }, 'not a decimal number'],
    [{ serviceKey: 'nowhere' }, 'no service “nowhere”'],
  ])('that are unsound are refused, and none is recorded: %j', async (mistake, saying) => {
    const context = await floor();
    const sound = said('coffee', march('01T09:45'), { of: 'delivery' });
    const unsound = { ...said('coffee', march('01T09:45'), { of: 'delivery' }), ...mistake };
    const both = [sound, unsound] as Parameters<typeof recordSamples>[1];
    await expect(recordSamples(context, both)).rejects.toThrow(saying);
    const where = { workspaceId: context.workspace.id };
    expect(await context.database.prisma.sample.count({ where })).toBe(0);
  });

  it('that answer off the agreed scale are refused one by one, and the rest is kept', async () => {
    const context = await floor();
    const given = ['5', '6', '0', '3.5', '1'].map((value) =>
      said('survey', march('02T10:00'), { of: 'value', value }),
    );
    const { recorded, refused } = await recordSamples(context, given);
    expect(recorded).toBe(2);
    expect(refused.map(({ why }) => why)).toEqual(
      ['6', '0', '3.5'].map(
        (answer) =>
          `the answer “${answer}” is not on the agreed scale, whole numbers from 1 to 5 (survey of corp-floor)`,
      ),
    );
    const only = said('survey', march('02T11:00'), { of: 'value', value: '9' });
    await expect(recordSamples(context, [only])).rejects.toThrow(
      /answer “9” .* from 1 to 5 .* Nothing has been recorded/,
    );
  });

  it('whose scale nobody has agreed, then or for that service, are kept', async () => {
    const context = await floor();
    const given = [
      said('survey', '2015-03-02T10:00:00Z', { of: 'value', value: '9' }),
      said('other', march('02T10:00'), { of: 'value', value: '9' }),
      said('orders', march('02T10:00'), { of: 'value', value: '9' }),
    ];
    expect(await recordSamples(context, given)).toMatchObject({ recorded: 3, refused: [] });
  });

  it('are not recorded for customers', async () => {
    const context = { ...(await floor()), actor: CORA };
    await expect(recordSamples(context, [])).rejects.toThrow('Only the provider’s own people');
  });
});
