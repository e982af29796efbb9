import type { AgreementRevision, Register } from '../register/register.ts';
import type { Actor } from './actor.ts';
import type { Person as ListedPerson, PartyTerms } from './party-terms.ts';

/** For whom an actor stands, and so what they may see. */
export type Viewer =
  | { readonly kind: 'staff' }
  | { readonly kind: 'customer' | 'supplier'; readonly partyKeys: readonly string[] }
  | { readonly kind: 'stranger' };

/** Who acts, where, and whose register it is. */
export type Setting = {
  readonly actor: Actor;
  /** The team whose register this is; null until one has claimed it. */
  readonly homeTeamId: string | null;
  /** The name of the channel that the person acts in, when the register knows channels by name. */
  readonly channelName?: string | undefined;
};

type Person = Extract<Actor, { kind: 'person' }>;
type Party = { readonly key: string; readonly terms: PartyTerms };

/** For whom somebody stands: being listed in a party decides first, then the team, then the channel. */
export function viewerOf(register: Register, setting: Setting): Viewer {
  const { actor } = setting;
  if (actor.kind !== 'person') return { kind: 'staff' };
  const parties = [...register.parties.values()];
  const listed = parties.filter(({ terms }) => lists(terms, actor));
  const outside = standingFor(listed);
  if (outside) return outside;
  const atHome = setting.homeTeamId !== null && actor.teamId === setting.homeTeamId;
  if (listed.length > 0 || (atHome && !actor.guest)) return { kind: 'staff' };
  return standingFor(parties.filter((party) => meetsIn(party, setting))) ?? { kind: 'stranger' };
}

/** The agreements that a viewer may know of: nobody outside sees what lies under an SLA. */
export function visibleAgreements(
  viewer: Viewer,
  agreements: readonly AgreementRevision[],
): readonly AgreementRevision[] {
  return agreements.filter((agreement) => maySee(viewer, agreement));
}

/** Whether a viewer may know of one agreement. */
export function maySee(viewer: Viewer, { terms }: AgreementRevision): boolean {
  switch (viewer.kind) {
    case 'staff':
      return true;
    case 'customer':
      return ['SLA', 'SLR'].includes(terms.kind) && viewer.partyKeys.includes(terms.customer);
    case 'supplier':
      return terms.kind === 'UC' && viewer.partyKeys.includes(terms.provider);
    case 'stranger':
      return false;
  }
}

/** Whether a viewer may see what only we count: costs, prices and credits that nobody approved yet. */
export function maySeeCosts(viewer: Viewer): boolean {
  return viewer.kind === 'staff';
}

type Credited = Pick<AgreementRevision['terms'], 'kind' | 'customer'>;

/** Whether a viewer may see the credits and fees that an agreement names: they are terms of the customer who signs it. */
export function maySeeCredits(viewer: Viewer, { kind, customer }: Credited): boolean {
  const own = viewer.kind === 'customer' && viewer.partyKeys.includes(customer);
  return maySeeCosts(viewer) || (own && kind === 'SLA');
}

/** Whether an actor is the one whom a party lists, by user, user group or e-mail address. */
export function isPerson({ user, group, email }: ListedPerson, actor: Person): boolean {
  return (
    user === actor.userId ||
    (group !== undefined && actor.groups?.includes(group) === true) ||
    (actor.email !== undefined && email?.toLowerCase() === actor.email.toLowerCase())
  );
}

function lists({ people }: PartyTerms, actor: Person): boolean {
  return people.some((person) => isPerson(person, actor));
}

function standingFor(parties: readonly Party[]): Viewer | null {
  for (const kind of ['customer', 'supplier'] as const) {
    const partyKeys = parties.filter(({ terms }) => terms.kind === kind).map(({ key }) => key);
    if (partyKeys.length > 0) return { kind, partyKeys };
  }
  return null;
}

function meetsIn({ terms }: Party, { actor, channelName }: Setting): boolean {
  const channel = terms.channels.customer;
  if (channel === undefined || actor.kind !== 'person' || actor.channelId === undefined)
    return false;
  return channel === actor.channelId || channel === `#${channelName}`;
}
