import { AccordError } from '../../domain/error.ts';
import { nearest, simplify } from '../../domain/register/nearest.ts';

type Sought<Row> = {
  readonly words: readonly string[];
  /** Everything about a row that somebody may search for. */
  readonly textsOf: (row: Row) => readonly string[];
  /** What the rows are, for the sentence when none fits: “service”. */
  readonly noun: string;
};

/** The rows that every word fits, whatever its case, accents and hyphens; a refusal with a hint when none does. */
export function searchRows<Row>(
  rows: readonly Row[],
  { words, textsOf, noun }: Sought<Row>,
): readonly Row[] {
  const wanted = words.map(simplify).filter((word) => word !== '');
  if (wanted.length === 0 || rows.length === 0) return rows;
  const texts = rows.map((row) => textsOf(row).map(simplify).join('\n'));
  const found = rows.filter((_, index) => wanted.every((word) => texts[index]?.includes(word)));
  if (found.length > 0) return found;
  const known = [...new Set(rows.flatMap(textsOf).flatMap((text) => [text, ...text.split(/\s+/)]))];
  const lost = words.filter((word) => !texts.some((text) => text.includes(simplify(word))));
  const near = lost.flatMap((word) => nearest(word, known)[0] ?? []);
  const hint =
    near.length > 0
      ? `Did you mean “${near.join(' ')}”?`
      : `Leave out “${words.join(' ')}” to see all that there are.`;
  throw new AccordError(
    'not-found',
    `There is no ${noun} for “${words.join(' ')}” that you can see. ${hint}`,
  );
}
