import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import type { NegotiationNotice } from '../../outbox/notice-negotiation.ts';
import { type Answer, answer } from '../answer.ts';
import { writeTablePlace } from '../answers/table-place.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

type Told = Exclude<
  NegotiationNotice,
  { kind: 'negotiation-turn' | 'approval-asked' | 'signature-asked' | 'terms-in-effect' }
>;

const WORDS = 300;
const TEXT = 1_500;

/** What happened in a negotiation, or what comes near in it, with what can be done next. */
export function renderNegotiation(notice: Told): Answer {
  const { agreementName, agreement, round, code } = notice;
  const line = sentence(notice);
  const text = writtenIn(notice);
  return answer(mrkdwn`${agreementName}: ${line}`, [
    section(
      join(
        [
          mrkdwn`${SIGNS[notice.kind]} *${agreementName}:* ${line}`,
          text === null || text === '' ? null : mrkdwn`“${cut(text, TEXT)}”`,
        ],
        '\n',
      ),
    ),
    ...(tellsTerms(notice) ? titled(mrkdwn`*What would change*`, changeLines(notice)) : []),
    ...actions(ways(notice)),
    context(
      join(
        [
          mrkdwn`\`${agreement}\``,
          round === 0 ? null : mrkdwn`round ${round}`,
          code === null ? null : mrkdwn`code of the terms: \`${code}\``,
        ],
        ' · ',
      ),
    ),
  ]);
}

const SIGNS: Readonly<Record<Told['kind'], string>> = {
  'negotiation-moved': '💬',
  'negotiation-ended': '🏁',
  'negotiation-near': '📅',
};

/** What would change is said once for each offer, and again when a date of it comes near. */
function tellsTerms(notice: Told): boolean {
  if (notice.kind === 'negotiation-moved') return ['offered', 'accepted'].includes(notice.move);
  return notice.kind === 'negotiation-near';
}

function changeLines({ changes, moreChanges }: Told): readonly Mrkdwn[] {
  const lines = changes.map(({ what, before, after }) => {
    const now = after === null ? 'no longer promised' : cut(after, WORDS);
    return mrkdwn`• *${what}:* ${now} _(${before === null ? 'new' : `today: ${cut(before, WORDS)}`})_`;
  });
  return moreChanges === 0 ? lines : [...lines, mrkdwn`and ${count(moreChanges, 'more change')}`];
}

function ways(notice: Told) {
  const { agreement: key, round } = notice;
  const value = writeTablePlace({ key, round });
  const way = (label: string, action: string) => button({ label, action, value });
  const stands = button({ label: 'Where it stands', action: 'negotiation.show', value: key });
  if (notice.kind === 'negotiation-ended') {
    const again = notice.how === 'withdrawn' ? [] : [way('Take it up again …', 'offer.revive')];
    return [...again, stands];
  }
  if (notice.kind === 'negotiation-near') {
    return notice.what === 'answer'
      ? [way('Answer term by term', 'offer.terms'), stands]
      : [stands];
  }
  switch (notice.move) {
    case 'paused':
      return [way('Go on with it', 'offer.resume'), stands];
    case 'to-offer':
      return isOwn(notice) ? [way('Write the next offer', 'proposal.begin'), stands] : [stands];
    case 'commented':
      return [way('Comment …', 'offer.comment'), stands];
    default:
      return [stands];
  }
}

/** Whether the reader’s own side is named as the one that did it or is to do it. */
function isOwn({ side, byName, providerName, customerName }: Moved): boolean {
  return byName === (side === 'provider' ? providerName : customerName);
}

type Moved = Extract<Told, { kind: 'negotiation-moved' }>;

function writtenIn(notice: Told): string | null {
  switch (notice.kind) {
    case 'negotiation-moved':
      return notice.text;
    case 'negotiation-ended':
      return notice.reason;
    case 'negotiation-near':
      return null;
  }
}

function sentence(notice: Told): string {
  switch (notice.kind) {
    case 'negotiation-moved':
      return `${notice.byName} ${moved(notice)}.`;
    case 'negotiation-ended':
      return ended(notice);
    case 'negotiation-near':
      return `${NEXT[notice.what]} ${leftWords(notice)}.`;
  }
}

function moved({ move, round }: Moved): string {
  return move === 'offered' && round > 1 ? 'has sent a counter-offer' : MOVED[move];
}

const MOVED = {
  offered: 'has sent the offer',
  commented: 'has a comment on the offer',
  paused: 'has paused the negotiation, so no date runs',
  resumed: 'goes on with the negotiation',
  revived: 'takes the negotiation up again',
  'to-offer': 'is to make the next offer',
  accepted: 'agrees on the terms; now each side approves them',
  rejected: 'has sent the terms back',
  asked: 'has a question before deciding',
  replied: 'has answered the question',
  signing: 'asks for the signatures',
  signed: 'has signed',
  agreed: 'has signed as the last one: it is agreed',
} as const;

function ended({ how, byName }: Extract<Told, { kind: 'negotiation-ended' }>): string {
  const stays = 'What is agreed today stays as it is.';
  switch (how) {
    case 'withdrawn':
      return `${byName} has ended the negotiation. ${stays}`;
    case 'expired':
      return `nobody answered in time, so the offer is closed. ${stays}`;
    case 'declined':
      return `nothing of the offer was accepted. ${stays}`;
  }
}

const NEXT = {
  answer: 'the offer is to be answered',
  approval: 'the terms are to be approved',
  signing: 'the signatures are expected',
  effect: 'the new terms begin',
} as const;

function leftWords({ daysLeft, on, what }: Extract<Told, { kind: 'negotiation-near' }>): string {
  const day = `${what === 'effect' ? 'on' : 'by'} ${dateWords(on)}`;
  if (daysLeft < 0) return `${day}, ${count(-daysLeft, 'day')} ago`;
  return daysLeft === 0 ? `${day}, which is today` : `${day}, in ${count(daysLeft, 'day')}`;
}
