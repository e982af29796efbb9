import type { ChainLine } from '../../domain/agreement/support-chain/chain-line.ts';
import { formatInstant } from '../../domain/calendar/instant.ts';
import type { ChainSheet } from './show-chain.ts';

/** A chain for programs: instants as ISO 8601, otherwise as it is shown. */
export function chainJson(sheet: ChainSheet) {
  return {
    agreement: sheet.key,
    asOf: formatInstant(sheet.asOf),
    standing: sheet.standing,
    gaps: sheet.gaps,
    firstGap: sheet.firstGap && lineJson(sheet.firstGap),
    chain: sheet.rows.map(({ edge, together, ...row }) => ({
      ...row,
      edge: edge.map(lineJson),
      together: together.map(lineJson),
    })),
  };
}

function lineJson({ gapFrom, ...line }: ChainLine) {
  return { ...line, gapFrom: gapFrom === null ? null : formatInstant(gapFrom) };
}
