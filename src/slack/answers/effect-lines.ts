import { besideTerm } from '../../domain/consequence/beside-term.ts';
import type { OpenTerm } from '../../domain/consequence/consequences.ts';
import type { Piece } from '../../domain/consequence/piece.ts';
import { capitalised } from '../../domain/target/capitalised.ts';
import { pieceTitle, tellPiece } from '../../usecases/consequence/words/tell-piece.ts';
import type { KnownBlock } from '../blocks/blocks.ts';
import { context } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { cut, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { beginningOf } from '../blocks/pages.ts';

/** What is known so far of what terms would do. */
export type Effects = {
  readonly pieces: readonly Piece[];
  readonly timeZone: string;
  /** Whether more is being computed. */
  readonly isComing: boolean;
  /** What is missing or wrong in the terms; only for the provider’s own people. */
  readonly open?: readonly OpenTerm[];
};

export const NO_EFFECTS: Effects = { pieces: [], timeZone: 'UTC', isComing: false };

const LINE = 400;
const MOST_LINES = 4;
/** What the consequences of very many changes may take of a dialog, in which other things stand, too. */
const ROOM = { blocks: 30, characters: 7_000 };

/** What each changed term would do, in few lines; what was said beside one term is not said again beside another. */
export function linesBeside(
  { pieces, timeZone }: Effects,
  paths: readonly string[],
): ReadonlyMap<string, readonly Mrkdwn[]> {
  const told = new Set<string>();
  return new Map(
    paths.map((path) => {
      const lines = besideTerm(pieces, path).flatMap((piece) =>
        tellPiece(piece, timeZone).filter((line) => {
          // The same words about another promise say something else.
          const said = `${'target' in piece ? piece.target : ''} ${line}`;
          return !told.has(said) && told.add(said);
        }),
      );
      return [path, lines.slice(0, MOST_LINES).map((line) => mrkdwn`↳ ${cut(line, LINE)}`)];
    }),
  );
}

/** In this order people read what would change: the promises first, the dates last. */
export function inReadingOrder<One extends { readonly path: string }>(
  changes: readonly One[],
): readonly One[] {
  return changes.toSorted((a, b) => rankOf(a.path) - rankOf(b.path));
}

function rankOf(path: string): number {
  if (path.startsWith('targets')) return 0;
  return path.startsWith('effective') ? 2 : 1;
}

/** What the terms would do as a whole, beside what stands beside single terms already. */
export function effectBlocks(
  { pieces, timeZone, isComing }: Effects,
  besideTerms: readonly string[],
): readonly KnownBlock[] {
  const told = new Set(
    besideTerms.flatMap((path) =>
      besideTerm(pieces, path).flatMap((piece) => tellPiece(piece, timeZone)),
    ),
  );
  const groups = pieces.flatMap((piece) => {
    const lines = tellPiece(piece, timeZone).filter((line) => !told.has(line));
    return lines.length === 0 ? [] : [{ title: titleOf(piece), lines }];
  });
  const { blocks, hidden } = beginningOf(
    groups.map(({ title, lines }) =>
      titled(
        mrkdwn`*${title}*`,
        lines.slice(0, MOST_LINES * 2).map((line) => mrkdwn`• ${cut(line, LINE)}`),
      ),
    ),
    ROOM,
  );
  return [
    ...blocks,
    ...(hidden > 0
      ? [context(mrkdwn`… and ${hidden} more, in the record of the negotiation`)]
      : []),
    ...(isComing ? [context(mrkdwn`⏳ I am looking at what it would do …`)] : []),
  ];
}

function titleOf(piece: Piece): string {
  const title = pieceTitle(piece.kind);
  return 'name' in piece ? `${capitalised(piece.name)}: ${title.toLowerCase()}` : title;
}
