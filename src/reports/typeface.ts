import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const;
const WEIGHTS = [400, 600] as const;

/** The font family list that every chart uses; the files come with the product, not from the system. */
export const TYPEFACE = SUBSETS.map((subset) => `"${familyOf(subset)}"`).join(', ');

/** Makes the bundled typeface known to the canvas; further calls change nothing. */
export function registerTypeface(): void {
  if (GlobalFonts.has(familyOf('latin'))) return;
  for (const subset of SUBSETS) {
    for (const weight of WEIGHTS) {
      GlobalFonts.registerFromPath(fontFile(subset, weight), familyOf(subset));
    }
  }
}

function familyOf(subset: string): string {
  return `Accord ${subset}`;
}

function fontFile(subset: string, weight: number): string {
  const inPackage = `files/inter-${subset}-${weight}-normal.woff2`;
  return fileURLToPath(new URL(inPackage, import.meta.resolve('@fontsource/inter/package.json')));
}
