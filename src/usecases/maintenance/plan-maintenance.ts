import { DAY } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { zonedSpan } from '../../domain/calendar/zoned-words.ts';
import { AccordError } from '../../domain/error.ts';
import { refusePast } from '../../domain/maintenance/decide-maintenance.ts';
import { refuseLong } from '../../domain/outage/refuse-long.ts';
import { requireAuthority, subjectOf } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import {
  addMaintenance,
  type KeptMaintenance,
  maintenancesIn,
} from '../../storage/maintenances.ts';
import { lockMatter } from '../../storage/matters.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { zoneOfService } from '../outage/affected.ts';
import { openOutagesOf } from '../outage/open-outages.ts';
import { openView, serviceMeant } from '../status/viewing.ts';
import { type Judged, judgeAgreements } from './judge-agreements.ts';
import { judgementWords } from './judgement-words.ts';
import { keepMaintenanceStep, sceneKept, stateOf } from './keep-maintenance-step.ts';
import type { MaintenanceScene } from './tell-maintenance.ts';

/** What somebody plans; the service by any of its names. */
export type WantedMaintenance = Interval & {
  readonly service: string;
  readonly words: string;
  readonly inside?: string | null;
  readonly staysUp?: boolean;
};

/** What a plan would mean, were it approved and announced now. */
export type Preview = Interval & {
  readonly register: Register;
  readonly service: string;
  readonly judged: readonly Judged[];
  /** The same in sentences, by agreement. */
  readonly effects: readonly { readonly name: string; readonly sentences: readonly string[] }[];
  /** Other maintenance and outages of the same time, in sentences. */
  readonly overlaps: readonly string[];
};

/** Says what a maintenance would mean for each agreement before anybody is told; refuses what could not be planned. */
export async function previewMaintenance(
  context: Telling,
  wanted: WantedMaintenance,
): Promise<Preview> {
  const { from, to } = wanted;
  const view = await openView(context);
  requireAuthority(view.authority, 'request-exclusion', 'anything');
  const { key: service } = serviceMeant(view, wanted.service);
  requireAuthority(view.authority, 'request-exclusion', { services: [service], parties: [] });
  refusePast(wanted, context.now);
  if (wanted.words.trim() === '') {
    throw new AccordError(
      'invalid',
      'Write what customers are to read: what is done, and what they notice of it.',
    );
  }
  refuseLong(wanted);
  const { register } = view;
  const judged = await judgeAgreements(context.database, {
    ...{ workspaceId: context.workspace.id, register, service, span: { from, to } },
    ...{ announcedAt: context.now, besides: [] },
  });
  for (const { agreement, judgement } of judged) {
    if (judgement.agreed.length === 0) continue;
    requireAuthority(view.authority, 'request-exclusion', subjectOf(agreement.terms));
  }
  const { staysUp = false } = wanted;
  const effects = judged.map((one) => ({
    name: one.agreement.terms.name ?? one.agreement.key,
    sentences: judgementWords(one, { staysUp }),
  }));
  const overlaps = await overlapsOf(context.database, context, { register, service, from, to });
  return { register, service, from, to, judged, effects, overlaps };
}

/** `repeated`: the same was planned already. */
export type PlannedScene = MaintenanceScene & { readonly repeated: boolean };

/** Plans a maintenance: nobody outside hears of it before a second person approves it. */
export async function planMaintenance(
  context: Telling,
  wanted: WantedMaintenance,
): Promise<PlannedScene> {
  const { register, service } = await previewMaintenance(context, wanted);
  const { workspace, now: at } = context;
  const { from, to, inside = null, staysUp = false } = wanted;
  const words = wanted.words.trim();
  const of = { workspaceId: workspace.id, serviceKey: service };
  return transactionTriedAgain(context.database, async (tx) => {
    await lockMatter(tx, { workspaceId: of.workspaceId, matter: `maintenance ${of.serviceKey}` });
    const states = ['proposed', 'planned'] as const;
    const others = await maintenancesIn(tx, { ...of, serviceKeys: [service], states });
    const known = others.find((one) => isSame(one, { from, to, words }));
    if (known)
      return { ...(await sceneKept(tx, context, { register, kept: known })), repeated: true };
    const id = await addMaintenance(tx, { ...of, at });
    const scene = await keepMaintenanceStep(tx, context, {
      register,
      kept: { id, serviceKey: service, steps: [] },
      content: { type: 'proposed', from, to, words, inside: inside?.trim() || null, staysUp },
      // The message itself is new and says all of it.
      happened: null,
    });
    return { ...scene, repeated: false };
  });
}

function isSame(kept: KeptMaintenance, wanted: Interval & { readonly words: string }): boolean {
  const { from, to, words } = stateOf(kept);
  return from === wanted.from && to === wanted.to && words === wanted.words;
}

type Overlapping = Interval & {
  readonly register: Register;
  readonly service: string;
  /** Itself. */
  readonly id?: string;
};

/** What else happens to a service in a span, in sentences. */
async function overlapsOf(
  db: Db,
  { workspace, now }: Pick<Telling, 'workspace' | 'now'>,
  { register, service, from, to, id }: Overlapping,
): Promise<readonly string[]> {
  const workspaceId = workspace.id;
  const states = ['proposed', 'planned', 'running'] as const;
  const kept = await maintenancesIn(db, { workspaceId, serviceKeys: [service], states });
  const name = register.services.get(service)?.terms.name ?? service;
  const zone = zoneOfService(register, service);
  const planned = kept
    .filter((one) => one.id !== id)
    .map((one) => ({ id: one.id, ...stateOf(one) }))
    .filter((state) => state.from < to && state.to > from)
    .map(
      (state) =>
        `Maintenance ${state.id} of ${name} is planned for the same time: ${zonedSpan(state, zone)}.`,
    );
  // What goes on now says nothing about a time that is far ahead.
  if (from > now + DAY) return planned;
  const open = await openOutagesOf(db, { workspaceId, services: [service], at: now });
  return open.length > 0 ? [...planned, `An outage of ${name} goes on now.`] : planned;
}
