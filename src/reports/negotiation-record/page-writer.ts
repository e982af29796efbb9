import type PDFDocument from 'pdfkit';
import { runsOf, type Weight } from './page-fonts.ts';

type Pages = InstanceType<typeof PDFDocument>;

export type Style = {
  readonly size: number;
  readonly weight: Weight;
  readonly ink: string;
  readonly gap: number;
};

type Place = { readonly x?: number; readonly width?: number };

/** Writes text on pages in fonts that have its letters. */
export type Writer = {
  readonly width: number;
  readonly left: number;
  readonly write: (text: string, style: Style, place?: Place) => void;
  readonly heightOf: (text: string, style: Style, width: number) => number;
  /** Where the next line begins; goes to a new page where so much does not fit on this one. */
  readonly room: (height: number) => void;
};

/** A writer of the pages. */
export function writerOf(pages: Pages): Writer {
  const left = pages.page.margins.left;
  const width = pages.page.width - left - pages.page.margins.right;
  return {
    ...{ left, width },
    write: (text, style, place = {}) => {
      const { size, weight, ink, gap } = style;
      const runs = runsOf(text.replace(/\s*\n\s*/g, ' ') || ' ', weight);
      pages.fontSize(size).fillColor(ink);
      pages.x = place.x ?? left;
      for (const [index, run] of runs.entries()) {
        const continued = index < runs.length - 1;
        pages.font(run.file).text(run.text, { width: place.width ?? width, continued, lineGap: 2 });
      }
      pages.y += gap;
    },
    heightOf: (text, { size, weight, gap }, columnWidth) => {
      const [run] = runsOf(text || ' ', weight);
      if (run) pages.font(run.file);
      return (
        pages.fontSize(size).heightOfString(text || ' ', { width: columnWidth, lineGap: 2 }) + gap
      );
    },
    room: (height) => {
      const bottom = pages.page.height - pages.page.margins.bottom;
      if (pages.y + height > bottom) pages.addPage();
    },
  };
}

/** A line from the left edge to the right one. */
export function rule(pages: Pages, { left, width }: Writer): void {
  pages
    .moveTo(left, pages.y)
    .lineTo(left + width, pages.y)
    .lineWidth(0.5)
    .strokeColor('#c8ccd2')
    .stroke();
  pages.y += 5;
}
