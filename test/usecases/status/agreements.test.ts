import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { recordAlert } from '../../../src/storage/alerts.ts';
import { listAgreements } from '../../../src/usecases/status/list-agreements.ts';
import { myServices } from '../../../src/usecases/status/my-services.ts';
import { showAgreement } from '../../../src/usecases/status/show-agreement.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { useDatabase } from '../../database.ts';
import { anotherWorkspace, CORA, deskIn } from '../work-item/desk.ts';

const TUESDAY_ELEVEN = parseInstant('2016-03-01T11:00:00Z');
const getDatabase = useDatabase();
const desk = async (now?: number) => deskIn(await anotherWorkspace(getDatabase()), now);

describe('the list of agreements', () => {
  it('has their state by their dates', async () => {
    const states = async (now: string) =>
      (await listAgreements(await desk(parseInstant(now)))).map(({ key, state }) => [key, state]);
    expect(await states('2015-06-01T00:00:00Z')).toEqual([
      ['corp-support', 'planned'],
      ['shop-web', 'planned'],
      ['uc-hoster', 'planned'],
    ]);
    expect(await states('2017-06-01T00:00:00Z')).toEqual([
      ['corp-support', 'active'],
      ['shop-web', 'ended'],
      ['uc-hoster', 'active'],
    ]);
  });

  it('can be asked for a service or a customer', async () => {
    const context = await desk();
    const keys = async (wanted: Parameters<typeof listAgreements>[1]) =>
      (await listAgreements(context, wanted)).map(({ key }) => key);
    expect(await keys({ service: 'web shop' })).toEqual(['shop-web', 'uc-hoster']);
    expect(await keys({ customer: 'shop' })).toEqual(['shop-web']);
  });

  it('shows customers their own', async () => {
    const found = await listAgreements({ ...(await desk()), actor: CORA });
    expect(found).toMatchObject([
      { key: 'corp-support', name: 'Support for Corp', serviceNames: ['IT support'] },
    ]);
  });
});

describe('an agreement', () => {
  it('is shown with everything to the provider’s people', async () => {
    const sheet = await showAgreement(await desk(), 'web for shop');
    expect(sheet).toMatchObject({
      key: 'shop-web',
      revision: 1,
      state: 'ended',
      customerName: 'Shop',
      providerName: 'Service Desk',
      targets: [{ key: 'availability', sentence: expect.stringContaining('99.9 %') }],
      calendar: { key: 'always', timeZone: 'UTC', week: [{ days: 'Mon–Sun' }] },
      credits: [{ target: 'availability' }],
      supportedBy: [{ key: 'uc-hoster', name: 'Hosting', kind: 'UC' }],
      revisions: [{ number: 1, effective: { from: '2016-01-01', to: '2016-12-31' } }],
    });
    expect(sheet.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await showAgreement(await desk(), 'uc-hoster')).supports).toMatchObject([
      { key: 'shop-web' },
    ]);
  });

  it('says when support is open', async () => {
    const { calendar } = await showAgreement(await desk(), 'corp-support');
    expect(calendar).toEqual({
      key: 'office',
      name: 'Office hours',
      timeZone: 'UTC',
      week: [
        { days: 'Mon–Fri', hours: ['08:00–18:00'] },
        { days: 'Sat–Sun', hours: [] },
      ],
      holidays: ['2016-03-25', '2016-03-28'],
    });
  });

  it('is shown to its customer without costs and what lies under it', async () => {
    const context = { ...(await desk()), actor: CORA };
    expect(await showAgreement(context, 'corp-support')).toMatchObject({
      credits: [],
      supportedBy: null,
      supports: null,
    });
    await expect(showAgreement(context, 'shop-web')).rejects.toThrow('There is no agreement');
  });
});

describe('my services', () => {
  it('are listed with the worst verdict, what is at risk and what was told', async () => {
    const context = await desk(TUESDAY_ELEVEN + HOUR + 1);
    const at = TUESDAY_ELEVEN - 2 * HOUR;
    await recordWorkItemEvents(context, {
      ...{ agreementKey: 'corp-support', source: 'live' },
      items: [
        {
          key: 'T-1',
          events: [{ id: 'o', at, type: 'opened', actor: 'customer', priority: 'P3' }],
        },
      ],
    });
    await recordAlert(getDatabase().database, {
      ...{ workspaceId: context.workspace.id, agreementKey: 'corp-support' },
      ...{ targetKey: 'p3-response', subject: 'T-1', cycle: 1, revision: 1, threshold: 75 },
      firedAt: TUESDAY_ELEVEN + HOUR,
    });
    const mine = await myServices(context);
    expect(mine.services).toMatchObject([
      { key: 'support', verdict: 'at-risk', agreements: 1, promises: 5 },
      { key: 'web', verdict: 'met', agreements: 2 },
    ]);
    expect(mine.atRisk).toMatchObject([
      {
        agreement: { key: 'corp-support' },
        terms: { key: 'p3-response' },
        item: { workItemKey: 'T-1', dueAt: TUESDAY_ELEVEN + 2 * HOUR },
      },
    ]);
    expect(mine.alerts).toMatchObject([
      { agreementName: 'Support for Corp', terms: { key: 'p3-response' }, threshold: 75 },
    ]);
  });

  it('are a customer’s own', async () => {
    const mine = await myServices({ ...(await desk()), actor: CORA });
    expect(mine.services.map(({ key }) => key)).toEqual(['support']);
  });
});
