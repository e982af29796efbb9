import { type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { saidTo } from '../../domain/outage/fold-outage.ts';
import { may, requireAuthority } from '../../domain/party/authority.ts';
import type { ServiceRevision } from '../../domain/register/register.ts';
import { declaredOutages } from '../../storage/outage-steps.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { openView, serviceMeant, type Viewing } from '../status/viewing.ts';
import { sceneKept } from './declare-outage.ts';
import { isFromSource } from './fact-ids.ts';
import { openOutagesOf } from './open-outages.ts';
import type { OutageScene } from './tell-outage.ts';

/** An outage that goes on, as somebody may know of it. */
export type ListedOutage = {
  /** Null for one that a source has recorded and nobody has told of. */
  readonly id: string | null;
  readonly service: string;
  readonly serviceName: string;
  readonly from: Instant;
  readonly severity: number | null;
  readonly words: string | null;
  /** The last thing that the viewer may read about it. */
  readonly latest: { readonly at: Instant; readonly words: string } | null;
  /** Until when the viewer, or of the team any customer, is to hear the next word. */
  readonly nextUpdateAt: Instant | null;
  /** Whether that has passed. */
  readonly isUpdateLate: boolean;
  /** What the team alone knows; null for customers. */
  readonly scene: OutageScene | null;
  /** Whether the viewer may go on with it. */
  readonly mayTell: boolean;
};

/** The outages that go on now, of the services that the actor may know of. */
export async function listOutages(
  context: Telling,
  { service }: { readonly service?: string | undefined } = {},
): Promise<readonly ListedOutage[]> {
  const view = await openView(context);
  const named = service === undefined ? null : serviceMeant(view, service).key;
  const serviceKeys = named === null ? [...view.visible.services.keys()] : [named];
  const of = { workspaceId: context.workspace.id };
  const kept = await declaredOutages(context.database, { ...of, serviceKeys, states: ['open'] });
  const scenes = await Promise.all(
    kept.map((one) => sceneKept(context.database, context, { register: view.register, kept: one })),
  );
  const declared = scenes.flatMap((scene) => seenBy(view, scene, context.now) ?? []);
  if (view.viewer.kind !== 'staff') return declared;
  const facts = await openOutagesOf(context.database, {
    ...{ ...of, services: serviceKeys, at: context.now },
  });
  // What a source sees while somebody has declared it is the same outage.
  const told = new Set(kept.map((one) => one.serviceKey));
  return [
    ...declared,
    ...facts
      .filter(({ id, serviceKey }) => isFromSource(id) && !told.has(serviceKey))
      .map(({ serviceKey, from }) => ({
        ...{ id: null, service: serviceKey, serviceName: nameIn(view, serviceKey), from },
        ...{ severity: null, words: null, latest: null, nextUpdateAt: null, scene: null },
        ...{ isUpdateLate: false, mayTell: false },
      })),
  ];
}

/** Whether somebody may declare any outage. */
export async function mayDeclare(context: Telling): Promise<boolean> {
  const { authority } = await openView(context);
  return may(authority, 'record-outages', 'anything');
}

/** Refuses those who may declare no outage at all, and says who may. */
export async function requireDeclaring(context: Telling): Promise<void> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'record-outages', 'anything');
}

/** Customers know of what touches a promise to them, and of that what was meant for them. */
function seenBy(view: Viewing, scene: OutageScene, now: Instant): ListedOutage | null {
  const { viewer, authority } = view;
  const { id, service, state } = scene;
  const isStaff = viewer.kind === 'staff';
  const keys = viewer.kind === 'customer' ? viewer.partyKeys : [];
  const own = scene.affected.filter(({ customer }) => isStaff || keys.includes(customer.key));
  const said = saidTo(state, keys);
  if (!isStaff && (own.length === 0 || said.length === 0)) return null;
  const dues = scene.updates.flatMap(({ affected, dueAt }) =>
    own.includes(affected) ? dueAt : [],
  );
  const nextUpdateAt = dues.length > 0 ? Math.min(...dues) : null;
  return {
    ...{ id, service, serviceName: nameIn(view, service), from: state.from },
    severity: state.severity,
    words: isStaff ? state.words : (said[0]?.words ?? null),
    latest: isStaff ? state.latest : (said.slice(1).at(-1) ?? null),
    nextUpdateAt,
    isUpdateLate: nextUpdateAt !== null && nextUpdateAt <= now,
    scene: isStaff ? scene : null,
    mayTell: may(authority, 'record-outages', { services: [service], parties: [] }),
  };
}

function nameIn({ register }: Viewing, service: string): string {
  return register.services.get(service)?.terms.name ?? service;
}

const JUST_ENDED = 120 * MINUTE;

/** The one declared outage of a service that somebody means: by its number any, else the open one; of several, they are asked which. */
export async function outageMeant(
  context: Telling,
  { service, id }: { readonly service: string; readonly id?: string | undefined },
): Promise<{ readonly id: string; readonly service: ServiceRevision }> {
  const view = await openView(context);
  const meant = serviceMeant(view, service);
  if (id !== undefined) return { id: await numbered(context, meant.key, id), service: meant };
  const found = (await listOutages(context, { service: meant.key })).filter(
    (one) => one.id !== null,
  );
  const [first, ...others] = found;
  if (first?.id && others.length === 0) return { id: first.id, service: meant };
  if (first) {
    const list = found.map((one) => `${one.id} (“${one.words}”)`).join(', ');
    throw new AccordError(
      'conflict',
      `There are several outages of ${meant.terms.name}: ${list}. Say which one, such as --id ${first.id}.`,
    );
  }
  const since = (await hasJustEnded(context, meant.key)) ? ' The last one is over already.' : '';
  throw new AccordError(
    'not-found',
    `No outage of ${meant.terms.name} goes on that anybody has declared.${since} /sla outage start ${meant.key} "…" declares one.`,
  );
}

/** Whether one was ended or withdrawn a moment ago, perhaps by somebody else; it need not be the newest. */
async function hasJustEnded({ database, workspace, now }: Telling, service: string) {
  const of = { workspaceId: workspace.id, serviceKeys: [service], limit: 5 };
  const latest = (await declaredOutages(database, of)).flatMap(({ steps }) => steps.at(-1) ?? []);
  return latest.some(({ at }) => now - at < JUST_ENDED);
}

/** What is no number, or that of another service, is told as not there. */
async function numbered(context: Telling, service: string, id: string): Promise<string> {
  const ids = /^\d{1,18}$/.test(id) ? [id] : [];
  const of = { workspaceId: context.workspace.id, ids, serviceKeys: [service] };
  const [kept] = await declaredOutages(context.database, of);
  if (kept) return kept.id;
  throw new AccordError(
    'not-found',
    `There is no outage ${id} of this service. /sla outage shows those that go on.`,
  );
}
