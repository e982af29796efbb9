import { dateWords } from '../../../domain/agreement/date-words.ts';
import type { DraftTerms } from '../../../domain/draft/draft.ts';
import type { Answer, ContentOf, StageKey, Step } from '../../../domain/negotiation/steps.ts';
import { count } from '../../../domain/target/length-words.ts';
import { differenceLine, tellDifferences } from '../../register/words/tell-differences.ts';
import { placeIn, wantedWords } from '../words/change-words.ts';
import { namedTerms, type ReferenceName } from '../words/reference-names.ts';

/** What somebody did, as it follows their name, and what belongs to it. */
export type ToldStep = { readonly deed: string; readonly lines: readonly string[] };

type Known = {
  /** What parties and people are called. */
  readonly partyOn: (side: 'provider' | 'customer') => string;
  readonly nameOf: (person: string) => string;
  readonly termsName: ReferenceName;
  /** The terms that an offer is compared with, and that answers are about. */
  readonly before: DraftTerms;
};

/** A step of a negotiation in words. */
export function tellStep({ content }: Pick<Step, 'content'>, known: Known): ToldStep {
  switch (content.type) {
    case 'started':
      return told(`started the negotiation for ${known.partyOn(content.side)}`, [
        `Why: ${content.reason}`,
        content.urgent ? 'It is marked as an urgent correction.' : null,
      ]);
    case 'prepared':
      return told('wrote an offer, not sent yet');
    case 'offered':
      return tellOffer(content, known);
    case 'answered':
      return told(
        `answered ${count(content.answers.length, 'term')} of round ${content.round}`,
        content.answers.map(
          ({ path, answer }) =>
            `${placeIn(path, known.before)}: ${answerWords(known, path, answer)}`,
        ),
      );
    case 'commented': {
      const about = content.path === null ? 'the offer' : placeIn(content.path, known.before);
      return told(`commented on ${about}${content.inside ? ', inside' : ''}`, [content.text]);
    }
    case 'round-closed':
      return told(`closed round ${content.round}: ${OUTCOMES[content.outcome]}`, [
        content.made === 'by date' ? 'Its date was over.' : null,
      ]);
    default:
      return tellCourse(content, known);
  }
}

function tellOffer(content: ContentOf<'offered'>, known: Known): ToldStep {
  const { side, round, made, terms, message, answerBy, voids } = content;
  const party = known.partyOn(side);
  return told(
    made === 'by hand'
      ? `sent an offer for ${party}, round ${round}`
      : `made the answers into a counter-offer of ${party}, round ${round}`,
    [
      message === null ? null : `“${message}”`,
      ...offered(known, terms).map(differenceLine),
      `To be answered by ${dateWords(answerBy)}.`,
      voided(voids),
    ],
  );
}

/** What an offer changes, with names instead of keys. */
function offered({ before, termsName }: Known, terms: DraftTerms) {
  return tellDifferences(namedTerms(before, termsName), namedTerms(terms, termsName));
}

type Course = Exclude<
  Step['content'],
  { type: 'started' | 'prepared' | 'offered' | 'answered' | 'commented' | 'round-closed' }
>;

function tellCourse(content: Course, known: Known): ToldStep {
  switch (content.type) {
    case 'withdrawn':
      return told('withdrew it', [`Why: ${content.reason}`]);
    case 'paused':
      return told('paused it', [`Why: ${content.reason}`]);
    case 'resumed':
      return told('let it go on');
    case 'expired':
      return told(`closed it: nobody answered round ${content.round} in time`);
    case 'revived':
      return told('took it up again', [
        `Why: ${content.reason}`,
        `To be answered by ${dateWords(content.answerBy)}.`,
      ]);
    case 'signing-opened':
      return told(`asked for ${count(content.slots.length, 'signature')}`);
    case 'signed':
      return told(`signed for ${known.partyOn(content.side)}${standIn(content.instead, known)}`);
    case 'agreed':
      return told(`recorded that both sides have agreed, as revision ${content.revision}`, [
        `It takes effect on ${dateWords(content.effectiveFrom)}.`,
      ]);
    case 'in-force':
      return told(`put revision ${content.revision} into force`);
    default:
      return tellApproval(content, known);
  }
}

type Approval = Extract<
  Course,
  { type: 'approval-opened' | 'approved' | 'rejected' | 'asked' | 'replied' | 'escalated' }
>;

function tellApproval(content: Approval, known: Known): ToldStep {
  switch (content.type) {
    case 'approval-opened':
      return told(
        'asked for approval',
        content.stages.map(({ key, why }) => `${stageName(key)}: ${why}`),
      );
    case 'approved':
      return told(`approved as ${stageName(content.stage)}${standIn(content.instead, known)}`);
    case 'rejected':
      return told(`sent it back as ${stageName(content.stage)}${standIn(content.instead, known)}`, [
        `Why: ${content.reason}`,
        voided(content.voids),
      ]);
    case 'asked':
      return told(`asked as ${stageName(content.stage)}`, [`“${content.question}”`]);
    case 'replied':
      return told(`answered the question of ${stageName(content.stage)}`, [`“${content.text}”`]);
    case 'escalated':
      return told(`passed ${stageName(content.stage)} on, because its date was over`);
  }
}

/** A stage of the approval as people say it: “service owner”. */
export function stageName(key: StageKey): string {
  return key.replaceAll('-', ' ');
}

function answerWords({ before, termsName }: Known, path: string, answer: Answer): string {
  switch (answer.kind) {
    case 'accepted':
      return 'accepted';
    case 'declined':
      return `declined: ${answer.reason}`;
    case 'countered': {
      const wanted = wantedWords(path, answer.value, { terms: before, nameOf: termsName });
      return wanted === '' ? 'wants to leave it out' : `wants ${wanted} instead`;
    }
  }
}

const OUTCOMES = {
  accepted: 'everything was accepted',
  countered: 'another offer follows',
  declined: 'nothing was accepted',
} as const;

function voided({ approvals, signatures }: ContentOf<'offered'>['voids']): string | null {
  const lost = [
    ...(approvals > 0 ? [count(approvals, 'approval')] : []),
    ...(signatures > 0 ? [count(signatures, 'signature')] : []),
  ];
  return lost.length === 0 ? null : `${lost.join(' and ')} no longer count.`;
}

function standIn(instead: string | null, { nameOf }: Known): string {
  return instead === null ? '' : `, standing in for ${nameOf(instead)}`;
}

function told(deed: string, lines: readonly (string | null)[] = []): ToldStep {
  return { deed, lines: lines.filter((line) => line !== null) };
}
