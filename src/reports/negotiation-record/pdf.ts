import type PDFDocument from 'pdfkit';
import { shortCode } from '../../domain/negotiation/short-code.ts';
import { canonicalJson } from '../../domain/register/canonical-json.ts';
import { INK, QUIET_INK } from '../annotations.ts';
import { drawBackTest } from './back-test.ts';
import { outlineOf, type Part, type Section, titleOf } from './outline.ts';
import { rule, type Style, type Writer, writerOf } from './page-writer.ts';
import type { NegotiationRecord } from './record.ts';

type Pages = InstanceType<typeof PDFDocument>;
type Table = Extract<Part, { kind: 'table' }>;

const STYLES = {
  title: { size: 18, weight: 600, ink: INK, gap: 4 },
  section: { size: 13, weight: 600, ink: INK, gap: 6 },
  text: { size: 9.5, weight: 400, ink: INK, gap: 5 },
  strong: { size: 9.5, weight: 600, ink: INK, gap: 2 },
  quiet: { size: 8, weight: 400, ink: QUIET_INK, gap: 0 },
} as const satisfies Readonly<Record<string, Style>>;

const MARGINS = { top: 56, bottom: 64, left: 56, right: 56 } as const;
const COLUMN_GAP = 12;

/** The name of the attachment that holds the record for machines. */
const ATTACHMENT = 'accord-negotiation-record.json';

/** A record as a PDF with all of it for machines attached; the same record always gives the same bytes. */
export async function recordPdf(record: NegotiationRecord): Promise<Buffer> {
  // It takes long to load, and most commands need no pages.
  const { default: Document } = await import('pdfkit');
  const madeAt = new Date(record.madeAt);
  const info = {
    ...{ Title: titleOf(record), Creator: 'Accord', Producer: 'Accord' },
    ...{ CreationDate: madeAt, ModDate: madeAt, Subject: `Seal ${record.seal}` },
  };
  const pages = new Document({
    ...{ size: 'A4', margins: { ...MARGINS }, info, bufferPages: true, lang: 'en' },
    displayTitle: true,
  });
  const bytes = collected(pages);
  const writer = writerOf(pages);
  writer.write(titleOf(record), STYLES.title);
  for (const section of outlineOf(record)) writeSection(pages, writer, section);
  pages.file(Buffer.from(canonicalJson(record)), {
    ...{ name: ATTACHMENT, type: 'application/json', description: 'The record for machines' },
    ...{ creationDate: madeAt, modifiedDate: madeAt },
  });
  footers(pages, writer, record);
  pages.end();
  return bytes;
}

function collected(pages: Pages): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pages.on('data', (chunk: Buffer) => chunks.push(chunk));
    pages.on('end', () => resolve(Buffer.concat(chunks)));
    pages.on('error', reject);
  });
}

function writeSection(pages: Pages, writer: Writer, { title, parts }: Section): void {
  writer.room(90);
  pages.y += 12;
  writer.write(title, STYLES.section);
  for (const part of parts) writePart(pages, writer, part);
}

function writePart(pages: Pages, writer: Writer, part: Part): void {
  switch (part.kind) {
    case 'text':
      writer.write(part.text, STYLES.text);
      return;
    case 'table':
      writeTable(pages, writer, part);
      return;
    case 'back-test':
      drawBackTest(pages, writer, part.test);
      return;
    case 'entry':
      writer.room(34);
      writer.write(part.title, STYLES.strong);
      writeList(writer, part.lines);
  }
}

function writeList(writer: Writer, lines: readonly string[]): void {
  const place = { x: writer.left + 12, width: writer.width - 12 };
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    writer.write(line, { ...STYLES.text, gap: isLast ? 7 : 1 }, place);
  }
}

function writeTable(pages: Pages, writer: Writer, { head, rows }: Table): void {
  const isNamed = head.some((cell) => cell !== '');
  if (isNamed) writeRow(pages, writer, { cells: head, style: { ...STYLES.strong, gap: 3 } });
  for (const cells of rows) {
    rule(pages, writer);
    writeRow(pages, writer, { cells, style: { ...STYLES.text, gap: 3 } });
  }
  pages.y += 6;
}

type Row = { readonly cells: readonly string[]; readonly style: Style };

/** The cells side by side; a row that does not fit goes to the next page as a whole. */
function writeRow(pages: Pages, writer: Writer, { cells, style }: Row): void {
  const columns = columnsOf(writer, cells.length);
  const heights = cells.map((cell, index) =>
    writer.heightOf(cell, style, columns[index]?.width ?? 0),
  );
  writer.room(Math.min(Math.max(...heights), 500));
  const { y } = pages;
  const first = pages.bufferedPageRange().count;
  const ends = cells.map((cell, index) => {
    if (pages.bufferedPageRange().count === first) pages.y = y;
    writer.write(cell, index === 0 ? { ...style, weight: 600 } : style, columns[index]);
    return pages.y;
  });
  pages.y = pages.bufferedPageRange().count === first ? Math.max(...ends) : pages.y;
}

/** The first column is the narrow one of two; of more they share the width. */
function columnsOf({ left, width }: Writer, many: number) {
  const shares =
    many === 2 ? [0.28, 0.72] : many === 3 ? [0.26, 0.37, 0.37] : [0.25, 0.3, 0.3, 0.15];
  let x = left;
  return shares.map((share) => {
    const column = { x, width: width * share - COLUMN_GAP };
    x += width * share;
    return column;
  });
}

function footers(pages: Pages, writer: Writer, record: NegotiationRecord): void {
  const { count } = pages.bufferedPageRange();
  const code = record.final ? ` · terms ${shortCode(record.final.hash)}` : '';
  for (let index = 0; index < count; index += 1) {
    pages.switchToPage(index);
    // A line below the margin would begin a new page.
    pages.page.margins.bottom = 0;
    pages.y = pages.page.height - 44;
    const text = `${record.agreement.name}${code} · seal ${shortCode(record.seal)} · page ${index + 1} of ${count}`;
    writer.write(text, STYLES.quiet);
    pages.page.margins.bottom = MARGINS.bottom;
  }
}
