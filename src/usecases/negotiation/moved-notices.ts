import { lastRound, turnOf } from '../../domain/negotiation/negotiation.ts';
import { peopleOf } from '../../domain/negotiation/people.ts';
import { nameOf, type Scene, sidedOf } from '../../domain/negotiation/scene.ts';
import { homeSide, otherSide, SIDES, type Side } from '../../domain/negotiation/sides.ts';
import type { ContentOf, Step } from '../../domain/negotiation/steps.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { MOVES, NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import { noticeAbout, placesOf, reachable } from './notice-about.ts';
import { changeWords, placeIn } from './words/change-words.ts';
import { registerNames } from './words/reference-names.ts';

type Told = {
  readonly id: string;
  readonly scene: Scene;
  readonly fresh: readonly Step[];
};

type One = Omit<Told, 'fresh'> & { readonly step: Step; readonly fresh: readonly Step[] };

/** What both sides are told of steps, and each side alone of what stays inside. */
export function movedNotices({ fresh, ...told }: Told): readonly NegotiationNotice[] {
  return fresh.flatMap((step) => noticesOf({ ...told, step, fresh }));
}

function noticesOf(one: One): readonly NegotiationNotice[] {
  const { content } = one.step;
  switch (content.type) {
    case 'offered':
      return [
        ...turn(one, content.side, content),
        ...moved(one, { move: 'offered', sides: [content.side], text: content.message }),
      ];
    case 'commented': {
      if (content.inside) return [];
      return moved(one, {
        move: 'commented',
        sides: [otherSide(content.side)],
        text: `${subjectOf(one, content)}${content.text}`,
      });
    }
    case 'round-closed':
      return closed(one, content);
    case 'withdrawn':
    case 'expired':
      return ended(one, content.type);
    case 'paused':
    case 'revived':
      return [
        ...moved(one, { move: content.type, sides: SIDES, text: content.reason }),
        ...(content.type === 'revived' ? again(one) : []),
      ];
    case 'resumed':
      return moved(one, { move: 'resumed', sides: SIDES, text: null });
    default:
      return laterNotices(one);
  }
}

function laterNotices(one: One): readonly NegotiationNotice[] {
  const { content } = one.step;
  switch (content.type) {
    case 'rejected': {
      const { side, reason } = content;
      return [
        ...inside(one, { move: 'rejected', side, text: reason }),
        ...moved(one, { move: 'to-offer', sides: [otherSide(side)], text: null, as: side }),
      ];
    }
    case 'asked':
      return inside(one, { move: 'asked', side: content.side, text: content.question });
    case 'replied':
      return replied(one, content);
    case 'signed': {
      const isLast = one.fresh.some((step) => step.content.type === 'agreed');
      return moved(one, { move: isLast ? 'agreed' : 'signed', sides: SIDES, text: null });
    }
    case 'in-force':
      return toSides(one, SIDES, (about) => ({
        ...{ kind: 'terms-in-effect', ...about, revision: content.revision },
      }));
    default:
      return [];
  }
}

type About = ReturnType<typeof noticeAbout> & { readonly to: string };

function toSides(
  { id, scene, step }: One,
  sides: readonly Side[],
  make: (about: About) => NegotiationNotice,
): readonly NegotiationNotice[] {
  const { rounds, side: beginner } = scene.state;
  // Until something was sent, the other side knows of nothing.
  const told = rounds.length > 0 ? sides : sides.filter((side) => side === beginner);
  return told.flatMap((side) => {
    const about = noticeAbout({ id, scene, step: step.number }, side);
    return placesOf(scene, side).map((to) => make({ ...about, to }));
  });
}

type Offer = Pick<ContentOf<'offered'>, 'answerBy' | 'message' | 'voids'>;

const MOST_TERMS = 40;

