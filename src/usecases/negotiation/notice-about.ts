import type { DraftTerms } from '../../domain/draft/draft.ts';
import { lastRound } from '../../domain/negotiation/negotiation.ts';
import { peopleOf } from '../../domain/negotiation/people.ts';
import { nameOf, type Scene, sidedOf } from '../../domain/negotiation/scene.ts';
import { shortCode } from '../../domain/negotiation/short-code.ts';
import { normalTerms } from '../../domain/negotiation/sided-terms.ts';
import { homeSide, type Side } from '../../domain/negotiation/sides.ts';
import { termAt } from '../../domain/negotiation/term-path.ts';
import { termsFor } from '../../domain/negotiation/visible.ts';
import { tellDifferences } from '../register/words/tell-differences.ts';
import { namedTerms, registerNames } from './words/reference-names.ts';

const MOST_CHANGES = 12;

export type Told = { readonly id: string; readonly scene: Scene; readonly step: number };

/** What every notice about a negotiation says, with the terms that a side may see. */
export function noticeAbout({ id, scene, step }: Told, side: Side) {
  const { key, state } = scene;
  const sided = sidedOf(scene);
  const round = lastRound(state);
  const onlooker = { side, isOutside: isOutside(scene, side) };
  const base = termsFor(onlooker, normalTerms(state.base.terms));
  const names = registerNames(scene.register);
  const inWords = (terms: DraftTerms) => namedTerms(terms, names);
  const changes = round
    ? tellDifferences(inWords(base), inWords(termsFor(onlooker, round.terms)))
    : [];
  const name = termAt(round?.terms ?? state.base.terms, 'name');
  return {
    ...{ negotiation: id, step, agreement: key, side },
    agreementName: typeof name === 'string' ? name : key,
    customerName: nameOf(scene, 'customer'),
    providerName: nameOf(scene, 'provider'),
    round: round?.number ?? 0,
    code: round ? shortCode(round.hash) : null,
    changes: changes.slice(0, MOST_CHANGES).map((one) => ({ ...one })),
    moreChanges: Math.max(0, changes.length - MOST_CHANGES),
    effectiveFrom: sided.effective.from,
    urgent: state.urgent,
  };
}

/** Whether a side is another company. */
function isOutside({ register, ...scene }: Pick<Scene, 'register' | 'state'>, side: Side) {
  return register.parties.get(sidedOf(scene)[side])?.terms.kind !== 'provider';
}

/** Where a side talks: its channel, else those of its people who can be reached. */
export function placesOf(scene: Scene, side: Side): readonly string[] {
  const terms = sidedOf(scene);
  const party = scene.register.parties.get(terms[side])?.terms;
  const isHome = side === homeSide(terms);
  const table = lastRound(scene.state)?.terms ?? scene.state.base.terms;
  const written = termAt(table, isHome ? 'report.teamChannel' : 'report.customerChannel');
  const own = party?.kind === 'provider' ? party.channels.team : party?.channels.customer;
  const channel = typeof written === 'string' ? written : own;
  if (channel !== undefined) return [channel];
  return (party?.people ?? []).flatMap(({ user }) => user ?? []);
}

/** The chat user and name of somebody of a side; null where the register knows none. */
export function reachable(scene: Scene, side: Side, key: string) {
  const listed = peopleOf(scene.register, sidedOf(scene), side).find(
    ({ person }) => person.key === key,
  );
  const user = listed?.person.user;
  return user === undefined || !listed ? null : { user, name: listed.person.name };
}
