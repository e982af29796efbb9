import type { ModalView } from '@slack/types';
import { dateWords } from '../../../domain/agreement/date-words.ts';
import { count } from '../../../domain/target/length-words.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { type Offer, termBlocks } from '../../answers/offer-card.ts';
import { offerOf, standingWords } from '../../answers/offer-of.ts';
import { writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, context, type KnownBlock, section } from '../../blocks/blocks.ts';
import { LIMITS } from '../../blocks/limits.ts';
import { type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { paginate } from '../../blocks/pages.ts';
import { modal } from '../../blocks/views.ts';

export const TITLE = 'Offer';

const ROOM = { blocks: LIMITS.view.blocks - 10, characters: LIMITS.view.characters - 3_000 };

type Shown = { readonly view: NegotiationView; readonly page?: number; readonly note?: Mrkdwn };

/** The offer on the table, term by term, with what can be answered; in parts where it is long. */
export function termsView({ view, page: wanted = 0, note }: Shown): ModalView {
  const number = view.rounds.at(-1)?.number ?? 0;
  const offer = offerOf(view, number);
  const pages = offer ? pagesOf(offer, view) : [[]];
  const page = Math.min(wanted, pages.length - 1);
  return modal({
    title: TITLE,
    blocks: [
      ...(note ? [section(note)] : []),
      section(mrkdwn`*${view.name}*\n${leftWords(view, offer)}`),
      ...(pages[page] ?? []),
      ...actions(turning({ key: view.key, round: number, page, pages: pages.length })),
      ...(pages.length > 1 ? [context(mrkdwn`Part ${page + 1} of ${pages.length}`)] : []),
    ],
  });
}

/** Only whose turn it is gets ways to answer. */
function pagesOf(offer: Offer, { may }: NegotiationView) {
  const shown = { ...offer, isOpen: offer.isOpen && may.answer };
  const groups: readonly (readonly KnownBlock[])[] = offer.terms.map((term) =>
    termBlocks(shown, term),
  );
  return paginate(groups, ROOM);
}

function leftWords(view: NegotiationView, offer: Offer | null): Mrkdwn {
  const { may } = view;
  if (!offer?.isOpen) return mrkdwn`${standingWords(view)}`;
  const left = offer.terms.filter(({ answer }) => answer === null).length;
  const until = dateWords(offer.answerBy);
  return may.answer
    ? mrkdwn`${left} of ${count(offer.terms.length, 'change')} still to be answered, by ${until}.`
    : mrkdwn`${standingWords(view)}`;
}

type Turning = {
  readonly key: string;
  readonly round: number;
  readonly page: number;
  readonly pages: number;
};

function turning({ key, round, page, pages }: Turning) {
  const to = (label: string, next: number) =>
    button({
      label,
      action: next > page ? 'offer.terms-on' : 'offer.terms-back',
      value: writeTablePlace({ key, round, page: next }),
    });
  return [
    ...(page + 1 < pages ? [to('Show the rest', page + 1)] : []),
    ...(page > 0 ? [to('Show what came before', page - 1)] : []),
  ];
}
