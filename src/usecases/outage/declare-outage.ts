import { MINUTE } from '../../domain/calendar/instant.ts';
import { decideDeclared } from '../../domain/outage/decide-outage.ts';
import type { Declared } from '../../domain/outage/steps.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { lockMatter } from '../../storage/matters.ts';
import { addDeclaredOutage, declaredOutages, type KeptOutage } from '../../storage/outage-steps.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { openView, serviceMeant } from '../status/viewing.ts';
import { keepOutageStep, stateOf } from './keep-outage-step.ts';
import { meanwhileWords } from './meanwhile.ts';
import { placedAsNamed } from './placed-as-named.ts';
import { type OutageScene, sceneOf } from './tell-outage.ts';

/** What somebody tells of an interruption; the service by any of its names. */
export type WantedOutage = Pick<Declared, 'from' | 'severity' | 'words'> &
  Partial<Omit<Declared, 'type'>> & { readonly service: string };

/** `repeated`: it was told already, a moment ago and in the same words. */
export type DeclaredScene = OutageScene & { readonly repeated: boolean };

const SAME_WITHIN = 10 * MINUTE;

/** Tells that a service is interrupted: recorded as a fact, and told to its team and to the customers concerned. */
export async function declareOutage(
  context: Telling,
  wanted: WantedOutage,
): Promise<DeclaredScene> {
  const { database, workspace, now: at } = context;
  const { register, service, declared } = await outageToDeclare(context, wanted);
  const of = { workspaceId: workspace.id, serviceKey: service };
  return transactionTriedAgain(database, async (tx) => {
    await lockMatter(tx, { workspaceId: of.workspaceId, matter: `outage ${of.serviceKey}` });
    const open = await declaredOutages(tx, { ...of, serviceKeys: [service], states: ['open'] });
    const known = open.find((one) => isSame(one, declared, at));
    if (known)
      return { ...(await sceneKept(tx, context, { register, kept: known })), repeated: true };
    const id = await addDeclaredOutage(tx, { ...of, at });
    const kept = { id, serviceKey: service, steps: [] };
    return {
      ...(await keepOutageStep(tx, context, { register, kept, content: declared })),
      repeated: false,
    };
  });
}

/** The same without doing it: refused where it could not be done, and whom it would be told to. */
export async function outageToDeclare(context: Telling, wanted: WantedOutage) {
  const view = await openView(context);
  requireAuthority(view.authority, 'record-outages', 'anything');
  const { key: service } = serviceMeant(view, wanted.service);
  requireAuthority(view.authority, 'record-outages', { services: [service], parties: [] });
  const { service: _, words, ...given } = wanted;
  const rest = placedAsNamed(given, view.register.services.get(service)?.terms);
  const none = { inside: null, component: null, segment: null, weight: 1, teamFirst: false };
  const told = { ...none, ...rest, type: 'declared', words: words.trim() } as const;
  return { register: view.register, service, declared: decideDeclared(told, context.now) };
}

type Scened = { readonly register: Register; readonly kept: KeptOutage };

/** An outage as it is kept, with everything that its messages say. */
export async function sceneKept(
  tx: Db,
  { workspace, now }: Pick<Telling, 'workspace' | 'now'>,
  { register, kept }: Scened,
) {
  const { id, serviceKey: service } = kept;
  const state = stateOf(kept);
  const asked = { workspaceId: workspace.id, register, service, state, now };
  return sceneOf({ register, id, service, state, overlaps: await meanwhileWords(tx, asked) });
}

/** Told again within a moment, as by a second click. */
function isSame(kept: KeptOutage, wanted: Declared, at: number): boolean {
  const { declaredAt, words, severity, component, segment } = stateOf(kept);
  return (
    at - declaredAt < SAME_WITHIN &&
    words === wanted.words &&
    severity === wanted.severity &&
    component === wanted.component &&
    JSON.stringify(segment) === JSON.stringify(wanted.segment)
  );
}
