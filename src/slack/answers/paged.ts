import { actions, button, header, type KnownBlock } from '../blocks/blocks.ts';
import { LIMITS } from '../blocks/limits.ts';
import { paginate } from '../blocks/pages.ts';
import { type PageQuery, writePage } from './page-query.ts';

type Button = Parameters<typeof button>[0];

type Paged = {
  readonly title: string;
  readonly groups: readonly (readonly KnownBlock[])[];
  /** What stands below every page. */
  readonly foot?: readonly KnownBlock[];
  readonly buttons?: readonly Button[];
  /** The action of the button that turns to the next page. */
  readonly turn: string;
  readonly query: PageQuery;
};

const ROOM = { blocks: LIMITS.message.blocks - 6, characters: LIMITS.message.characters - 1_500 };

/** As much of a long answer as one message holds, with a button to the rest. */
export function pagedBlocks(paged: Paged): readonly KnownBlock[] {
  const { title, groups, foot = [], buttons = [], turn, query } = paged;
  const pages = paginate(groups, ROOM);
  const page = Math.min(query.page, pages.length - 1);
  const value = writePage({ ...query, page: (page + 1) % pages.length });
  const label = page + 1 < pages.length ? 'Show the rest' : 'Back to the start';
  const turning = pages.length > 1 ? [{ label, action: turn, value }] : [];
  const part = pages.length > 1 ? ` (part ${page + 1} of ${pages.length})` : '';
  return [
    header(`${title}${part}`),
    ...(pages[page] ?? []),
    ...actions([...buttons, ...turning].map((each) => button(each))),
    ...earlier({ page, turn, query }),
    ...foot,
  ];
}

/** The way back, in a row of its own because it does the same as the way on. */
function earlier({
  page,
  turn,
  query,
}: Pick<Paged, 'turn' | 'query'> & { readonly page: number }): readonly KnownBlock[] {
  if (page === 0) return [];
  const value = writePage({ ...query, page: page - 1 });
  return actions([button({ label: 'Show what came before', action: turn, value })]);
}
