import type { Instant } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { MaintenanceState } from '../../domain/maintenance/fold-maintenance.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { peopleWhoMay } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import {
  type MaintenanceMovedNotice,
  type MaintenanceNotice,
  maintenanceMessageKey,
} from '../../outbox/notice-maintenance.ts';
import type { Db } from '../../storage/database.ts';
import { enqueueNotice, renewNotice } from '../notice/enqueue-notice.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { type Affected, affectedBy, teamChannels } from '../outage/affected.ts';
import type { Judged } from './judge-agreements.ts';
import { judgementWords } from './judgement-words.ts';

/** A planned maintenance with everything that its messages say. */
export type MaintenanceScene = {
  readonly register: Register;
  readonly id: string;
  readonly service: string;
  readonly state: MaintenanceState;
  readonly affected: readonly Affected[];
  /** Those to whom it was announced for another time, at which they were promised something. */
  readonly former: readonly Affected[];
  /** Until when what waits for approval has to be announced; null where that changes nothing. */
  readonly announceBy: Instant | null;
  /** What it means for each agreement, as it stands or is wanted. */
  readonly judged: readonly Judged[];
  /** The same for what waits for approval: other times, or as it stands. */
  readonly waiting: readonly Judged[];
};

/** Something that happened with it, and who is told. */
export type Happened = {
  readonly move: MaintenanceMovedNotice['move'];
  /** What makes it one of its kind. */
  readonly mark: string;
  readonly words: string | null;
  /** What was done with it that is for the team alone. */
  readonly inside?: boolean;
  readonly byName: string;
  readonly sentences?: readonly string[];
};

type Kept = Omit<MaintenanceScene, 'affected' | 'former'>;

/** Whom a maintenance touches. */
export function maintenanceScene(kept: Kept): MaintenanceScene {
  const { register, service, state } = kept;
  const affected = affectedBy(register, { service, at: state.from });
  const known = new Set(affected.map(({ agreement }) => agreement.key));
  const earlier = state.announcedFor.flatMap((at) => affectedBy(register, { service, at }));
  const former = new Map(earlier.map((one) => [one.agreement.key, one]));
  return {
    ...{ ...kept, affected },
    former: [...former.values()].filter(({ agreement }) => !known.has(agreement.key)),
  };
}

type Place = { readonly to: string; readonly customers: readonly Affected[] | null };

/** Brings the messages about a maintenance up to date, and says below them what has just happened. */
export async function tellMaintenance(
  tx: Db,
  context: Telling,
  { scene, happened }: { readonly scene: MaintenanceScene; readonly happened: Happened | null },
): Promise<void> {
  for (const place of placesOf(scene)) {
    const notice = messageIn(scene, place, context.now);
    const recipient = { channel: place.to };
    await renewNotice(tx, context, { notice, recipient });
    if (!happened || !isFor(happened, place)) continue;
    const moved = movedIn(scene, { place, happened, at: context.now });
    const thread = maintenanceMessageKey(notice);
    await enqueueNotice(tx, context, { notice: moved, recipient, thread });
  }
}

/** What is announced stands in the message itself, which is new to customers. */
function isFor({ move, inside = false }: Happened, { customers }: Place): boolean {
  return customers === null || (!inside && move !== 'announced');
}

/** Customers hear of what was approved once, and of what becomes of that. */
function placesOf(scene: MaintenanceScene): readonly Place[] {
  const readers = [...scene.affected, ...scene.former];
  const teams = teamsOf(scene);
  const outside =
    scene.state.approvedAt === null ? [] : readers.flatMap(({ channel }) => channel ?? []);
  return [
    ...teams.map((to) => ({ to, customers: null })),
    ...[...new Set(outside)].map((to) => ({
      to,
      customers: readers.filter(({ channel }) => channel === to),
    })),
  ];
}

/** The channels in which the team reads of it. */
export function teamsOf({ register, service, state }: MaintenanceScene): readonly string[] {
  return teamChannels(register, { service, at: state.from });
}

