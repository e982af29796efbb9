import type { Instant } from '../../domain/calendar/instant.ts';
import { beginnings, type OutageState, saidTo } from '../../domain/outage/fold-outage.ts';
import type { OutageStep } from '../../domain/outage/steps.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { Register } from '../../domain/register/register.ts';
import { segmentWords } from '../../domain/target/segment.ts';
import {
  type OutageMovedNotice,
  type OutageNotice,
  outageMessageKey,
} from '../../outbox/notice-outage.ts';
import type { Db } from '../../storage/database.ts';
import { enqueueNotice, renewNotice } from '../notice/enqueue-notice.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { type Affected, affectedBy, teamChannels } from './affected.ts';
import { countingWords } from './counting-words.ts';
import { type NextUpdate, nextUpdates } from './next-updates.ts';

/** A declared outage with everything that its messages say. */
export type OutageScene = {
  readonly register: Register;
  readonly id: string;
  readonly service: string;
  readonly state: OutageState;
  readonly affected: readonly Affected[];
  /** Those to whom it was told before its beginning was corrected, and to whom nothing was promised then. */
  readonly former: readonly Affected[];
  readonly updates: readonly NextUpdate[];
  /** What else is known of the same time: planned maintenance, other sources; in sentences. */
  readonly overlaps: readonly string[];
  /** For which promises it counts, where some are for sites; in sentences for the team. */
  readonly counting: readonly string[];
};

type Kept = Pick<OutageScene, 'register' | 'id' | 'service' | 'state' | 'overlaps'>;

/** Whom an outage touches, and when they are to hear of it next. */
export function sceneOf(kept: Kept): OutageScene {
  const { register, service, state } = kept;
  const [affected = [], ...earlier] = beginnings(state).map((at) =>
    affectedBy(register, { service, at }),
  );
  const named = new Map(earlier.flat().map((one) => [one.agreement.key, one]));
  for (const { agreement } of affected) named.delete(agreement.key);
  const former = [...named.values()];
  const counting = countingWords({ ...kept, affected });
  return { ...kept, affected, former, counting, updates: nextUpdates(state, affected) };
}

/** What the customers of each channel read of it, or would read. */
export function readingsOf(scene: OutageScene): readonly OutageNotice[] {
  return placesOf(scene)
    .filter(({ isInside }) => !isInside)
    .map((place) => messageIn(scene, place));
}

/** Brings the messages about an outage up to date, and says below them what has just happened. */
export async function tellOutage(
  tx: Db,
  context: Telling,
  { scene, step }: { readonly scene: OutageScene; readonly step: OutageStep | null },
): Promise<void> {
  for (const place of placesOf(scene).filter((one) => isTold(scene, one))) {
    const notice = messageIn(scene, place);
    await renewNotice(tx, context, { notice, recipient: { channel: place.to } });
    const moved = step && movedIn(scene, { place, step });
    if (!moved) continue;
    const recipient = { channel: place.to };
    await enqueueNotice(tx, context, {
      notice: moved,
      recipient,
      thread: outageMessageKey(notice),
    });
  }
}

/** A channel in which an outage is told: of the team, or of the customers who read there. */
type Place = {
  readonly to: string;
  readonly isInside: boolean;
  /** The customers who read it; of the team all of them. */
  readonly customers: readonly Affected[];
};

function placesOf({ register, service, state, affected, former }: OutageScene): readonly Place[] {
  const teams = beginnings(state).flatMap((at) => teamChannels(register, { service, at }));
  const readers = [...affected, ...former];
  const outside = new Set(readers.flatMap(({ channel }) => channel ?? []));
  const inside = [...new Set(teams)].filter((to) => !outside.has(to));
  return [
    ...inside.map((to) => ({ to, isInside: true, customers: affected })),
    ...[...outside].map((to) => ({
      ...{ to, isInside: false },
      customers: readers.filter(({ channel }) => channel === to),
    })),
  ];
}

/** Customers hear of it from when on somebody wrote to them. */
function isTold({ state }: OutageScene, { isInside, customers }: Place): boolean {
  return isInside || saidTo(state, keysOf(customers)).length > 0;
}

