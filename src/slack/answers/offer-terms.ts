import { readDuration } from '../../domain/clock/duration.ts';
import type { Answer } from '../../domain/negotiation/steps.ts';
import { durationWords } from '../../domain/target/duration-words.ts';
import { targetSentence } from '../../domain/target/kind-words.ts';
import { targetTerms } from '../../domain/target/target-terms.ts';
import type { NegotiationView, RoundView } from '../../usecases/negotiation/negotiation-view.ts';
import type { ChangeWords } from '../../usecases/negotiation/words/change-words.ts';
import { termWords } from '../../usecases/register/words/term-words.ts';
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
  return changes.map((change) => {
    const given = answers.find(({ path }) => path === change.path);
    const comments = steps.flatMap(({ by, content }) =>
      content.type === 'commented' &&
      !content.inside &&
      content.round === number &&
      content.path === change.path
        ? [{ by, text: content.text }]
        : [],
    );
    const answer = given ? answerWords(change.path, given.answer, given.by) : null;
    return { ...change, answer, comments };
  });
}

function answerWords(path: string, answer: Answer, by: string): Mrkdwn {
  switch (answer.kind) {
    case 'accepted':
      return mrkdwn`✅ accepted by ${by}`;
    case 'declined':
      return mrkdwn`✖️ declined by ${by}: ${cut(answer.reason, WORDS)}`;
    case 'countered':
      return mrkdwn`↩️ ${by} wants instead: ${cut(valueWords(path, answer.value), WORDS)}`;
  }
}

/** The value of a term as people say it; a promise as the sentence that it is. */
export function valueWords(path: string, value: unknown): string {
  if (value === null || value === undefined) return 'to leave it out';
  const target = /^targets\.[^.]+$/.test(path) ? targetTerms.safeParse(value).data : undefined;
  if (target) return targetSentence(target);
  const words = termWords(path, value);
  return readDuration(words) === null ? words : durationWords(words);
}