function messageIn(
  scene: MaintenanceScene,
  { to, customers }: Place,
  now: Instant,
): MaintenanceNotice {
  const { register, id, service, state } = scene;
  const { from, to: until, startedAt, endedAt, expectedTo, staysUp, words } = state;
  const isInside = customers === null;
  return {
    kind: 'maintenance',
    ...{ maintenance: id, to, service, serviceName: nameOf(register, service), words, staysUp },
    ...{ state: state.state, from, until, startedAt, endedAt, expectedTo },
    wanted: isInside && state.wanted ? spanOf(state.wanted) : null,
    overrun: (state.endedAt ?? now) >= state.to && state.state === 'running',
    assumed: state.isEndAssumed,
    timeZone: zoneOf(scene),
    effects: state.state === 'cancelled' ? [] : effectsFor(scene, customers),
    inside: isInside ? insideOf(scene, now) : null,
  };
}

/** Who did something, for the team, to whom the names of jobs say nothing. */
export function doneBy(register: Register, actor: string): string {
  return actor.startsWith('job:') ? 'Accord itself' : actorNamed(register, actor).name;
}

/** The times alone. */
export function spanOf({ from, to }: Interval): Interval {
  return { from, to };
}

/** What it means for the agreements of the readers; the team reads all of them. */
function effectsFor({ judged, state }: MaintenanceScene, customers: Place['customers']) {
  const own = customers?.map(({ agreement }) => agreement.key);
  return judged
    .filter(({ agreement }) => own === undefined || own.includes(agreement.key))
    .map(({ agreement, judgement }) => ({
      ...{ agreement: agreement.key, name: agreement.terms.name ?? agreement.key },
      sentences: [...judgementWords({ agreement, judgement }, state)],
    }));
}

function insideOf(scene: MaintenanceScene, now: Instant): MaintenanceNotice['inside'] {
  const { register, state, affected, former, announceBy } = scene;
  const waits = state.state === 'proposed' || state.wanted !== null;
  return {
    byName: actorNamed(register, state.plannedBy).name,
    note: state.inside,
    approvers: waits ? approversOf(scene).map(({ name }) => name) : [],
    approveBy: waits && announceBy !== null && announceBy >= now ? announceBy : null,
    customers: [...affected, ...former].map(({ customer, channel }) => ({
      name: customer.name,
      channel,
    })),
    reason: state.wanted?.reason ?? state.reason,
  };
}

/** Those who may approve it as a second person. */
export function approversOf({ register, service, state }: MaintenanceScene) {
  const subject = { services: [service], parties: [] };
  const found = peopleWhoMay(register, 'approve-exclusion', subject).map(
    ({ name, user = null }) => ({ name, user }),
  );
  const proposer = actorNamed(register, state.proposedBy).name;
  return [...new Map(found.map((one) => [one.name, one])).values()].filter(
    ({ name }) => name !== proposer,
  );
}

type Moving = { readonly place: Place; readonly happened: Happened; readonly at: number };

function movedIn(
  scene: MaintenanceScene,
  { place: { to, customers }, happened, at }: Moving,
): MaintenanceMovedNotice {
  const { register, id, service, state } = scene;
  const { move, mark, words, byName, sentences = [] } = happened;
  return {
    kind: 'maintenance-moved',
    ...{ maintenance: id, to, serviceName: nameOf(register, service), mark, move, at },
    ...{ from: state.from, until: state.to, words, timeZone: zoneOf(scene) },
    sentences: [...sentences],
    byName: customers === null ? byName : null,
  };
}

/** What a service is called. */
export function nameOf({ services }: Register, service: string): string {
  return services.get(service)?.terms.name ?? service;
}

/** For those whose chat does not know their own zone. */
export function zoneOf({ affected, judged }: MaintenanceScene): string {
  return (affected[0] ?? judged[0])?.agreement.terms.timeZone ?? 'UTC';
}