function keysOf(customers: readonly Affected[]): readonly string[] {
  return customers.map(({ customer }) => customer.key);
}

function messageIn(scene: OutageScene, { to, isInside, customers }: Place): OutageNotice {
  const { register, id, service, state } = scene;
  const { severity, from, to: until } = state;
  const [first, ...later] = saidTo(state, keysOf(customers));
  return {
    kind: 'outage',
    ...{ outage: id, to, service, serviceName: nameOf(register, service), severity, from, until },
    words: isInside ? state.words : (first?.words ?? state.words),
    ...{ state: state.state, timeZone: zoneOf(scene, customers) },
    segment: state.segment && segmentWords(state.segment),
    latest: isInside ? state.latest : (later.at(-1) ?? null),
    nextUpdateAt: isInside ? null : soonest(scene, customers),
    inside: isInside ? insideOf(scene) : null,
  };
}

function isFor(content: OutageStep['content'], keys: readonly string[]): boolean {
  if (content.type !== 'updated' || content.customers === null) return true;
  return content.customers.some((key) => keys.includes(key));
}

function insideOf(scene: OutageScene): OutageNotice['inside'] {
  const { register, state, affected, former, overlaps } = scene;
  const { declaredBy, component, weight, inside: note, cause, reason } = state;
  return {
    byName: actorNamed(register, declaredBy).name,
    ...{ component, weight, note, cause, reason, overlaps: [...overlaps] },
    customers: [...affected, ...former].map((one) => ({
      name: one.customer.name,
      channel: one.channel,
      told: saidTo(state, keysOf([one])).length > 0,
      nextUpdateAt: soonest(scene, [one]),
    })),
  };
}

function soonest({ updates }: OutageScene, customers: readonly Affected[]): Instant | null {
  const dues = updates.filter(({ affected }) => customers.includes(affected));
  return dues.length > 0 ? Math.min(...dues.map(({ dueAt }) => dueAt)) : null;
}

type Moving = { readonly place: Place; readonly step: OutageStep };

/** What has just happened, as the readers of a channel may read it; null when it is not for them. */
function movedIn(scene: OutageScene, { place, step }: Moving): OutageMovedNotice | null {
  const { content, number, at, actor } = step;
  const { register, id, service, state, affected } = scene;
  if (content.type === 'declared') return null;
  const keys = keysOf(place.customers);
  const words = 'words' in content ? content.words : null;
  // What is the first word to them stands in the message itself, which is new.
  if (!place.isInside && saidTo({ steps: earlier(state, step) }, keys).length === 0) return null;
  if (!place.isInside && content.type === 'updated' && (words === null || !isFor(content, keys))) {
    return null;
  }
  const nameOfKey = (key: string) =>
    affected.find(({ customer }) => customer.key === key)?.customer.name ?? key;
  return {
    ...{ kind: 'outage-moved', outage: id, to: place.to, step: number, move: content.type, at },
    ...{ serviceName: nameOf(register, service), words, from: state.from, until: state.to },
    timeZone: zoneOf(scene, place.customers),
    inside: place.isInside
      ? {
          byName: actorNamed(register, actor).name,
          note: noteOf(content),
          customers: readersOf(content)?.map(nameOfKey) ?? null,
        }
      : null,
  };
}

function earlier({ steps }: OutageScene['state'], { number }: OutageStep): readonly OutageStep[] {
  return steps.filter((step) => step.number < number);
}

function noteOf(content: OutageStep['content']): string | null {
  switch (content.type) {
    case 'declared':
    case 'updated':
      return content.inside;
    case 'ended':
      return content.cause;
    case 'corrected':
    case 'withdrawn':
      return content.reason;
  }
}

function readersOf(content: OutageStep['content']): readonly string[] | null {
  if (content.type !== 'updated') return null;
  return content.words === null ? [] : content.customers;
}

function nameOf({ services }: Register, service: string): string {
  return services.get(service)?.terms.name ?? service;
}

/** For those whose chat does not know their own zone. */
function zoneOf({ affected }: OutageScene, customers: readonly Affected[]): string {
  return (customers[0] ?? affected[0])?.agreement.terms.timeZone ?? 'UTC';
}
