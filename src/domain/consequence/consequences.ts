import type { Instant } from '../calendar/instant.ts';
import type { Viewer } from '../party/viewer.ts';
import { PIECE_VIEWERS, type Piece, type PieceKind } from './piece.ts';

/** A term that cannot be read as it was typed, so that nothing can be said about it. */
export type OpenTerm = { readonly path: string; readonly message: string };

/** What is known of proposed terms before anything is computed. */
export type Proposed = {
  readonly agreementKey: string;
  readonly agreementName: string;
  /** The revision that they would take the place of; null when the agreement is new. */
  readonly base: number | null;
  /** The content hash of the proposed terms as they were typed. */
  readonly hash: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly timeZone: string;
  /** Whatever is still missing or wrong; only for the provider’s own people. */
  readonly open: readonly OpenTerm[];
};

/** What proposed terms would do, as far as it can be computed. */
export type Consequences = Proposed & { readonly pieces: readonly Piece[] };

/** What people of the other side see unless somebody chooses otherwise. */
export const DEFAULT_SHARED: readonly PieceKind[] = ['back-test'];

type Watcher = Pick<Viewer, 'kind'>;

/** The kinds of pieces that somebody may see when so much is shared with the other side. */
export function kindsFor(shared: readonly PieceKind[], { kind }: Watcher): readonly PieceKind[] {
  const kinds = Object.keys(PIECE_VIEWERS).filter(isPieceKind);
  if (kind === 'staff') return kinds;
  if (kind === 'stranger') return [];
  return kinds.filter((each) => PIECE_VIEWERS[each] === 'shareable' && shared.includes(each));
}

/** The consequences that somebody may see; people of customers and suppliers see what was shared, and never costs or what lies below. */
export function forViewer(
  consequences: Consequences,
  shared: readonly PieceKind[],
  viewer: Watcher,
): Consequences {
  const kinds = kindsFor(shared, viewer);
  return {
    ...consequences,
    open: viewer.kind === 'staff' ? consequences.open : [],
    pieces: consequences.pieces.filter(({ kind }) => kinds.includes(kind)),
  };
}

/** Whether a word names a kind of piece. */
export function isPieceKind(word: string): word is PieceKind {
  return Object.hasOwn(PIECE_VIEWERS, word);
}
