type Standing = 'carries' | 'gap' | 'caution' | 'note';

type Line = { readonly standing: Standing; readonly sentence: string };

type Row = {
  readonly depth: number;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly customerName: string;
  readonly providerName: string;
  readonly hours: string;
  readonly repeated: boolean;
  readonly standing: Standing;
  readonly edge: readonly Line[];
  readonly together: readonly Line[];
};

/** What is drawn of a support chain: its agreements from the top, each below the one it carries. */
export type ChainPicture = {
  readonly name: string;
  readonly subtitle: string;
  readonly rows: readonly Row[];
};

type PlacedLine = {
  readonly text: string;
  readonly font: string;
  readonly y: number;
  readonly quiet?: boolean;
  readonly indent?: number;
  readonly mark?: Standing;
};

/** A box with its place. */
export type PlacedBox = {
  readonly parent: number | null;
  readonly standing: Standing;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly PlacedLine[];
};

type Measure = (text: string, font: string) => number;

export const BOX = { width: 400, padding: 16, gapX: 72, gapY: 20 } as const;
const FONTS = { name: '600 15px', quiet: '400 12px', line: '400 13px' } as const;
const LINE = 19;
const INDENT = 22;
const MOST_LINES = 3;
const MOST_WRAPPED = 3;

/** Where every box goes: a column for each depth, children beside their parent, nothing overlapping. */
export function layOut({ rows }: ChainPicture, measure: Measure) {
  const contents = rows.map((row) => linesOf(row, measure));
  const heights = contents.map((lines) => (lines.at(-1)?.y ?? 0) + 20);
  const parents = rows.map((row, index) => parentOf(rows, row, index));
  const tops: number[] = [];
  let bottom = 0;
  // From the last box up, so that all children of a box are placed before it.
  const place = (index: number): number => {
    const children = parents.flatMap((parent, child) => (parent === index ? [child] : []));
    const height = heights[index] ?? 0;
    const start = bottom;
    for (const child of children) place(child);
    const middle = (start + Math.max(bottom - BOX.gapY, start)) / 2;
    tops[index] = children.length === 0 ? start : Math.max(start, middle - height / 2);
    bottom = Math.max(bottom, (tops[index] ?? 0) + height + BOX.gapY);
    return bottom;
  };
  place(0);
  const boxes = rows.map(({ depth, standing }, index) => ({
    ...{ parent: parents[index] ?? null, standing, lines: contents[index] ?? [] },
    x: depth * (BOX.width + BOX.gapX),
    y: tops[index] ?? 0,
    height: heights[index] ?? 0,
  }));
  const columns = Math.max(...rows.map(({ depth }) => depth)) + 1;
  const width = columns * BOX.width + (columns - 1) * BOX.gapX;
  return { boxes, width, height: bottom - BOX.gapY };
}

function parentOf(rows: readonly Row[], { depth }: Row, index: number): number | null {
  const above = rows.slice(0, index).findLastIndex((row) => row.depth === depth - 1);
  return above < 0 ? null : above;
}

function linesOf(row: Row, measure: Measure): readonly PlacedLine[] {
  const inner = BOX.width - 2 * BOX.padding;
  const parties = `${row.kind} · ${row.providerName} for ${row.customerName}`;
  const hours = row.repeated ? `${row.hours} · what is below it: see its other box` : row.hours;
  const head: readonly PlacedLine[] = [
    { text: cut(row.name, inner - 30, (t) => measure(t, FONTS.name)), font: FONTS.name, y: 24 },
    {
      text: cut(parties, inner, (t) => measure(t, FONTS.quiet)),
      font: FONTS.quiet,
      y: 45,
      quiet: true,
    },
    {
      text: cut(hours, inner, (t) => measure(t, FONTS.quiet)),
      font: FONTS.quiet,
      y: 62,
      quiet: true,
    },
  ];
  const told = [...row.edge, ...(row.depth === 0 ? row.together : [])];
  const shown = told.slice(0, MOST_LINES);
  let y = 86;
  const lines = shown.flatMap(({ standing, sentence }) =>
    wrap(sentence, inner - INDENT, (t) => measure(t, FONTS.line)).map((text, index) => {
      const placed = { text, font: FONTS.line, y, indent: INDENT };
      y += LINE;
      return index === 0 ? { ...placed, mark: standing } : placed;
    }),
  );
  const more = told.length - shown.length;
  if (more === 0) return [...head, ...lines];
  return [
    ...head,
    ...lines,
    { text: `and ${more} more`, font: FONTS.quiet, y, indent: INDENT, quiet: true },
  ];
}

/** The first sentence, in lines of a width; what does not fit into three is cut. */
function wrap(sentence: string, width: number, measure: (text: string) => number) {
  const [first = sentence] = sentence.split(/\. (?=[A-Z])/);
  const lines: string[] = [];
  for (const word of first.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  // A word can be wider than the box, such as a long key.
  if (lines.length <= MOST_WRAPPED) return lines.map((each) => cut(each, width, measure));
  const last = `${lines.slice(MOST_WRAPPED - 1).join(' ')}`;
  return [...lines.slice(0, MOST_WRAPPED - 1), last].map((each) => cut(each, width, measure));
}

function cut(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  let kept = text;
  while (kept.length > 1 && measure(`${kept}…`) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
