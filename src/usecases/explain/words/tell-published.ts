import type { Figure } from '../../../domain/target/figure.ts';
import { attainedCounts } from '../../../domain/target/figure-words.ts';
import type { Published } from '../published.ts';
import { percentWords } from './percent-words.ts';
import type { Chapter } from './telling.ts';
import type { Times } from './times.ts';

type Seen = { readonly name: string; readonly periodName: string; readonly times: Times };

/** When the figure of a period was published, by whom, and what changed since. */
export function tellPublished(published: Published, { name, periodName, times }: Seen): Chapter {
  const { figures, fresh } = published;
  const sentences = figures.map((each, index) => {
    const what = figureWords(each.figure);
    const when = `${times.at(each.sealedAt)} by ${each.by}`;
    const before = figures[index - 1];
    if (!each.restated || !before) return `Published ${when}: ${what}.`;
    return `Restated ${when}: ${what}, instead of ${figureWords(before.figure)}. Cause: ${each.restated.cause}. Approved by ${each.restated.approver}.`;
  });
  return {
    name: `${name} published`,
    mood: 'neutral',
    heading: `${periodName} as it was published`,
    sentences: [...sentences, sinceWords(fresh)],
    lists: [],
    folded: false,
  };
}

function sinceWords(fresh: Figure | null): string {
  return fresh === null
    ? 'Nothing that became known since would change it.'
    : `What became known since would make it ${figureWords(fresh)}. That is published only when somebody approves it.`;
}

/** “97.4 %, 38 of 39 in time (missed)”. */
function figureWords(figure: Figure): string {
  const { percent, verdict } = figure;
  const reached = percent === null ? [] : [percentWords(percent)];
  return `${[...reached, attainedCounts(figure)].join(', ')} (${WORDS[verdict]})`;
}

const WORDS: Readonly<Record<Figure['verdict'], string>> = {
  met: 'kept',
  'at-risk': 'at risk',
  breached: 'missed',
  'no-data': 'nothing to judge',
};
