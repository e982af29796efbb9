import { nextTick } from 'node:process';

type Waiting<Question, Answer> = {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
};

/** Answers questions that are asked at the same time all at once: `answerAll` gives an answer to each, in order. */
export function together<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  const answer = async () => {
    const asked = waiting;
    waiting = [];
    try {
      const answers = await answerAll(asked.map(({ question }) => question));
      for (const [i, each] of answers.entries()) asked[i]?.resolve(each);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  };
  return (question) =>
    new Promise((resolve, reject) => {
      // Whatever is asked by what is going on now has been asked when the next tick comes.
      if (waiting.length === 0) nextTick(() => void answer());
      waiting.push({ question, resolve, reject });
    });
}
