import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart, Plugin } from 'chart.js';
import type { Verdict } from '../domain/target/figure.ts';
import type { Attainment, MonthAttained } from './attainment.ts';
import { VERDICT_WORDS } from './attainment.ts';
import { drawMark } from './marks.ts';
import { TYPEFACE } from './typeface.ts';

export const INK = '#1d1f24';
export const QUIET_INK = '#5b616b';

type Text = { readonly x: number; readonly y: number; readonly font: string; readonly ink: string };

/** What is drawn over the bars: the objective, the value and mark of every month, the legend. */
export function annotations(attainment: Attainment): Plugin<'bar'> {
  return {
    id: 'annotations',
    beforeDraw: (chart) => paintBackground(chart),
    afterDatasetsDraw: (chart) => {
      drawObjective(chart, attainment.objective);
      attainment.months.forEach((month, index) => {
        drawMonth(chart, month, index);
      });
    },
    afterDraw: (chart) => drawLegend(chart, attainment.months),
  };
}

/** White, because a chart without a background cannot be read where it is dark. */
export function paintBackground(chart: Chart): void {
  const context = contextOf(chart);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, chart.width, chart.height);
}

function drawObjective(chart: Chart, objective: string): void {
  const context = contextOf(chart);
  const y = heightOf(chart, Number(objective));
  context.save();
  context.strokeStyle = INK;
  context.lineWidth = 1.5;
  context.setLineDash([6, 4]);
  context.beginPath();
  context.moveTo(chart.chartArea.left, y);
  context.lineTo(chart.chartArea.right, y);
  context.stroke();
  context.restore();
  const x = chart.chartArea.right + 8;
  context.textAlign = 'left';
  write(context, 'objective', { x, y: y - 8, font: `400 12px ${TYPEFACE}`, ink: QUIET_INK });
  write(context, `${objective} %`, { x, y: y + 8, font: `600 13px ${TYPEFACE}`, ink: INK });
}

function drawMonth(chart: Chart, month: MonthAttained, index: number): void {
  const context = contextOf(chart);
  const x = chart.scales.x?.getPixelForValue(index) ?? 0;
  const top = month.percent === null ? chart.chartArea.bottom : barTop(chart, month.percent);
  context.textAlign = 'center';
  drawMark(context, month.verdict, { x, y: top - 13 });
  const text = month.percent === null ? 'no data' : month.percent;
  write(context, text, { x, y: top - 32, font: `600 13px ${TYPEFACE}`, ink: INK });
  if (!isOffScale(chart, month)) return;
  write(context, 'off scale', { x, y: top - 49, font: `400 11px ${TYPEFACE}`, ink: QUIET_INK });
}

function isOffScale(chart: Chart, { percent }: MonthAttained): boolean {
  return percent !== null && Number(percent) < (chart.scales.y?.min ?? 0);
}

/** The verdicts that occur, each with its shape, at the lower left. */
function drawLegend(chart: Chart, months: readonly MonthAttained[]): void {
  const context = contextOf(chart);
  const occurring = (['met', 'at-risk', 'breached', 'no-data'] as const).filter((verdict) =>
    months.some((month) => month.verdict === verdict),
  );
  context.textAlign = 'left';
  let x = chart.chartArea.left + 10;
  for (const verdict of occurring) x = drawLegendEntry(chart, verdict, x);
  const note = `The axis starts at ${chart.scales.y?.min ?? 0} %`;
  context.textAlign = 'right';
  const font = `400 12px ${TYPEFACE}`;
  write(context, note, { x: chart.chartArea.right, y: chart.height - 18, font, ink: QUIET_INK });
}

function drawLegendEntry(chart: Chart, verdict: Verdict, x: number): number {
  const context = contextOf(chart);
  const y = chart.height - 18;
  drawMark(context, verdict, { x, y });
  write(context, VERDICT_WORDS[verdict], {
    x: x + 14,
    y,
    font: `400 13px ${TYPEFACE}`,
    ink: INK,
  });
  return x + 14 + context.measureText(VERDICT_WORDS[verdict]).width + 28;
}

function barTop(chart: Chart, percent: string): number {
  return Math.min(heightOf(chart, Number(percent)), chart.chartArea.bottom - 6);
}

/** Where a percentage lies on the axis. */
export function heightOf(chart: Chart, percent: number): number {
  return chart.scales.y?.getPixelForValue(percent) ?? 0;
}

/** A text with a white rim, so that it can be read over lines. */
export function write(context: SKRSContext2D, text: string, { x, y, font, ink }: Text): void {
  context.font = font;
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  context.strokeStyle = '#ffffff';
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

/** chart.js names the browser's context type; here it is always the one of @napi-rs/canvas. */
export function contextOf(chart: Chart): SKRSContext2D {
  return chart.ctx;
}
