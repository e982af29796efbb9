import type { ChartConfiguration } from 'chart.js';
import { annotations, INK, QUIET_INK } from './annotations.ts';
import type { Attainment } from './attainment.ts';
import type { Axis } from './axis.ts';
import { axisFor } from './axis.ts';
import { VERDICT_COLOURS } from './marks.ts';
import { PIXELS_PER_POINT, renderChart } from './renderer.ts';
import { titleOf } from './titles.ts';
import { TYPEFACE } from './typeface.ts';

/** A bar below the axis stays visible as a stub of this share of the axis. */
const STUB = 0.015;
export const TICK_FONT = { family: TYPEFACE, size: 13 } as const;

/** A PNG of how a target fared month by month against its objective. */
export function drawAttainmentChart(attainment: Attainment): Buffer {
  return renderChart(configurationOf(attainment));
}

function configurationOf(attainment: Attainment): ChartConfiguration<'bar'> {
  const values = attainment.months.map(({ percent }) =>
    percent === null ? null : Number(percent),
  );
  const axis = axisFor(
    Number(attainment.objective),
    values.filter((value) => value !== null),
  );
  return {
    type: 'bar',
    data: {
      labels: attainment.months.map(({ label }) => label.split(' ')),
      datasets: [
        {
          data: values.map((value) => (value === null ? null : aboveStub(value, axis))),
          backgroundColor: attainment.months.map(({ verdict }) => VERDICT_COLOURS[verdict]),
          borderRadius: 3,
          maxBarThickness: 46,
          categoryPercentage: 0.8,
        },
      ],
    },
    options: optionsOf(attainment, axis),
    plugins: [annotations(attainment)],
  };
}

function aboveStub(percent: number, { floor }: Axis): number {
  return Math.max(percent, floor + (100 - floor) * STUB);
}

function optionsOf(attainment: Attainment, axis: Axis): ChartConfiguration<'bar'>['options'] {
  return {
    responsive: false,
    animation: false,
    devicePixelRatio: PIXELS_PER_POINT,
    layout: { padding: { top: 18, left: 20, right: 92, bottom: 44 } },
    plugins: {
      legend: { display: false },
      title: titleOf(attainment.title, { size: 22, weight: 600, color: INK, gap: 4 }),
      subtitle: titleOf(attainment.subtitle, { size: 14, weight: 400, color: QUIET_INK, gap: 52 }),
    },
    scales: {
      x: {
        grid: { display: false },
        ticks: { color: INK, font: TICK_FONT, maxRotation: 0, autoSkip: false },
      },
      y: yAxis(axis),
    },
  };
}

/** The axis of percentages. */
export function yAxis({ floor, step }: Axis) {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step)));
  return {
    min: floor,
    max: 100,
    border: { display: false },
    grid: { color: '#e6e8ec' },
    ticks: {
      stepSize: step,
      color: QUIET_INK,
      font: TICK_FONT,
      callback: (value: number | string) =>
        Number(value) === 100 ? '100 %' : `${Number(value).toFixed(decimals)} %`,
    },
  };
}
