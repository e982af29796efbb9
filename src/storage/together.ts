import { nextTick } from 'node:process';
import type { Db } from './database.ts';

type OfWorkspace = { readonly workspaceId: number };
type Place = OfWorkspace & { readonly db: Db };

type Waiting<Question, Answer> = {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
};

type Line<Question, Answer> = { waiting: Waiting<Question, Answer>[]; underWay: number };

type AnswerAll<Question, Answer> = (
  place: Place,
  questions: readonly Question[],
) => Promise<readonly Answer[]>;

/** With two the database need not wait until the answers to the ones before were read. */
const MOST_UNDER_WAY = 2;

/**
 * Asks questions about a workspace together: all that are asked at the same time, and all that were asked while
 * others were under way. `answerAll` gives an answer to each, in order; it starts after each of them was asked.
 */
export function together<Question, Answer>(
  answerAll: AnswerAll<Question, Answer>,
): (db: Db, question: Question & OfWorkspace) => Promise<Answer> {
  const lines = new WeakMap<Db, Map<number, Line<Question, Answer>>>();
  const lineOf = ({ db, workspaceId }: Place) => {
    const workspaces = lines.get(db) ?? new Map<number, Line<Question, Answer>>();
    const line = workspaces.get(workspaceId) ?? { waiting: [], underWay: 0 };
    lines.set(db, workspaces.set(workspaceId, line));
    return line;
  };
  return (db, question) => {
    const place = { db, workspaceId: question.workspaceId };
    const line = lineOf(place);
    return new Promise((resolve, reject) => {
      line.waiting.push({ question, resolve, reject });
      if (line.underWay >= MOST_UNDER_WAY) return;
      line.underWay += 1;
      // Whatever is asked by what is going on now has been asked when the next tick comes.
      nextTick(() => void serve(line, (questions) => answerAll(place, questions)));
    });
  };
}

async function serve<Question, Answer>(
  line: Line<Question, Answer>,
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): Promise<void> {
  while (line.waiting.length > 0) {
    const asked = line.waiting;
    line.waiting = [];
    try {
      const answers = await answerAll(asked.map(({ question }) => question));
      for (const [i, each] of answers.entries()) asked[i]?.resolve(each);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
  line.underWay -= 1;
}
