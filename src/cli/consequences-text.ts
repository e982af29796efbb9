import type { Piece } from '../domain/consequence/piece.ts';
import type { ComingConsequences } from '../usecases/consequence/consequences-of.ts';
import { pieceTitle, tellPiece } from '../usecases/consequence/words/tell-piece.ts';
import { saidHere } from './said-here.ts';
import { wrapped } from './wrapped.ts';

type Opened = Omit<ComingConsequences, 'pieces' | 'kinds'>;

/** What stands above the consequences for a person at a terminal: what is meant, and what is still open. */
export function openedText({ agreementName, agreementKey, base, open }: Opened): string {
  const than = base === null ? 'a new agreement' : `instead of revision ${base}`;
  return [
    `${agreementName} (${agreementKey}), ${than}`,
    ...open.flatMap(({ path, message }) => wrapped(`Still open: ${path}: ${message}`, 2)),
  ].join('\n');
}

/** One consequence: what it is about, and its sentences. */
export function pieceText(piece: Piece, timeZone: string): string {
  const name = 'name' in piece ? `${piece.name} (${piece.target}): ` : '';
  return [
    `${name}${pieceTitle(piece.kind)}`,
    ...tellPiece(piece, timeZone).flatMap((sentence) => wrapped(saidHere(sentence), 2)),
  ].join('\n');
}
