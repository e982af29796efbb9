import { formatInstant, type Instant, SECOND } from '../../domain/calendar/instant.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import type { Consequences } from '../../domain/consequence/consequences.ts';
import type { Gap, Piece, Tried } from '../../domain/consequence/piece.ts';
import { tellPiece } from './words/tell-piece.ts';

/** Consequences for programs: instants as ISO 8601, lengths in seconds, each piece with its sentences. */
export function consequencesJson({ pieces, ...proposed }: Consequences) {
  const { agreementKey, agreementName, asOf, effectiveAt, ...others } = proposed;
  return {
    ...{ agreement: agreementKey, name: agreementName, ...others },
    asOf: formatInstant(asOf),
    effectiveAt: formatInstant(effectiveAt),
    pieces: pieces.map((piece) => ({
      ...pieceJson(piece),
      sentences: tellPiece(piece, proposed.timeZone),
    })),
  };
}

function pieceJson(piece: Piece) {
  switch (piece.kind) {
    case 'back-test':
      return { ...piece, today: triedJson(piece.today), proposed: triedJson(piece.proposed) };
    case 'clocks':
    case 'alerts':
      return { ...piece, effectiveAt: formatInstant(piece.effectiveAt) };
    case 'support':
      return {
        ...piece,
        chains: piece.chains.map((chain) => ({
          ...{ ...chain, opened: chain.opened.map(gapJson), closed: chain.closed.map(gapJson) },
        })),
      };
    default:
      return piece;
  }
}

function triedJson(tried: Tried | null) {
  if (!tried) return null;
  const { percentiles, worstMisses, periods, ...counted } = tried;
  return {
    ...counted,
    periods: periods.map(({ period, ...fared }) => ({ ...spanJson(period), ...fared })),
    percentiles,
    worstMisses: worstMisses.map(({ dueAt, lateMs, ...miss }) => ({
      ...{ ...miss, dueAt: formatInstant(dueAt), lateSeconds: lateMs / SECOND },
    })),
  };
}

function spanJson({ from, to }: Interval) {
  return { from: formatInstant(from), to: formatInstant(to) };
}

function gapJson({ gapFrom, ...gap }: Gap) {
  return { ...gap, gapFrom: optional(gapFrom) };
}

function optional(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
