import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { showStatus } from '../../../src/usecases/status/show-status.ts';
import { statusJson } from '../../../src/usecases/status/status-json.ts';
import { importFromServiceNow } from '../../../src/usecases/work-item/import-from-servicenow.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, DESK, deskIn } from '../work-item/desk.ts';
import { exportFiles, INCIDENTS } from '../work-item/incidents.ts';

const file = exportFiles();
const at = parseInstant('2016-03-31T21:00:00Z');

describe.each(DATABASES)('the status on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function desk() {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const path = file(INCIDENTS);
    await importFromServiceNow(context, { agreementKey: 'corp-support', path });
    await recordOutages(context, [
      {
        id: 'o1',
        serviceKey: 'web',
        from: parseInstant('2016-03-01T10:00:00Z'),
        to: parseInstant('2016-03-01T11:00:00Z'),
      },
    ]);
    return context;
  }

  it('is printed as agreed', async () => {
    const [support] = statusJson(await showStatus(await desk(), { service: 'support', at }));
    const month = { from: '2016-03-01T00:00:00Z', to: '2016-04-01T00:00:00Z' };
    expect(support).toMatchObject({
      agreement: 'corp-support',
      revision: 1,
      asOf: '2016-03-31T21:00:00Z',
    });
    const targets = new Map(support?.targets.map((target) => [target.key, target]));
    expect(targets.get('p3-resolution')).toEqual({
      key: 'p3-resolution',
      kind: 'resolution',
      objective: '80',
      period: month,
      verdict: 'breached',
      provisional: true,
      percent: '66.666666',
      ...{ met: 2, missed: 1, eligible: 3, open: 0, paused: 1, cancelled: 0 },
    });
    expect(targets.get('p2-resolution')).toEqual({
      key: 'p2-resolution',
      kind: 'resolution',
      objective: '90',
      period: month,
      verdict: 'no-data',
      provisional: true,
      percent: null,
      ...{ met: 0, missed: 0, eligible: 0, open: 0, paused: 0, cancelled: 0 },
    });
    expect(targets.get('p4-resolution')?.period).toEqual({
      from: '2016-01-01T00:00:00Z',
      to: '2016-04-01T00:00:00Z',
    });
  });

  it('of availability has agreed time and downtime, in the agreement’s own zone', async () => {
    const report = await showStatus(await desk(), { service: 'web', customer: 'Shop', at });
    expect(statusJson(report)).toEqual([
      {
        agreement: 'shop-web',
        revision: 1,
        asOf: '2016-03-31T21:00:00Z',
        targets: [
          {
            key: 'availability',
            kind: 'availability',
            objective: '99.9',
            period: { from: '2016-02-29T23:00:00Z', to: '2016-03-31T22:00:00Z' },
            verdict: 'breached',
            provisional: true,
            percent: '99.865410',
            agreedSeconds: 743 * 3600,
            downtimeSeconds: 3600,
          },
        ],
      },
    ]);
  });

  it('of availability counts no time before the agreement begins', async () => {
    const later = DESK.replace('2016-01-01, to: 2016-12-31', '2016-03-30, to: 2016-12-31');
    const context = await deskIn(await anotherWorkspace(getDatabase()), at, later);
    const from = parseInstant('2016-03-01T10:00:00Z');
    await recordOutages(context, [{ id: 'o1', serviceKey: 'web', from, to: from + HOUR }]);
    const figures = statusJson(await showStatus(context, { agreement: 'shop-web' }));
    expect(figures[0]?.targets).toMatchObject([
      { agreedSeconds: 48 * 3600, downtimeSeconds: 0, percent: '100.000000' },
    ]);
  });

  it('puts SLAs before what lies under them, and the worst promise first', async () => {
    const { agreements } = await showStatus(await desk(), { at });
    expect(agreements.map(({ key }) => key)).toEqual(['corp-support', 'shop-web', 'uc-hoster']);
    const order = ['breached', 'at-risk', 'met', 'no-data'];
    const found = agreements[0]?.targets.map(({ figure }) => order.indexOf(figure.verdict)) ?? [];
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  it.each(['support', 'IT support', 'Helpdesk', 'IT', 'it-support'])(
    'is found under “%s”',
    async (service) => {
      const report = await showStatus(await desk(), { service, at });
      expect(report.service).toEqual({ key: 'support', name: 'IT support' });
    },
  );

  it('says what was meant, or what there is', async () => {
    const context = await desk();
    await expect(showStatus(context, { service: 'suport' })).rejects.toThrow(
      'There is no service “suport”. Did you mean “support”?',
    );
    await expect(showStatus(context, { service: 'payroll' })).rejects.toThrow(
      'There is no service “payroll”. There are: IT support, Web shop.',
    );
    await expect(showStatus(context, { customer: 'desk' })).resolves.toMatchObject({
      agreements: [{ key: 'uc-hoster' }],
    });
  });

  it('shows customers only what was promised to them, and no other names', async () => {
    const context = { ...(await desk()), actor: CORA };
    const { agreements } = await showStatus(context, { at });
    expect(agreements.map(({ key }) => key)).toEqual(['corp-support']);
    const asking = showStatus(context, { service: 'web', at });
    await expect(asking).rejects.toThrow('There is no service “web”. There are: IT support.');
  });

  it('shows the month before while the month is young, or without data', async () => {
    const context = await desk();
    const previous = async (instant: string) => {
      const [support] = (await showStatus(context, { service: 'it', at: parseInstant(instant) }))
        .agreements;
      const target = support?.targets.find(({ terms }) => terms.key === 'p3-resolution');
      return target?.previous?.attainment ?? null;
    };
    expect(await previous('2016-03-20T00:00:00Z')).toBeNull();
    expect(await previous('2016-04-05T00:00:00Z')).toMatchObject({ met: 2, missed: 1 });
    expect(await previous('2016-04-25T00:00:00Z')).toMatchObject({ met: 2, missed: 1 });
    expect(await previous('2016-05-25T00:00:00Z')).toMatchObject({ eligible: 0 });
  });

  it('is empty before anything was agreed and after it has ended', async () => {
    const context = await desk();
    for (const instant of ['2015-12-31T22:59:59Z', '2016-12-31T23:00:00Z']) {
      const report = await showStatus(context, {
        service: 'web',
        customer: 'shop',
        at: parseInstant(instant),
      });
      expect(report).toMatchObject({ service: { key: 'web' }, agreements: [] });
    }
  });

  it('cannot be asked for a time to come', async () => {
    const context = await desk();
    await expect(showStatus(context, { at: context.now + HOUR })).rejects.toThrow('still to come');
  });
});