function turn(one: One, from: Side, offer: Offer): readonly NegotiationNotice[] {
  const { answerBy, message, voids } = offer;
  const fromName = nameOf(one.scene, from);
  const round = lastRound(one.scene.state);
  const known = { terms: round?.terms, nameOf: registerNames(one.scene.register) };
  const all = (round?.changes ?? []).map((change) => changeWords(change, known));
  const asked = {
    terms: all.slice(0, MOST_TERMS),
    moreTerms: Math.max(0, all.length - MOST_TERMS),
    isCounter: one.scene.state.rounds.some(({ side }) => side !== from),
  };
  return toSides(one, [otherSide(from)], (about) => ({
    ...{ kind: 'negotiation-turn', ...about, fromName, answerBy, message, voids, ...asked },
  }));
}

/** What was taken up again waits for the same answer as before. */
function again(one: One): readonly NegotiationNotice[] {
  const { state } = one.scene;
  const round = state.rounds.at(-1);
  const waits = state.toOffer === null && turnOf(state) !== null;
  const voids = { approvals: 0, signatures: 0 };
  return round && waits ? turn(one, round.side, { ...round, voids }) : [];
}

/** What a comment is about, before what it says; nothing where it is about the whole. */
function subjectOf({ scene }: One, { path }: ContentOf<'commented'>): string {
  return path === null ? '' : `${placeIn(path, lastRound(scene.state)?.terms)}: `;
}

type Move = {
  readonly move: (typeof MOVES)[number];
  readonly sides: readonly Side[];
  readonly text: string | null;
  /** A side is named instead of the person, where its people decided among themselves. */
  readonly as?: Side;
};

function moved(one: One, { move, sides, text, as }: Move): readonly NegotiationNotice[] {
  const byName = as ? nameOf(one.scene, as) : byNameOf(one);
  return toSides(one, sides, (about) => ({
    ...{ kind: 'negotiation-moved', ...about, move, byName, text },
  }));
}

function closed(one: One, content: ContentOf<'round-closed'>): readonly NegotiationNotice[] {
  const { scene, fresh } = one;
  switch (content.outcome) {
    case 'accepted':
      return moved(one, { move: 'accepted', sides: SIDES, text: null });
    case 'declined':
      return ended(one, 'declined');
    case 'countered': {
      const isOffered = fresh.some(({ content: { type } }) => type === 'offered');
      const { toOffer } = scene.state;
      if (isOffered || toOffer === null) return [];
      return moved(one, { move: 'to-offer', sides: SIDES, text: null, as: toOffer });
    }
  }
}

function ended(one: One, how: 'withdrawn' | 'expired' | 'declined'): readonly NegotiationNotice[] {
  const reason = one.scene.state.ended?.reason ?? '';
  const byName = byNameOf(one);
  return toSides(one, SIDES, (about) => ({
    ...{ kind: 'negotiation-ended', ...about, how, byName, reason },
  }));
}

type Inside = Omit<Move, 'sides' | 'as'> & { readonly side: Side };

/** What is for one side alone never goes into a channel that both sides read. */
function inside(one: One, { side, move, text }: Inside): readonly NegotiationNotice[] {
  const { id, scene, step } = one;
  const about = noticeAbout({ id, scene, step: step.number }, side);
  const places = insidePlaces(scene, side);
  return places.map((to) => ({
    ...{ kind: 'negotiation-moved', ...about, to, move, byName: byNameOf(one), text },
  }));
}

/** Whoever asked reads the answer in a message of their own, too. */
function replied(one: One, content: ContentOf<'replied'>): readonly NegotiationNotice[] {
  const { side, stage, text } = content;
  const told = inside(one, { move: 'replied', side, text });
  const { steps } = one.scene.state;
  const asked = steps.findLast((step) => {
    const { content: other } = step;
    return other.type === 'asked' && other.stage === stage && other.side === side;
  })?.content;
  const user = asked?.type === 'asked' ? reachable(one.scene, side, asked.person)?.user : null;
  const [first] = told;
  if (!first || !user || told.some(({ to }) => to === user)) return told;
  return [...told, { ...first, to: user }];
}

function insidePlaces(scene: Scene, side: Side): readonly string[] {
  const sided = sidedOf(scene);
  if (side === homeSide(sided)) return placesOf(scene, side);
  return peopleOf(scene.register, sided, side).flatMap(({ person }) => person.user ?? []);
}

function byNameOf({ scene, step }: One): string {
  return actorNamed(scene.register, step.actor).name;
}
