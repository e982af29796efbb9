import type PDFDocument from 'pdfkit';
import { QUIET_INK } from '../annotations.ts';
import { VERDICT_WORDS } from '../attainment.ts';
import type { BacktestLine } from '../backtest.ts';
import { SIDE_COLOURS } from '../backtest-annotations.ts';
import type { Style, Writer } from './page-writer.ts';
import type { BackTest } from './record.ts';

type Pages = InstanceType<typeof PDFDocument>;
type Side = keyof typeof SIDE_COLOURS;
type Frame = {
  readonly left: number;
  readonly top: number;
  readonly step: number;
  /** The lowest share that is drawn. */
  readonly least: number;
};

const HEIGHT = 96;
const AXIS = 34;
const SMALL: Style = { size: 7, weight: 400, ink: QUIET_INK, gap: 0 };
const NAMES = { today: 'Today’s terms', proposed: 'Proposed terms' } as const;

/** Draws a back-test as lines on a page; drawn by itself, so that the same record makes the same page everywhere. */
export function drawBackTest(pages: Pages, writer: Writer, test: BackTest): void {
  writer.room(HEIGHT + 46);
  writer.write(legendOf(test), SMALL);
  const { labels } = test;
  const step = (writer.width - AXIS) / Math.max(1, labels.length);
  const frame = {
    ...{ left: writer.left + AXIS, top: pages.y + 8, step, least: leastOf(test) },
  };
  for (const share of [frame.least, 100]) writeShare(pages, writer, { frame, share });
  for (const side of ['today', 'proposed'] as const) {
    const line = test[side];
    if (line) drawSide(pages, frame, { side, line });
  }
  for (const [index, label] of labels.entries()) {
    pages.y = frame.top + HEIGHT + 4;
    writer.write(label, SMALL, { x: frame.left + (index + 0.5) * step - 8, width: step });
  }
  pages.y = frame.top + HEIGHT + 18;
}

/** The rows of a table that says the same: every period under the terms of both sides. */
export function backTestRows({
  labels,
  today,
  proposed,
}: BackTest): readonly (readonly string[])[] {
  return labels.map((label, index) => [
    label,
    pointWords(today, index),
    pointWords(proposed, index),
  ]);
}

function pointWords(line: BacktestLine | null, index: number): string {
  const point = line?.points[index];
  if (!point) return '–';
  const reached = point.percent === null ? '' : `${point.percent} %, `;
  return `${reached}${VERDICT_WORDS[point.verdict]}`;
}

function legendOf({ today, proposed }: BackTest): string {
  const sides = [
    ...(today ? [`${NAMES.today}: filled dots, promised ${today.objective} %`] : []),
    ...(proposed ? [`${NAMES.proposed}: rings, promised ${proposed.objective} %`] : []),
  ];
  return `${sides.join('. ')}. A dashed line is what is promised.`;
}

/** A little below the lowest share, in steps of five. */
function leastOf({ today, proposed }: BackTest): number {
  const shares = [today, proposed].flatMap((line) =>
    line ? [line.objective, ...line.points.flatMap(({ percent }) => percent ?? [])] : [],
  );
  const lowest = Math.min(99, ...shares.map(Number));
  return Math.max(0, Math.floor((lowest - 1) / 5) * 5);
}

function heightAt({ top, least }: Frame, share: number): number {
  return top + HEIGHT * (1 - (share - least) / (100 - least));
}

type Mark = { readonly frame: Frame; readonly share: number };

function writeShare(pages: Pages, writer: Writer, { frame, share }: Mark): void {
  const y = heightAt(frame, share);
  pages.moveTo(frame.left, y).lineTo(writer.left + writer.width, y);
  pages.lineWidth(0.5).strokeColor('#c8ccd2').stroke();
  pages.y = y - 4;
  writer.write(`${share} %`, SMALL, { width: AXIS });
}

type Drawn = { readonly side: Side; readonly line: BacktestLine };

function drawSide(pages: Pages, frame: Frame, { side, line }: Drawn): void {
  const points = line.points.map(({ percent }, index) => ({
    x: frame.left + (index + 0.5) * frame.step,
    y: percent === null ? null : heightAt(frame, Number(percent)),
  }));
  const promised = heightAt(frame, Number(line.objective));
  pages.lineWidth(1).strokeColor(SIDE_COLOURS[side]).dash(3, { space: 3 });
  pages.moveTo(frame.left, promised);
  pages
    .lineTo(frame.left + frame.step * points.length, promised)
    .stroke()
    .undash();
  for (const [index, { x, y }] of points.entries()) {
    const before = points[index - 1];
    if (y === null) continue;
    if (before && before.y !== null) pages.moveTo(before.x, before.y).lineTo(x, y).stroke();
    pages.circle(x, y, side === 'today' ? 2 : 3);
    if (side === 'today') pages.fill(SIDE_COLOURS[side]);
    else pages.stroke();
  }
}
