import type { Instant } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import type { MaintenanceState } from '../../domain/maintenance/fold-maintenance.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { may, requireAuthority } from '../../domain/party/authority.ts';
import { maintenancesIn } from '../../storage/maintenances.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { openView, serviceMeant, type Viewing } from '../status/viewing.ts';
import { judgementWords } from './judgement-words.ts';
import { sceneKept, stateOf } from './keep-maintenance-step.ts';
import type { MaintenanceScene } from './tell-maintenance.ts';

/** A planned maintenance as somebody may know of it. */
export type ListedMaintenance = Pick<
  MaintenanceState,
  | 'from'
  | 'to'
  | 'state'
  | 'words'
  | 'staysUp'
  | 'startedAt'
  | 'endedAt'
  | 'isEndAssumed'
  | 'wanted'
> & {
  readonly id: string;
  readonly service: string;
  readonly serviceName: string;
  /** What it means for the agreements that the viewer may know of. */
  readonly effects: readonly { readonly name: string; readonly sentences: readonly string[] }[];
  /** What only the team reads. */
  readonly inside: string | null;
  readonly mayChange: boolean;
  /** Whether the viewer can approve it now, as a second person. */
  readonly mayApprove: boolean;
  /** Until when it has to be approved so that the agreed notice is kept; null where that changes nothing. */
  readonly approveBy: Instant | null;
};

type Asked = { readonly service?: string | undefined };
const MOST = 40;

/** Planned, running and past maintenance of the services that the actor may know of, the last first. */
export function listMaintenances(
  context: Telling,
  asked: Asked = {},
): Promise<readonly ListedMaintenance[]> {
  return seen(context, { ...asked, limit: MOST });
}

type Wanted = Asked &
  Pick<Parameters<typeof maintenancesIn>[1], 'ids' | 'states' | 'limit'> & {
    /** Which of them are looked at at all. */
    readonly only?: (state: MaintenanceState) => boolean;
  };

async function seen(
  context: Telling,
  { service, only = () => true, ...wanted }: Wanted,
): Promise<readonly ListedMaintenance[]> {
  const view = await openView(context);
  const keys = [...view.visible.services.keys()];
  const serviceKeys = service === undefined ? keys : [serviceMeant(view, service).key];
  const asked = { workspaceId: context.workspace.id, serviceKeys, ...wanted };
  const found = await maintenancesIn(context.database, asked);
  const kept = found.filter((one) => only(stateOf(one)));
  const scenes = await Promise.all(
    kept.map((one) => sceneKept(context.database, context, { register: view.register, kept: one })),
  );
  return scenes
    .flatMap((scene) => seenBy(view, scene, context) ?? [])
    .toSorted((a, b) => b.from - a.from || Number(b.id) - Number(a.id));
}

/** Customers know of what was announced to them, and of what it means for their own agreements. */
function seenBy(
  view: Viewing,
  scene: MaintenanceScene,
  { actor, now }: Pick<Telling, 'actor' | 'now'>,
): ListedMaintenance | null {
  const { viewer, authority, register } = view;
  const { id, service, state, judged, affected, announceBy } = scene;
  const waits = state.state === 'proposed' || state.wanted !== null;
  const isStaff = viewer.kind === 'staff';
  const keys = viewer.kind === 'customer' ? viewer.partyKeys : [];
  const isTold = affected.some(({ customer }) => keys.includes(customer.key));
  if (!isStaff && (!isTold || state.approvedAt === null)) return null;
  const own = judged.filter(({ agreement }) => view.visible.agreements.has(agreement.key));
  const subject = { services: [service], parties: [] };
  const { from, to, words, staysUp, startedAt, endedAt, isEndAssumed } = state;
  return {
    ...{ id, service, from, to, words, staysUp, startedAt, endedAt, isEndAssumed },
    state: state.state,
    wanted: isStaff ? state.wanted : null,
    serviceName: register.services.get(service)?.terms.name ?? service,
    effects: own.map((one) => ({
      name: one.agreement.terms.name ?? one.agreement.key,
      sentences: judgementWords(one, state),
    })),
    inside: isStaff ? state.inside : null,
    mayChange: may(authority, 'request-exclusion', subject),
    mayApprove:
      may(authority, 'approve-exclusion', subject) &&
      waits &&
      state.proposedBy !== nameActor(actor),
    approveBy: isStaff && waits && (announceBy ?? 0) >= now ? announceBy : null,
  };
}

/** What waits for the actor's approval, what has to be approved first at the beginning. */
export async function maintenancesToApprove(
  context: Telling,
): Promise<readonly ListedMaintenance[]> {
  const { authority } = await openView(context);
  if (!may(authority, 'approve-exclusion', 'anything')) return [];
  const waiting = await seen(context, { states: ['proposed', 'planned'], limit: MOST });
  const dueOf = ({ approveBy, from }: ListedMaintenance) => approveBy ?? from;
  return waiting.filter(({ mayApprove }) => mayApprove).toSorted((a, b) => dueOf(a) - dueOf(b));
}

/** What took place while nobody saw it, and whose end the actor may say. */
export async function maintenancesToEnd(context: Telling): Promise<readonly ListedMaintenance[]> {
  const { authority } = await openView(context);
  if (!may(authority, 'request-exclusion', 'anything')) return [];
  const only = ({ isEndAssumed }: MaintenanceState) => isEndAssumed;
  const unsure = await seen(context, { states: ['over'], limit: MOST, only });
  return unsure.filter(({ mayChange }) => mayChange);
}

const CHANGING = ['proposed', 'planned', 'running'] as const;

/** The maintenance with a number, however many are newer; what is no number may come from a forged button. */
async function numbered(context: Telling, id: string): Promise<readonly ListedMaintenance[]> {
  return /^\d{1,18}$/.test(id) ? await seen(context, { ids: [id] }) : [];
}

/** The one maintenance of a service that somebody means, by its number or because there is no other; of several, they are asked which. */
export async function maintenanceMeant(
  context: Telling,
  meant: string,
): Promise<ListedMaintenance> {
  const found = /^\d+$/.test(meant)
    ? await numbered(context, meant)
    : await seen(context, { service: meant, states: CHANGING });
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  if (first) {
    const list = found.map(({ id, words }) => `${id} (“${words}”)`).join(', ');
    throw new AccordError(
      'conflict',
      `Several are planned: ${list}. Say which by its number, such as ${first.id}.`,
    );
  }
  throw new AccordError(
    'not-found',
    `There is no maintenance “${meant}” that could be changed. /sla maintenance shows what is planned.`,
  );
}

/** Whether somebody may plan any maintenance. */
export async function mayPlan(context: Telling): Promise<boolean> {
  const { authority } = await openView(context);
  return may(authority, 'request-exclusion', 'anything');
}

/** Refuses those who may plan no maintenance at all, and says who may. */
export async function requirePlanning(context: Telling): Promise<void> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'request-exclusion', 'anything');
}

type ToChange = {
  readonly id: string;
  readonly right: 'request-exclusion' | 'approve-exclusion';
};

/** A maintenance for somebody who wants to do something with it; whoever may not is told who may. */
export async function maintenanceToChange(
  context: Telling,
  { id, right }: ToChange,
): Promise<ListedMaintenance> {
  const { authority } = await openView(context);
  requireAuthority(authority, right, 'anything');
  const [found] = await numbered(context, id);
  if (!found) {
    throw new AccordError(
      'not-found',
      'There is no such maintenance. /sla maintenance shows what is planned.',
    );
  }
  requireAuthority(authority, right, { services: [found.service], parties: [] });
  return found;
}
