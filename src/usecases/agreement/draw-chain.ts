import { dayWords } from '../../domain/calendar/calendar-words.ts';
import { count } from '../../domain/target/length-words.ts';
import type { ChainSheet } from './show-chain.ts';

/** The chain as a picture: the PNG, its name, and the same in words. */
export async function drawChain(sheet: ChainSheet) {
  // Loaded when first needed: drawing takes much memory, and most of the time nothing is drawn.
  const { drawSupportChain, chainAltText } = await import('../../reports/support-chain.ts');
  const picture = { ...sheet, subtitle: subtitleOf(sheet) };
  return {
    fileName: `${sheet.key}-chain.png`,
    png: drawSupportChain(picture),
    altText: chainAltText(picture),
  };
}

function subtitleOf({ asOf, timeZone, gaps, firstGap }: ChainSheet): string {
  const day = (at: number) => dayWords(at, timeZone);
  const seen = `Every start within a year from ${day(asOf)} is considered`;
  if (gaps === 0) return `${seen} · no gap`;
  const first = firstGap?.gapFrom ?? null;
  const from = first === null ? '' : `, the first from ${day(Math.max(first, asOf))}`;
  return `${seen} · ${count(gaps, 'gap')}${from}`;
}
