import { type AnswerTold, answerWords } from '../../usecases/negotiation/card-now.ts';
import type { NegotiationView, RoundView } from '../../usecases/negotiation/negotiation-view.ts';
import type { ChangeWords } from '../../usecases/negotiation/words/change-words.ts';
import { cut, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';

/** One changed term of an offer in words, with what was said to it. */
export type OfferTerm = ChangeWords & {
  /** What was answered, by whom; null while it waits. */
  readonly answer: Mrkdwn | null;
  /** What both sides said about it in this round. */
  readonly comments: readonly { readonly by: string; readonly text: string }[];
};

const WORDS = 300;

/** The changed terms of a round as both sides may read them. */
export function offerTerms(
  { changes, answers, number }: RoundView,
  { steps }: NegotiationView,
): readonly OfferTerm[] {
  const said = answers.map(({ path, by, answer }) => ({ path, by, ...answerWords(path, answer) }));
  const comments = steps.flatMap(({ by, content }) =>
    content.type === 'commented' &&
    !content.inside &&
    content.round === number &&
    content.path !== null
      ? [{ path: content.path, by, text: content.text }]
      : [],
  );
  return withTalk(changes, { answers: said, comments });
}

type Talk = {
  readonly answers: readonly (AnswerTold & { readonly path: string; readonly by: string })[];
  readonly comments: readonly {
    readonly path: string;
    readonly by: string;
    readonly text: string;
  }[];
};

/** Changed terms with what was answered to each and said about it. */
export function withTalk(
  changes: readonly ChangeWords[],
  { answers, comments }: Talk,
): readonly OfferTerm[] {
  return changes.map((change) => {
    const given = answers.find(({ path }) => path === change.path);
    return {
      ...change,
      answer: given ? answered(given) : null,
      comments: comments.filter(({ path }) => path === change.path),
    };
  });
}

function answered({ kind, by, text }: Talk['answers'][number]): Mrkdwn {
  switch (kind) {
    case 'accepted':
      return mrkdwn`✅ accepted by ${by}`;
    case 'declined':
      return mrkdwn`✖️ declined by ${by}: ${cut(text ?? '', WORDS)}`;
    case 'countered':
      return mrkdwn`↩️ ${by} wants instead: ${cut(text ?? '', WORDS)}`;
  }
}
