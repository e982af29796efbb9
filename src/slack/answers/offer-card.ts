import { dateWords } from '../../domain/agreement/date-words.ts';
import { count } from '../../domain/target/length-words.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { OfferTerm } from './offer-terms.ts';
import { writeTablePlace } from './table-place.ts';

/** An offer as both sides may read it. */
export type Offer = {
  readonly key: string;
  readonly name: string;
  readonly round: number;
  readonly fromName: string;
  readonly toName: string;
  readonly answerBy: string;
  readonly effectiveFrom: string;
  readonly code: string | null;
  readonly urgent: boolean;
  readonly message: string | null;
  readonly terms: readonly OfferTerm[];
  readonly moreTerms: number;
  /** Whether it changes what those who are asked have offered, not what holds today. */
  readonly isCounter: boolean;
  /** Whether it can be answered now. */
  readonly isOpen: boolean;
  /** Where the negotiation stands, as a sentence; null while that is plain. */
  readonly standing: string | null;
};

const MOST_INLINE = 6;
const LINE = 220;
const WORDS = 300;
const MESSAGE = 1_500;

/** An offer in a channel: what would change, term by term, with what can be answered. */
export function offerCard(offer: Offer): Answer {
  const { key, name, round, terms, isOpen } = offer;
  const title = `${round === 1 ? 'Offer' : `Round ${round}`}: ${name}`;
  const isShort = terms.length <= MOST_INLINE;
  const line = `${offer.fromName} proposes ${count(terms.length + offer.moreTerms, 'change')} of “${name}”; please answer by ${dateWords(offer.answerBy)}`;
  return answer(mrkdwn`${line}`, [
    header(title),
    section(introduction(offer)),
    ...(isShort ? terms.flatMap((one) => termBlocks(offer, one)) : list(offer)),
    ...actions(isOpen ? [...answering(offer, isShort), ...asking(key, round)] : asking(key, round)),
    context(smallPrint(offer)),
  ]);
}

function introduction({ fromName, toName, answerBy, message, isOpen, standing }: Offer): Mrkdwn {
  const asks = isOpen
    ? mrkdwn`*${fromName}* proposes to change this. *${toName}* is asked to answer by *${dateWords(answerBy)}*.`
    : mrkdwn`*${fromName}* proposed to change this.`;
  const words = message === null ? null : mrkdwn`💬 “${cut(message, MESSAGE)}”`;
  return join([asks, words, standing === null ? null : mrkdwn`🔄 ${standing}`], '\n');
}

/** One changed term, with the ways to answer it where that is still to be done. */
export function termBlocks(offer: Omit<Offer, 'terms'>, term: OfferTerm): readonly KnownBlock[] {
  const { key, round, isOpen } = offer;
  const value = writeTablePlace({ key, round, path: term.path });
  const ways = [
    ['Accept', 'offer.accept'],
    ['Counter …', 'offer.counter'],
    ['Decline …', 'offer.decline'],
    ['Comment …', 'offer.comment'],
  ] as const;
  const buttons = ways.map(([label, action]) =>
    button({ label, action, value, spoken: `${label.replace(' …', '')}: ${term.what}` }),
  );
  const isAsked = isOpen && term.answer === null;
  return [section(termText(offer, term)), ...actions(isAsked ? buttons : [])];
}

const MOST_COMMENTS = 2;
const COMMENT = 200;

function termText(offer: Omit<Offer, 'terms'>, term: OfferTerm): Mrkdwn {
  const { what, before, after, answer: given, comments } = term;
  const talk = comments
    .slice(-MOST_COMMENTS)
    .map(({ by, text }) => mrkdwn`💬 ${by}: “${cut(text, COMMENT)}”`);
  return join(
    [
      mrkdwn`*${what}*`,
      after === null ? mrkdwn`➖ no longer promised` : mrkdwn`➕ *${cut(after, WORDS)}*`,
      before === null ? mrkdwn`_new_` : mrkdwn`_${wasWords(offer)}:_ ${cut(before, WORDS)}`,
      given,
      ...talk,
    ],
    '\n',
  );
}

/** What the value that is to be changed is: today’s, or what those who are asked have offered. */
export function wasWords({ isCounter, toName }: Pick<Offer, 'isCounter' | 'toName'>): string {
  return isCounter ? `${toName} offered` : 'today';
}

function list({ terms, moreTerms, ...offer }: Offer): readonly KnownBlock[] {
  const lines = terms.map(({ what, before, after, answer: given }) => {
    const now = after === null ? 'no longer promised' : cut(after, LINE / 2);
    const was = before === null ? 'new' : `${wasWords(offer)}: ${cut(before, LINE / 4)}`;
    return join([mrkdwn`• *${cut(what, LINE / 4)}:* ${now} _(${was})_`, given], ' – ');
  });
  const rest = moreTerms > 0 ? [mrkdwn`… and ${count(moreTerms, 'more change')}`] : [];
  return titled(mrkdwn`*What would change*`, [...lines, ...rest]);
}

function answering({ key, round, terms }: Offer, isShort: boolean) {
  const value = writeTablePlace({ key, round });
  const answered = terms.filter((one) => one.answer !== null).length;
  const label = answered === 0 ? 'Accept all' : 'Accept the rest';
  return [
    button({ label, action: 'offer.accept-rest', value, style: 'primary' }),
    ...(isShort ? [] : [button({ label: 'Answer term by term', action: 'offer.terms', value })]),
  ];
}

function asking(key: string, round: number) {
  const value = writeTablePlace({ key, round });
  return [
    button({ label: 'What it would do', action: 'offer.effects', value }),
    button({ label: 'More …', action: 'offer.more', value }),
  ];
}

function smallPrint({ key, code, effectiveFrom, urgent }: Offer): Mrkdwn {
  return join(
    [
      mrkdwn`\`${key}\``,
      mrkdwn`would hold from ${dateWords(effectiveFrom)}`,
      urgent ? mrkdwn`urgent correction` : null,
      code === null ? null : mrkdwn`code of these terms: \`${code}\``,
    ],
    ' · ',
  );
}
