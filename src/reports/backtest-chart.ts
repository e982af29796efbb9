import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { INK, QUIET_INK } from './annotations.ts';
import { TICK_FONT, yAxis } from './attainment-chart.ts';
import { type Axis, axisFor } from './axis.ts';
import type { BacktestLine, BacktestPicture } from './backtest.ts';
import { backtestAnnotations, SIDE_COLOURS } from './backtest-annotations.ts';
import { PIXELS_PER_POINT, renderChart } from './renderer.ts';
import { titleOf } from './titles.ts';

/** A PNG of what was reached and would have been reached, period by period, against both objectives. */
export function drawBacktestChart(picture: BacktestPicture): Buffer {
  return renderChart(configurationOf(picture));
}

function configurationOf(picture: BacktestPicture): ChartConfiguration<'line'> {
  const { today, proposed, labels } = picture;
  const sides = [today, proposed].filter((side) => side !== null);
  const axis = axisFor(
    Math.min(...sides.map(({ objective }) => Number(objective))),
    sides.flatMap(({ points }) => points.flatMap(({ percent }) => percent ?? []).map(Number)),
  );
  return {
    type: 'line',
    data: {
      labels: labels.map((label) => label.split(' ')),
      datasets: [
        // The first one is drawn on top.
        ...(today ? [lineOf(today, 'today', axis)] : []),
        ...(proposed ? [lineOf(proposed, 'proposed', axis)] : []),
      ],
    },
    options: optionsOf(picture, axis),
    plugins: [backtestAnnotations(picture)],
  };
}

function lineOf(
  { points }: BacktestLine,
  side: keyof typeof SIDE_COLOURS,
  { floor }: Axis,
): ChartDataset<'line', (number | null)[]> {
  return {
    data: points.map(({ percent }) => (percent === null ? null : Math.max(Number(percent), floor))),
    borderColor: SIDE_COLOURS[side],
    backgroundColor: SIDE_COLOURS[side],
    // Where both lines are one, the wider one below shows as a rim.
    borderWidth: side === 'proposed' ? 5 : 2,
    pointRadius: side === 'proposed' ? 6 : 3,
    clip: false,
    spanGaps: false,
  };
}

function optionsOf(
  { title, subtitle }: BacktestPicture,
  axis: Axis,
): ChartConfiguration<'line'>['options'] {
  return {
    responsive: false,
    animation: false,
    devicePixelRatio: PIXELS_PER_POINT,
    layout: { padding: { top: 18, left: 20, right: 128, bottom: 92 } },
    plugins: {
      legend: { display: false },
      title: titleOf(title, { size: 22, weight: 600, color: INK, gap: 4 }),
      subtitle: titleOf(subtitle, { size: 14, weight: 400, color: QUIET_INK, gap: 28 }),
    },
    scales: {
      x: {
        offset: true,
        grid: { display: false },
        ticks: { color: INK, font: TICK_FONT, maxRotation: 0, autoSkip: false },
      },
      y: yAxis(axis),
    },
  };
}
