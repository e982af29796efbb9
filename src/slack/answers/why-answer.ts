import type { Chapter, List, Mood, Telling } from '../../usecases/explain/words/telling.ts';
import { type Answer, answer } from '../answer.ts';
import {
  actions,
  button,
  context,
  divider,
  header,
  type KnownBlock,
  section,
} from '../blocks/blocks.ts';
import { LIMITS } from '../blocks/limits.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { paginate } from '../blocks/pages.ts';
import { whyButton } from './why-button.ts';
import { type WhyQuery, writeWhyQuery } from './why-query.ts';

export type WhyView = {
  readonly telling: Telling;
  readonly query: WhyQuery;
  /** “As of today 09:40 (Europe/Berlin)”. */
  readonly asOf: string;
};

const SIGNS: Readonly<Record<Mood, string>> = {
  kept: '🟢',
  missed: '🔴',
  warning: '🟡',
  running: '🔵',
  waiting: '⏸️',
  neutral: '⚪',
};

const ROOM = { blocks: LIMITS.message.blocks - 4, characters: LIMITS.message.characters - 1_500 };

/** An explanation, cut to what one message holds; long ledgers are one click away in full. */
export function whyAnswer({ telling, query, asOf }: WhyView): Answer {
  const { title, summary, chapters } = telling;
  const wanted = chapters.filter(({ name }) => query.full === undefined || name === query.full);
  const pages = paginate(
    wanted.map((chapter) => chapterBlocks(chapter, query)),
    ROOM,
  );
  const page = Math.min(query.page, pages.length - 1);
  const part = pages.length > 1 ? ` · part ${page + 1} of ${pages.length}` : '';
  return answer(mrkdwn`${summary}`, [
    header(title),
    ...(pages[page] ?? []),
    ...turning(query, { page, pages: pages.length }),
    context(mrkdwn`${asOf}${part} · the lengths add up to the millisecond`),
  ]);
}

function chapterBlocks(chapter: Chapter, query: WhyQuery): readonly KnownBlock[] {
  const { mood, heading, sentences, lists } = chapter;
  const text = join(
    [mrkdwn`${SIGNS[mood]} *${heading}*`, ...sentences.map((sentence) => mrkdwn`${sentence}`)],
    '\n',
  );
  return [
    section(text, chapter.folded ? fullButton(chapter, query) : undefined),
    ...lists.flatMap((list) => listBlocks(list, query)),
    divider(),
  ];
}

/** So many lines of a list get a button of their own. */
const ASKABLE = 5;

function listBlocks({ title, lines, about = [] }: List, query: WhyQuery): readonly KnownBlock[] {
  const askable = Math.min(about.length, query.full === undefined ? ASKABLE : 0);
  const [first, ...rest] = lines.map((line) => mrkdwn`• ${line}`);
  if (first === undefined) return [];
  if (askable === 0) return titled(mrkdwn`*${title}*`, [first, ...rest]);
  return [
    section(mrkdwn`*${title}*\n${first}`, lineButton(about[0] ?? '', query)),
    ...rest
      .slice(0, askable - 1)
      .map((line, i) => section(line, lineButton(about[i + 1] ?? '', query))),
    ...sections(rest.slice(askable - 1)),
  ];
}

function sections([first, ...rest]: readonly Mrkdwn[]): readonly KnownBlock[] {
  if (first === undefined) return [];
  return rest.length === 0 ? [section(first)] : titled(first, rest);
}

function lineButton(words: string, { at }: WhyQuery) {
  return whyButton({ words, ...(at !== undefined && { at }) });
}

function fullButton({ name, heading }: Chapter, query: WhyQuery) {
  return button({
    label: 'Full list',
    action: 'why.turn',
    value: writeWhyQuery({ ...query, full: name, page: 0 }),
    spoken: `Full list of ${heading}`,
  });
}

type Position = { readonly page: number; readonly pages: number };

function turning(query: WhyQuery, { page, pages }: Position): readonly KnownBlock[] {
  const { full: _full, ...short } = query;
  const rest = button({
    label: page + 1 < pages ? 'Show the rest' : 'Back to the start',
    action: 'why.turn',
    value: writeWhyQuery({ ...query, page: (page + 1) % pages }),
  });
  const back = button({
    label: 'Short again',
    action: 'why.turn',
    value: writeWhyQuery({ ...short, page: 0 }),
  });
  return actions([...(pages > 1 ? [rest] : []), ...(query.full === undefined ? [] : [back])]);
}
