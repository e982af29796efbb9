import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { WorkItemEvent } from '../../../src/domain/measurement/work-item-event.ts';
import { rebuild } from '../../../src/usecases/rebuild/rebuild.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, clocksIn, DESK, deskIn } from './desk.ts';

const MONDAY_EIGHT = parseInstant('2026-01-05T08:00:00Z');
const NOW = parseInstant('2026-01-07T09:00:00Z');
const SECOND_AGREEMENT = `---
agreement: corp-walk-in
kind: SLA
name: Walk-in
customer: corp
provider: desk
services: [web]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: always
targets:
  - { key: answer, kind: response, within: 30h, attainment: '90' }
`;

type Told = { readonly key: string; readonly event: WorkItemEvent; readonly under?: string };

const at = (hours: number) => MONDAY_EIGHT + hours * HOUR;

type Fact = Omit<WorkItemEvent, 'id' | 'at' | 'actor'> & { readonly hours: number };

function told(key: string, { hours, ...fact }: Fact): Told {
  const event = { id: `${fact.type} ${hours}`, at: at(hours), actor: 'provider', ...fact } as const;
  return { key, event: { ...event, ...(fact.type === 'opened' && { priority: 'P3' }) } };
}

const opened = (key: string, hours: number) => told(key, { type: 'opened', hours });
const merged = (key: string, hours: number, other: string) =>
  told(key, { type: 'merged', hours, other });

