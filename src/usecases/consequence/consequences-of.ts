import type { Consequences, Proposed } from '../../domain/consequence/consequences.ts';
import type { Piece, PieceKind } from '../../domain/consequence/piece.ts';
import type { Setting } from '../status/viewing.ts';
import { alertsPiece, clocksPiece } from './clock-pieces.ts';
import { historyPieces } from './history-pieces.ts';
import { openProposal, type Proposal, type ProposalQuestion } from './open-proposal.ts';
import { exposurePiece, findingsPiece, supportPiece } from './quick-pieces.ts';

/** What is known at once, and the pieces as they are computed: the quick ones first, the past last. */
export type ComingConsequences = Proposed & {
  /** The kinds of pieces that the actor may see. */
  readonly kinds: readonly PieceKind[];
  /** Can be gone through once. */
  readonly pieces: AsyncIterable<Piece>;
};

/** What proposed terms would do, piece by piece, as far as the actor may see it. */
export async function openConsequences(
  context: Setting,
  question: ProposalQuestion,
): Promise<ComingConsequences> {
  const proposal = await openProposal(context, question);
  return { ...proposal.proposed, kinds: proposal.kinds, pieces: piecesOf(context, proposal) };
}

/** All that proposed terms would do, as far as the actor may see it. */
export async function consequencesOf(
  context: Setting,
  question: ProposalQuestion,
): Promise<Consequences> {
  const { kinds: _, pieces, ...proposed } = await openConsequences(context, question);
  const found: Piece[] = [];
  for await (const piece of pieces) found.push(piece);
  return { ...proposed, pieces: found };
}

const FROM_HISTORY: readonly PieceKind[] = ['back-test', 'forecast', 'credits'];

async function* piecesOf(context: Setting, proposal: Proposal): AsyncGenerator<Piece> {
  const { kinds } = proposal;
  if (kinds.includes('exposure')) yield exposurePiece(proposal);
  if (kinds.includes('support')) yield supportPiece(proposal);
  if (kinds.includes('findings')) yield await findingsPiece(context, proposal);
  if (kinds.includes('clocks')) yield await clocksPiece(context, proposal);
  if (kinds.includes('alerts')) yield await alertsPiece(context, proposal);
  if (FROM_HISTORY.some((kind) => kinds.includes(kind))) yield* historyPieces(context, proposal);
}
