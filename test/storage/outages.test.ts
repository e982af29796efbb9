import { describe, expect, it } from 'vitest';
import { outagesOf, recordOutages, type ServiceOutage } from '../../src/storage/outages.ts';
import { DATABASES, useDatabase } from '../database.ts';

const LATER = 1_000_000;

describe.each(DATABASES)('outages on $name', ({ open }) => {
  const test = useDatabase(open);

  it('are given back as they were recorded, and recording them again adds nothing', async () => {
    const serviceKey = 'email';
    const outages: ServiceOutage[] = [
      { serviceKey, id: 'a', from: 1000, to: 2000, weight: 1, cause: 'disk' },
      { serviceKey, id: 'b', from: 5000, to: null, weight: 0.25, component: 'imap' },
    ];
    expect(await add(outages)).toBe(2);
    expect(await add(outages)).toBe(0);
    expect(await seen(serviceKey, { from: 0, to: LATER, asOf: LATER })).toEqual(outages);
  });

  it('that end become the next fact of the same outage', async () => {
    const outage = { serviceKey: 'vpn', id: 'a', from: 1000, to: null, weight: 1 };
    await add([outage]);
    expect(await add([{ ...outage, to: 7000 }])).toBe(1);
    expect(await add([{ ...outage, to: 7000 }])).toBe(0);
    const { database } = test();
    expect(await database.prisma.outage.count({ where: { serviceKey: 'vpn' } })).toBe(2);
    expect(await seen('vpn', { from: 0, to: LATER, asOf: LATER })).toEqual([
      { ...outage, to: 7000 },
    ]);
  });

  it.each([
    { asOf: 999, to: undefined, why: 'had not begun' },
    { asOf: 1000, to: null, why: 'had just begun' },
    { asOf: 6999, to: null, why: 'had not ended' },
    { asOf: 7000, to: 7000, why: 'had just ended' },
  ])('are seen as they stood: at $asOf it $why', async ({ asOf, to }) => {
    const outage = { serviceKey: `seen-${asOf}`, id: 'a', from: 1000, to: 7000, weight: 1 };
    await add([outage]);
    const expected = to === undefined ? [] : [{ ...outage, to }];
    expect(await seen(outage.serviceKey, { from: 0, to: LATER, asOf })).toEqual(expected);
  });

  it.each([
    { from: 0, to: 1000, count: 0 },
    { from: 0, to: 1001, count: 1 },
    { from: 6999, to: 9000, count: 1 },
    { from: 7000, to: 9000, count: 0 },
  ])(
    'of a period from $from to $to are those that touch it: $count',
    async ({ count, ...period }) => {
      const serviceKey = `period-${period.from}-${period.to}`;
      await add([{ serviceKey, id: 'a', from: 1000, to: 7000 }]);
      expect(await seen(serviceKey, { ...period, asOf: LATER })).toHaveLength(count);
    },
  );

  it('of a site stay of it, and one whose site is set right is another fact', async () => {
    const outage = { serviceKey: 'sited', id: 'a', from: 1000, to: 2000, weight: 1 };
    expect(await add([{ ...outage, site: 'Berlin' }])).toBe(1);
    expect(await add([{ ...outage, site: 'Berlin' }])).toBe(0);
    const span = { from: 0, to: LATER, asOf: LATER };
    expect(await seen('sited', span)).toEqual([{ ...outage, site: 'Berlin' }]);
    expect(await add([{ ...outage, site: 'Munich' }])).toBe(1);
    expect(await seen('sited', span)).toEqual([{ ...outage, site: 'Munich' }]);
    expect(await add([outage])).toBe(1);
    expect(await seen('sited', span)).toEqual([outage]);
  });

  it('of other workspaces and services are not seen', async () => {
    await add([{ serviceKey: 'mine', id: 'a', from: 1000, to: 2000 }]);
    const { database, workspace } = test();
    const question = { period: { from: 0, to: LATER }, asOf: LATER };
    const elsewhere = { ...question, workspaceId: workspace.id + 1, serviceKeys: ['mine'] };
    expect(await outagesOf(database, elsewhere)).toEqual([]);
    expect(await seen('other', { from: 0, to: LATER, asOf: LATER })).toEqual([]);
  });

  function add(outages: readonly ServiceOutage[]) {
    const { database, workspace } = test();
    return recordOutages(database, { workspaceId: workspace.id, receivedAt: LATER, outages });
  }

  function seen(
    serviceKey: string,
    { from, to, asOf }: { from: number; to: number; asOf: number },
  ) {
    const { database, workspace } = test();
    const scope = { workspaceId: workspace.id, serviceKeys: [serviceKey] };
    return outagesOf(database, { ...scope, period: { from, to }, asOf });
  }
});
