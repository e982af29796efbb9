import { DAY } from '../../../src/domain/calendar/instant.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { acceptAll, counterTerm } from '../../../src/usecases/negotiation/answer-terms.ts';
import {
  approveTerms,
  askAboutTerms,
  rejectTerms,
  replyToQuestion,
} from '../../../src/usecases/negotiation/approve-terms.ts';
import {
  pauseNegotiation,
  resumeNegotiation,
  withdrawNegotiation,
} from '../../../src/usecases/negotiation/change-course.ts';
import { commentOnTerm } from '../../../src/usecases/negotiation/comment-on-term.ts';
import type { NegotiationView } from '../../../src/usecases/negotiation/negotiation-view.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../../src/usecases/negotiation/send-offer.ts';
import { signTerms } from '../../../src/usecases/negotiation/sign-terms.ts';
import { KEY, PEOPLE } from './boardroom.ts';
import { termsWith } from './walk.ts';

/** What a message carries to a verb: what somebody saw when it was made. */
type Verb = (by: Context, seen: NegotiationView | null) => Promise<unknown>;

const inside = (seen: NegotiationView | null) => `inside-${seen?.side ?? 'provider'}`;
const stageIn = (seen: NegotiationView | null) => ({
  ...{ key: KEY, hash: seen?.hash ?? '' },
  stage: seen?.stages.find(({ state }) => state === 'running')?.key ?? ('finance' as const),
});

/** Why somebody begins, which is for their own side. */
function beginning({ actor }: Context): string {
  const isOfCorp = actor.kind === 'person' && actor.teamId === PEOPLE.cora.teamId;
  return `inside-${isOfCorp ? 'customer' : 'provider'}`;
}

/** Everything that people can do at the table, as they do it with what is on their screen. */
export const VERBS = {
  propose: async (by) =>
    proposeTerms(by, {
      ...{ key: KEY, terms: await termsWith(by, '20m'), reason: beginning(by) },
      effectiveFrom: new Date(by.now + 60 * DAY).toISOString().slice(0, 10),
    }),
  send: (by) => sendOffer(by, { key: KEY }),
  accept: (by, seen) => acceptAll(by, { key: KEY, round: seen?.rounds.length ?? 0 }),
  counter: (by, seen) =>
    counterTerm(by, {
      ...{ key: KEY, round: seen?.rounds.length ?? 0, value: '12m' },
      path: 'targets.p1-response.within',
    }),
  comment: (by, seen) =>
    commentOnTerm(by, { key: KEY, path: null, text: inside(seen), inside: true }),
  approve: (by, seen) => approveTerms(by, stageIn(seen)),
  reject: (by, seen) => rejectTerms(by, { ...stageIn(seen), reason: inside(seen) }),
  ask: (by, seen) => askAboutTerms(by, { ...stageIn(seen), question: inside(seen) }),
  reply: (by, seen) => replyToQuestion(by, { ...stageIn(seen), text: inside(seen) }),
  sign: (by, seen) => signTerms(by, { key: KEY, hash: seen?.hash ?? '' }),
  pause: (by) => pauseNegotiation(by, { key: KEY, reason: 'said to both' }),
  resume: (by) => resumeNegotiation(by, { key: KEY }),
  withdraw: (by) => withdrawNegotiation(by, { key: KEY, reason: 'said to both' }),
} as const satisfies Readonly<Record<string, Verb>>;

export type VerbName = keyof typeof VERBS;
