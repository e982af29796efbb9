import { AccordError } from '../../domain/error.ts';
import { foldNegotiation } from '../../domain/negotiation/fold-negotiation.ts';
import { type Negotiation, termsOnTable } from '../../domain/negotiation/negotiation.ts';
import { participantOf } from '../../domain/negotiation/participant.ts';
import { type Scene, sidedOf } from '../../domain/negotiation/scene.ts';
import type { Sided } from '../../domain/negotiation/sided-terms.ts';
import { homeSide, otherSide, type Side } from '../../domain/negotiation/sides.ts';
import { type Authority, authorityOf } from '../../domain/party/authority.ts';
import type { Viewer } from '../../domain/party/viewer.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Db } from '../../storage/database.ts';
import { type KeptNegotiation, lockNegotiation } from '../../storage/negotiations.ts';
import { draftProblems } from '../draft/plan-draft.ts';
import { readRegister } from '../register/load-register.ts';
import type { Setting } from '../status/viewing.ts';
import { signingHash } from './signing-hash.ts';
import { placeIn } from './words/change-words.ts';

/** Which negotiation: the last one of an agreement. */
export type TablePlace = {
  /** The key of the agreement. */
  readonly key: string;
};

/** A negotiation as somebody finds it who may know of it. */
export type Table = {
  readonly id: string;
  readonly scene: Scene;
  readonly authority: Authority;
  /** For which side they look at it. */
  readonly side: Side;
};

/** What an actor may do, by the register as a transaction sees it. */
export async function authorityIn(tx: Db, { workspace, actor }: Setting): Promise<Authority> {
  const register = await readRegister(tx, workspace.id);
  const channelName = actor.kind === 'person' ? actor.channelName : undefined;
  return authorityOf(register, { actor, homeTeamId: workspace.teamId, channelName });
}

/** The negotiation of an agreement, which nobody else moves until the transaction ends. */
export async function sitDown(tx: Db, context: Setting, { key }: TablePlace): Promise<Table> {
  const kept = await lockNegotiation(tx, { workspaceId: context.workspace.id, agreementKey: key });
  const authority = await authorityIn(tx, context);
  const table = kept && tableOf(context, authority, kept);
  if (!table) throw noTable(key);
  return table;
}

/** A negotiation for an actor; null for those who may not know of it. */
export function tableOf(
  context: Pick<Setting, 'actor' | 'now'>,
  authority: Authority,
  { id, agreementKey: key, steps }: KeptNegotiation,
): Table | null {
  const scene = sceneOf(context, authority, { key, state: foldNegotiation(steps) });
  const side = sideSeen(authority.viewer, scene);
  return side === null ? null : { id, scene, authority, side };
}

type Standing = { readonly key: string; readonly state: Negotiation };

/** Everything that a decision of an actor looks at. */
export function sceneOf(
  { actor, now }: Pick<Setting, 'actor' | 'now'>,
  authority: Authority,
  { key, state }: Standing,
): Scene {
  const { register } = authority;
  return {
    ...{ key, state, register, now, hashOf: (terms) => signingHash(terms, state.salt) },
    who: participantOf(sidedOf({ state }), { authority, actor }),
    problemsOf: problemsIn(register, key, now),
    termNamed: (path) => placeIn(path, termsOnTable(state)),
  };
}

/** Says what would keep terms of an agreement out of a register. */
function problemsIn(register: Register, key: string, now: number): Scene['problemsOf'] {
  return (terms) =>
    draftProblems(register, { kind: 'agreement', key, terms, now }).map(({ path, message }) =>
      path === '' ? message : `${placeIn(path, terms)}: ${message}`,
    );
}

/** Nobody learns of what the other side has not sent yet, nor of the agreements of others. */
function sideSeen(viewer: Viewer, { state, who }: Scene): Side | null {
  const terms = sidedOf({ state });
  const side = who.side ?? watching(viewer, terms);
  if (side === null || !isTheirs(viewer, terms)) return null;
  const isKnown = state.rounds.length > 0 || side === state.side;
  return isKnown || state.preparations[side] !== null ? side : null;
}

function watching(viewer: Viewer, terms: Sided): Side | null {
  if (viewer.kind === 'stranger') return null;
  return viewer.kind === 'staff' ? homeSide(terms) : otherSide(homeSide(terms));
}

function isTheirs(viewer: Viewer, { kind, customer, provider }: Sided): boolean {
  switch (viewer.kind) {
    case 'staff':
      return true;
    case 'customer':
      return (kind === 'SLA' || kind === 'SLR') && viewer.partyKeys.includes(customer);
    case 'supplier':
      return kind === 'UC' && viewer.partyKeys.includes(provider);
    case 'stranger':
      return false;
  }
}

/** The same for those who may not know of it as for what does not exist. */
export function noTable(key: string): AccordError {
  return new AccordError(
    'not-found',
    `There is no negotiation of “${key}” that you can see. /sla list shows the agreements.`,
  );
}