describe.each(DATABASES)('a merge on $name', ({ open, name }) => {
  const getDatabase = useDatabase(open);
  const desk = async () =>
    deskIn(await anotherWorkspace(getDatabase()), NOW, `${DESK}${SECOND_AGREEMENT}`);
  type Desk = Awaited<ReturnType<typeof desk>>;

  async function tell(context: Desk, facts: readonly Told[]) {
    for (const { key, event, under = 'corp-support' } of facts) {
      const items = [{ key, events: [event] }];
      await recordWorkItemEvents(context, { agreementKey: under, source: 'live', items });
    }
  }

  async function resolutions(context: Desk) {
    const clocks = await clocksIn(context);
    return clocks.filter((clock) => 'targetKey' in clock && clock.targetKey === 'p3-resolution');
  }

  const FACTS = [opened('OLD', 0), opened('NEW', 5), merged('OLD', 8, 'NEW')];

  it.each([
    { order: 'as it happened', facts: FACTS },
    { order: 'with the merge first', facts: [FACTS[2], FACTS[1], FACTS[0]] },
    { order: 'with the survivor last', facts: [FACTS[0], FACTS[2], FACTS[1]] },
    { order: 'with the duplicate’s opening last', facts: [FACTS[1], FACTS[2], FACTS[0]] },
    { order: 'three times', facts: [...FACTS, ...FACTS, ...FACTS] },
  ])('gives the survivor the earlier start when it is told $order', async ({ facts }) => {
    const context = await desk();
    await tell(
      context,
      facts.flatMap((fact) => fact ?? []),
    );
    expect(await resolutions(context)).toMatchObject([
      {
        ...{ key: 'NEW', state: 'missed', startedAt: new Date(at(0)) },
        dueAt: new Date('2026-01-06T18:00:00Z'),
      },
      { key: 'OLD', state: 'cancelled', stoppedAt: new Date(at(8)) },
    ]);
    expect(await rebuild(context, { verify: true })).toMatchObject({ differences: [] });
  });

  it('leaves the start of a survivor that is older', async () => {
    const context = await desk();
    await tell(context, [opened('OLD', 0), opened('NEW', 5), merged('NEW', 8, 'OLD')]);
    expect(await resolutions(context)).toMatchObject([
      { key: 'NEW', state: 'cancelled' },
      { key: 'OLD', startedAt: new Date(at(0)) },
    ]);
  });

  it('is handed on along a chain, though its end was told first', async () => {
    const context = await desk();
    const chain = [merged('B', 20, 'C'), opened('C', 9), opened('B', 4), merged('A', 10, 'B')];
    await tell(context, [...chain, opened('A', 1)]);
    expect((await resolutions(context)).at(-1)).toMatchObject({
      key: 'C',
      startedAt: new Date(at(1)),
    });
  });

  it('that is withdrawn gives the survivor its own start back', async () => {
    const context = await desk();
    await tell(context, FACTS);
    await tell(context, [told('OLD', { type: 'retracted', hours: 9, retracts: 'merged 8' })]);
    expect(await resolutions(context)).toMatchObject([
      { key: 'NEW', startedAt: new Date(at(5)) },
      { key: 'OLD', state: 'missed', startedAt: new Date(at(0)) },
    ]);
  });

  it('moves nothing where no agreement covers both', async () => {
    const context = await desk();
    const walkIn = { ...opened('OLD', 0), under: 'corp-walk-in' };
    const facts = [walkIn, opened('NEW', 5), { ...merged('OLD', 8, 'NEW'), under: 'corp-walk-in' }];
    await tell(context, facts);
    expect(await resolutions(context)).toMatchObject([{ key: 'NEW', startedAt: new Date(at(5)) }]);
    await tell(context, [opened('OLD', 0)]);
    expect((await resolutions(context))[0]).toMatchObject({
      key: 'NEW',
      startedAt: new Date(at(0)),
    });
  });

  it('and whatever else happens reaches the clocks of every agreement', async () => {
    const context = await desk();
    await tell(context, [{ ...opened('NEW', 5), under: 'corp-walk-in' }, ...FACTS]);
    const reply = told('NEW', { type: 'replied', hours: 12 });
    await tell(context, [reply]);
    expect(await clocksIn(context)).toContainEqual(
      expect.objectContaining({ targetKey: 'answer', key: 'NEW', stoppedAt: new Date(at(12)) }),
    );
    expect(await rebuild(context, { verify: true })).toMatchObject({ differences: [] });
  });

  it('counts for nothing in what is said about a recording', async () => {
    const context = await desk();
    const items = [
      { key: 'OLD', events: [FACTS[0]?.event, FACTS[2]?.event].flatMap((e) => e ?? []) },
    ];
    const recording = { agreementKey: 'corp-support', source: 'live', items };
    const first = await recordWorkItemEvents(context, recording);
    expect(first).toEqual({ workItems: 1, recorded: 2, repeated: 0 });
    const again = await recordWorkItemEvents(context, recording);
    expect(again).toEqual({ workItems: 1, recorded: 0, repeated: 2 });
  });

  const key = fc.constantFrom('A', 'B', 'C', 'D');
  const hours = fc.integer({ min: 0, max: 40 });
  const openings = fc.record({ A: hours, B: hours, C: hours, D: hours });
  const merges = fc.uniqueArray(fc.record({ key, hours, other: key }), {
    selector: ({ key: from, hours: when }) => `${from} ${when}`,
    ...{ minLength: 1, maxLength: 3 },
  });
  const scenes = fc.record({ openings, merges, withdrawn: fc.boolean(), late: hours });

  it('means the same in whatever order and however often it is told', async () => {
    const order = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(scenes, order, async (scene, random) => {
        const facts = factsOf(scene);
        const twice = [...facts, ...facts.filter((_, i) => i % 2 === 0)];
        const [plain, shuffled] = [await desk(), await desk()];
        await tell(plain, facts);
        await tell(
          shuffled,
          twice
            .map((fact) => ({ fact, by: random.next().value }))
            .sort((a, b) => a.by - b.by)
            .map(({ fact }) => fact),
        );
        expect(await clocksIn(shuffled)).toEqual(await clocksIn(plain));
        expect(await rebuild(shuffled, { verify: true })).toMatchObject({ differences: [] });
      }),
      { numRuns: name === 'PGlite' ? 3 : 8 },
    );
  });
});

type SceneOf = {
  readonly openings: Readonly<Record<string, number>>;
  readonly merges: readonly {
    readonly key: string;
    readonly hours: number;
    readonly other: string;
  }[];
  readonly withdrawn: boolean;
  readonly late: number;
};

function factsOf({ openings, merges, withdrawn, late }: SceneOf): readonly Told[] {
  const [first] = merges;
  const again = { key: 'A', event: { ...opened('A', late).event, id: 'told again' } };
  const retracts = `merged ${first?.hours}`;
  return [
    ...Object.entries(openings).map(([key, hours]) => opened(key, hours)),
    ...merges.map(({ key, hours, other }) => merged(key, hours, other)),
    ...(withdrawn && first ? [told(first.key, { type: 'retracted', hours: 41, retracts })] : []),
    again,
    told('B', { type: 'replied', hours: 20 }),
  ];
}
