import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SUBSETS = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const;
type Subset = (typeof SUBSETS)[number];

export type Weight = 400 | 600;

/** A piece of text that one font file can show. */
export type Run = { readonly text: string; readonly file: string };

/** A text in pieces, each with the font file that has its letters; what no file has is shown as a question mark. */
export function runsOf(text: string, weight: Weight): readonly Run[] {
  const runs: { text: string; file: string }[] = [];
  for (const letter of text) {
    const subset = subsetOf(letter);
    const file = fontFile(subset ?? 'latin', weight);
    const shown = subset === null ? '?' : letter;
    const last = runs.at(-1);
    if (last?.file === file) last.text += shown;
    else runs.push({ text: shown, file });
  }
  return runs;
}

function subsetOf(letter: string): Subset | null {
  const point = letter.codePointAt(0) ?? 0;
  const covers = (subset: Subset) =>
    ranges(subset).some(([from, to]) => from <= point && point <= to);
  return SUBSETS.find(covers) ?? null;
}

const known = new Map<Subset, readonly (readonly [number, number])[]>();

function ranges(subset: Subset): readonly (readonly [number, number])[] {
  const found = known.get(subset) ?? read(subset);
  known.set(subset, found);
  return found;
}

function read(subset: Subset): readonly (readonly [number, number])[] {
  const all: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(inPackage('unicode.json'), 'utf8'),
  );
  return (all[subset] ?? '').split(',').map((range) => {
    const [from = '', to = from] = range.replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}

// The library for pages cannot take apart the smaller files that the charts use.
function fontFile(subset: Subset, weight: Weight): string {
  return inPackage(`files/inter-${subset}-${weight}-normal.woff`);
}

function inPackage(path: string): string {
  return fileURLToPath(new URL(path, import.meta.resolve('@fontsource/inter/package.json')));
}
