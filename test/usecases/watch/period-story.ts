import fc from 'fast-check';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import { addExclusion, addExclusionStep } from '../../../src/storage/exclusions.ts';
import { recordOutages } from '../../../src/storage/outages.ts';
import { recordSamples, type ServiceSample } from '../../../src/storage/samples.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { agree, happen, happening } from './agreed.ts';

const TARGETS = `
  - { key: availability, kind: availability, objective: '99.9', period: month, burnRates: default }
  - { key: lately, kind: availability, objective: '99', period: rolling 7d }
  - { key: resolution, kind: resolution, within: 100m, attainment: '50', period: month, pauses: [awaiting-customer] }
  - { key: response, kind: response, within: 2h, attainment: '100', period: week }
  - { key: stops, kind: reliability, interruptions: 2, meanTimeToRestore: 1h, period: week }
  - { key: checkout, kind: ratio, objective: '90', period: week, burnRates: default }
  - { key: hours, kind: ratio, indicator: checkout, objective: '80', period: week, slice: 1h, sliceObjective: '50', unknown: bad }
  - { key: coffee, kind: fulfilment, windows: [['09:30', '10:00'], ['13:30', '14:00']], attainment: '20', period: month }
  - { key: passwords, kind: attestation, objective: '60', every: 30h, judged: throughout, period: month }
  - { key: demand, kind: volume, capacity: 12, period: month }
`;

// The less of the past there is, the sooner it is said what a correction changes about it.
const SINCE = 'effective: { from: 2026-09-28 }';

/** An agreement with promises of every kind, of which some break by time alone. */
export function agreeOnMuch(context: Context, change = (text: string) => text): Promise<void> {
  return agree(context, (text) =>
    change(
      text
        .replace(/targets:\n(.*\n)+/, `targets:${TARGETS}`)
        .replace('effective: { from: 2026-01-01 }', SINCE),
    ),
  );
}

/** Something that becomes known, and then some time without anything. */
export type Scene = {
  readonly fact: (typeof FACTS)[number];
  readonly id: number;
  /** So many minutes before or after now it happens. */
  readonly minutes: number;
  readonly wait: number;
};

const FACTS = [
  ...([
    'nothing',
    'nothing',
    'goes-down',
    'is-up',
    'was-down',
    'was-not-down',
    'opened',
    'opened',
  ] as const),
  ...([
    'resolved',
    'paused',
    'cancelled',
    'good',
    'bad',
    'delivered',
    'joined',
    'excluded',
  ] as const),
  ...(['stricter', 'laxer'] as const),
];

/** What happens in some days. */
export const STORY: fc.Arbitrary<readonly Scene[]> = fc.array(
  fc.record({
    fact: fc.constantFrom(...FACTS),
    id: fc.nat({ max: 3 }),
    minutes: fc.oneof(fc.integer({ min: -600, max: 0 }), fc.integer({ min: -20, max: 4 })),
    wait: fc.constantFrom(1, 3, 11, 47, 130, 600, 1500),
  }),
  { minLength: 8, maxLength: 14 },
);

/** Lets a workspace know what happens in a scene. */
export async function tell(context: Context, { fact, id, minutes }: Scene): Promise<void> {
  const { now } = context;
  const at = now + minutes * MINUTE;
  const key = `INC${id}`;
  switch (fact) {
    case 'nothing':
      return;
    case 'goes-down':
      return down(context, { id, from: at, to: null });
    case 'is-up':
      return down(context, { id, from: at - HOUR, to: at });
    case 'was-down':
      return down(context, {
        id,
        from: at - minutes * 3_000,
        to: Math.max(at, at - minutes * 3_000),
      });
    case 'was-not-down':
      return down(context, { id, from: at, to: at });
    case 'opened':
      return happen(
        context,
        ...Array.from({ length: 4 }, (_, index) => ({
          key: `${key}.${index}${fact}${now}`,
          events: [happening({ type: 'opened', at })],
        })),
        { key, events: [happening({ type: 'opened', at })] },
      );
    case 'resolved':
    case 'cancelled':
      return happen(context, { key, events: [happening({ type: fact, at })] });
    case 'paused':
      return happen(context, {
        key,
        events: [happening({ type: 'paused', at, reason: 'awaiting-customer', party: 'customer' })],
      });
    case 'good':
      return sampled(context, {
        at,
        indicator: 'checkout',
        of: 'counts',
        good: 900,
        bad: 0,
        unknown: 0,
      });
    case 'bad':
      return sampled(context, {
        at,
        indicator: 'checkout',
        of: 'counts',
        good: 300,
        bad: 200,
        unknown: 0,
      });
    case 'delivered':
      return sampled(context, { at, indicator: 'coffee', of: 'delivery' });
    case 'joined':
      return sampled(context, { at, indicator: 'passwords', of: 'attested', subject: key });
    case 'excluded':
      return exclude(context, { from: at, to: at + (id + 1) * HOUR });
    case 'stricter':
      return agreeOnMuch(context, (text) => text.replace("'99.9'", "'99.95'"));
    case 'laxer':
      return agreeOnMuch(context, (text) => text.replace("attainment: '50'", "attainment: '30'"));
  }
}

type Down = { readonly id: number; readonly from: number; readonly to: number | null };

async function down({ database, workspace, now }: Context, { id, from, to }: Down) {
  const outages = [{ id: `O${id}`, serviceKey: 'email', from, to }];
  await recordOutages(database, { workspaceId: workspace.id, receivedAt: now, outages });
}

type Sampled = ServiceSample extends infer Each
  ? Each extends ServiceSample
    ? Omit<Each, 'id' | 'serviceKey'>
    : never
  : never;

async function sampled({ database, workspace, now }: Context, seen: Sampled) {
  const sample = { ...seen, id: `${seen.of} ${seen.at}`, serviceKey: 'email' };
  await recordSamples(database, {
    ...{ workspaceId: workspace.id, receivedAt: now },
    samples: [sample],
  });
}

async function exclude(
  { database, workspace, now: at }: Context,
  span: { readonly from: number; readonly to: number },
) {
  const { id } = await addExclusion(database, {
    ...{ workspaceId: workspace.id, at, actor: 'a' },
    request: {
      ...{ agreementKey: 'acme-email', serviceKey: null, workItemKey: null, ...span },
      ...{ category: 'force-majeure', reason: 'the river rose', announcedAt: null },
    },
  });
  await addExclusionStep(database, { id, step: 'approved', at, actor: 'b', reason: null });
}
