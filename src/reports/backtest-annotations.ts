import type { Chart, Plugin } from 'chart.js';
import { contextOf, heightOf, INK, paintBackground, QUIET_INK, write } from './annotations.ts';
import { VERDICT_WORDS } from './attainment.ts';
import type { BacktestLine, BacktestPicture } from './backtest.ts';
import { drawMark } from './marks.ts';
import { TYPEFACE } from './typeface.ts';

/** Told apart with every kind of colour blindness, and by width as well. */
export const SIDE_COLOURS = { today: '#0072b2', proposed: '#e69f00' } as const;

type Side = keyof typeof SIDE_COLOURS;

const NAMES: Readonly<Record<Side, string>> = { today: 'today', proposed: 'proposed' };
/** How far the rows of verdicts lie above the lower edge. */
const ROWS: Readonly<Record<Side, number>> = { today: 74, proposed: 48 };
/** Objectives that lie closer together are named by labels that are moved apart. */
const LABEL_HEIGHT = 34;

/** What is drawn around the lines: both objectives, a row of verdicts for each side, what the axis leaves out. */
export function backtestAnnotations(picture: BacktestPicture): Plugin<'line'> {
  const sides = sidesOf(picture);
  return {
    id: 'backtest-annotations',
    beforeDraw: (chart) => paintBackground(chart),
    beforeDatasetsDraw: (chart) => {
      for (const [side, line] of sides) drawObjective(chart, side, line);
    },
    afterDraw: (chart) => {
      drawNames(chart, sides);
      for (const [side, line] of sides) drawRow(chart, side, line);
      drawOffScale(chart, picture);
      drawLegend(chart, sides);
    },
  };
}

function sidesOf({ today, proposed }: BacktestPicture): readonly (readonly [Side, BacktestLine])[] {
  return [
    ...(today ? [['today', today] as const] : []),
    ...(proposed ? [['proposed', proposed] as const] : []),
  ];
}

function drawObjective(chart: Chart, side: Side, { objective }: BacktestLine): void {
  const context = contextOf(chart);
  const y = heightOf(chart, Number(objective));
  context.save();
  context.strokeStyle = SIDE_COLOURS[side];
  context.lineWidth = 2;
  context.setLineDash(side === 'today' ? [6, 4] : [2, 3]);
  context.beginPath();
  context.moveTo(chart.chartArea.left, y);
  context.lineTo(chart.chartArea.right, y);
  context.stroke();
  context.restore();
}

/** The objectives by name, at the right; where they are close, one above the other. */
function drawNames(chart: Chart, sides: readonly (readonly [Side, BacktestLine])[]): void {
  const names = new Map<string, string>();
  for (const [side, { objective }] of sides) {
    names.set(objective, names.has(objective) ? 'objective' : `objective ${NAMES[side]}`);
  }
  const ordered = [...names]
    .map(([objective, name]) => ({ name, objective, y: heightOf(chart, Number(objective)) }))
    .toSorted((a, b) => a.y - b.y);
  let free = Number.NEGATIVE_INFINITY;
  for (const { name, objective, y } of ordered) {
    const at = Math.max(y, free);
    free = at + LABEL_HEIGHT;
    const [context, x] = [contextOf(chart), chart.chartArea.right + 10];
    context.textAlign = 'left';
    write(context, name, { x, y: at - 8, font: `400 12px ${TYPEFACE}`, ink: QUIET_INK });
    write(context, `${objective} %`, { x, y: at + 8, font: `600 13px ${TYPEFACE}`, ink: INK });
  }
}

function drawRow(chart: Chart, side: Side, { points }: BacktestLine): void {
  const context = contextOf(chart);
  const y = chart.height - ROWS[side];
  points.forEach(({ verdict }, index) => {
    drawMark(context, verdict, { x: placeOf(chart, index), y });
  });
  const x = chart.chartArea.right + 10;
  context.textAlign = 'left';
  context.fillStyle = SIDE_COLOURS[side];
  context.fillRect(x, y - 5, 10, 10);
  write(context, NAMES[side], { x: x + 16, y, font: `600 13px ${TYPEFACE}`, ink: INK });
}

/** What lies below the axis is drawn on its edge, with its number; one number where both sides are alike. */
function drawOffScale(chart: Chart, { labels, today, proposed }: BacktestPicture): void {
  const context = contextOf(chart);
  const floor = chart.scales.y?.min ?? 0;
  labels.forEach((_, index) => {
    const reached = [proposed, today].flatMap((side) => side?.points[index]?.percent ?? []);
    const below = reached.filter((percent) => Number(percent) < floor);
    [...new Set(below)].forEach((percent, row) => {
      const place = { x: placeOf(chart, index), y: chart.chartArea.bottom - 20 - row * 18 };
      context.textAlign = 'center';
      write(context, `${percent} %`, { ...place, font: `600 12px ${TYPEFACE}`, ink: INK });
    });
  });
}

/** The signs that occur, and where the axis begins. */
function drawLegend(chart: Chart, sides: readonly (readonly [Side, BacktestLine])[]): void {
  const context = contextOf(chart);
  const y = chart.height - 18;
  const font = `400 12px ${TYPEFACE}`;
  const verdicts = new Set(sides.flatMap(([, { points }]) => points.map(({ verdict }) => verdict)));
  context.textAlign = 'left';
  let x = chart.chartArea.left + 10;
  for (const verdict of verdicts) {
    drawMark(context, verdict, { x, y });
    write(context, VERDICT_WORDS[verdict], { x: x + 14, y, font, ink: INK });
    x += 42 + context.measureText(VERDICT_WORDS[verdict]).width;
  }
  const axis = `The axis starts at ${chart.scales.y?.min ?? 0} %`;
  context.textAlign = 'right';
  write(context, axis, { x: chart.chartArea.right, y, font, ink: QUIET_INK });
}

function placeOf(chart: Chart, index: number): number {
  return chart.scales.x?.getPixelForValue(index) ?? 0;
}
