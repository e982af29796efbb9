import { explainMeant } from '../../usecases/explain/explain-meant.ts';
import { tellExplained } from '../../usecases/explain/words/tell-explained.ts';
import type { Answer } from '../answer.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';
import { whyAnswer } from './why-answer.ts';
import type { WhyQuery } from './why-query.ts';

/** Explains a clock or a figure to the person who asks, on their clock and as far as they may know it. */
export async function tellWhy(session: Session, query: WhyQuery): Promise<Answer> {
  const context = await session.open();
  const { words, at, full } = query;
  const explained = await explainMeant(context, { words: words.split(/\s+/), at });
  const clock = clockWords(session.timeZone, context.now);
  const { timeZone } = clock;
  const fullness = full === undefined ? 'folded' : 'full';
  const telling = tellExplained(explained, { timeZone, fullness });
  const asOf = `As of ${clock.time(explained.asOf)} (${timeZone})`;
  return whyAnswer({ telling, query, asOf });
}
