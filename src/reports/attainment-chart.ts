import type { ChartConfiguration } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { annotations, INK, QUIET_INK } from './annotations.ts';
import type { Attainment } from './attainment.ts';
import type { Axis } from './axis.ts';
import { axisFor } from './axis.ts';
import { VERDICT_COLOURS } from './marks.ts';
import { registerTypeface, TYPEFACE } from './typeface.ts';

const SIZE = { width: 960, height: 480 } as const;
const PIXELS_PER_POINT = 2;
/** A bar below the axis stays visible as a stub of this share of the axis. */
const STUB = 0.015;
const TICK_FONT = { family: TYPEFACE, size: 13 } as const;

let renderer: ChartJSNodeCanvas | null = null;

/** A PNG of how a target fared month by month against its objective. */
export function drawAttainmentChart(attainment: Attainment): Buffer {
  registerTypeface();
  // Every renderer loads the chart library anew, so there is one for all charts.
  renderer ??= new ChartJSNodeCanvas(SIZE);
  return renderer.renderToBufferSync(configurationOf(attainment), 'image/png');
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

type TitleStyle = {
  readonly size: number;
  readonly weight: number;
  readonly color: string;
  readonly gap: number;
};

function titleOf(text: string, { size, weight, color, gap }: TitleStyle) {
  return {
    display: true,
    text,
    color,
    align: 'start' as const,
    font: { family: TYPEFACE, size, weight },
    padding: { top: 0, bottom: gap },
  };
}

function yAxis({ floor, step }: Axis) {
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
