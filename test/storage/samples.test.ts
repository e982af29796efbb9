import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/domain/calendar/instant.ts';
import { recordSamples, type ServiceSample, samplesOf } from '../../src/storage/samples.ts';
import { DATABASES, useDatabase } from '../database.ts';

const FROM = 10 * DAY;
const TO = 40 * DAY;
const LATER = 100 * DAY;

describe.each(DATABASES)('samples on $name', ({ open }) => {
  const test = useDatabase(open);

  const every = (serviceKey: string): readonly ServiceSample[] => [
    { ...place(serviceKey), id: 'a', at: FROM, of: 'counts', good: 9e15, bad: 1, unknown: 2 },
    { ...place(serviceKey), id: 'b', at: FROM + 1, of: 'value', value: '287.5' },
    { ...place(serviceKey), id: 'c', at: FROM + 2, of: 'value', value: '-300' },
    { ...place(serviceKey), id: 'd', at: FROM + 3, of: 'delivery' },
    { ...place(serviceKey), id: 'e', at: FROM + 4, of: 'joined', subject: 'ada' },
    { ...place(serviceKey), id: 'f', at: FROM + 5, of: 'attested', subject: 'ada' },
    { ...place(serviceKey), id: 'g', at: FROM + 6, of: 'left', subject: 'ada' },
  ];

  it('of every type are given back as they were recorded, and recording them again adds nothing', async () => {
    const samples = every('email');
    expect(await add(samples)).toBe(samples.length);
    expect(await add(samples)).toBe(0);
    expect(await seen('email', {})).toEqual(samples);
  });

  it('never change: a second sample of the same name is not recorded', async () => {
    const sample = { ...place('vpn'), id: 'a', at: FROM, of: 'value', value: '1' } as const;
    expect(await add([sample, { ...sample, value: '2' }])).toBe(1);
    expect(await add([{ ...sample, value: '3' }])).toBe(0);
    expect(await seen('vpn', {})).toEqual([sample]);
  });

  it.each([
    { asOf: FROM - 1, period: { from: FROM, to: TO }, count: 0 },
    { asOf: FROM, period: { from: FROM, to: TO }, count: 1 },
    { asOf: LATER, period: { from: 0, to: FROM }, count: 0 },
    { asOf: LATER, period: { from: 0, to: FROM + 1 }, count: 1 },
    // A window of deliveries may have begun on the evening before.
    { asOf: LATER, period: { from: FROM + DAY, to: TO }, count: 1 },
    { asOf: LATER, period: { from: FROM + DAY + 1, to: TO }, count: 0 },
  ])('as of $asOf in $period are $count', async ({ count, ...question }) => {
    const serviceKey = `seen-${question.asOf}-${question.period.from}-${question.period.to}`;
    await add([{ ...place(serviceKey), id: 'a', at: FROM, of: 'delivery' }]);
    expect(await seen(serviceKey, question)).toHaveLength(count);
  });

  it('about who is bound by a policy count for as long as nothing else is known', async () => {
    await add(every('passwords'));
    const later = await seen('passwords', { period: { from: 50 * DAY, to: 80 * DAY } });
    expect(later.map(({ of }) => of)).toEqual(['joined', 'attested', 'left']);
  });

  it('of other workspaces, services and indicators are not seen', async () => {
    await add([{ ...place('mine'), id: 'a', at: FROM, of: 'delivery' }]);
    const { database, workspace } = test();
    const question = { serviceKeys: ['mine'], period: { from: FROM, to: TO }, asOf: LATER };
    const asked = { ...question, workspaceId: workspace.id, indicators: ['it'] };
    expect(await samplesOf(database, asked)).toHaveLength(1);
    expect(await samplesOf(database, { ...asked, indicators: ['other'] })).toEqual([]);
    expect(await samplesOf(database, { ...asked, workspaceId: workspace.id + 1 })).toEqual([]);
  });

  it('come in bulk', async () => {
    const samples = Array.from(
      { length: 25_000 },
      (_, i): ServiceSample => ({
        ...{
          ...place('bulk'),
          id: `${i}`,
          at: FROM + i,
          of: 'counts',
          good: 1,
          bad: 0,
          unknown: 0,
        },
      }),
    );
    expect(await add(samples)).toBe(25_000);
    expect(await add(samples)).toBe(0);
    expect(await seen('bulk', {})).toHaveLength(25_000);
  });

  const place = (serviceKey: string) => ({ serviceKey, indicator: 'it' });

  function add(samples: readonly ServiceSample[]) {
    const { database, workspace } = test();
    return recordSamples(database, { workspaceId: workspace.id, receivedAt: LATER, samples });
  }

  type Asked = { readonly asOf?: number; readonly period?: { from: number; to: number } };

  function seen(serviceKey: string, { asOf = LATER, period = { from: FROM, to: TO } }: Asked) {
    const { database, workspace } = test();
    const where = { workspaceId: workspace.id, serviceKeys: [serviceKey], indicators: ['it'] };
    return samplesOf(database, { ...where, period, asOf });
  }
});
