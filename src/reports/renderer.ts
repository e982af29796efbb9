import type { ChartConfiguration } from 'chart.js';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { registerTypeface } from './typeface.ts';

const SIZE = { width: 960, height: 480 } as const;
/** Charts are drawn with so many pixels a point, so that they stay sharp. */
export const PIXELS_PER_POINT = 2;

let renderer: ChartJSNodeCanvas | null = null;

/** A chart as a PNG. */
export function renderChart(
  configuration: ChartConfiguration<'bar'> | ChartConfiguration<'line'>,
): Buffer {
  registerTypeface();
  // Every renderer loads the chart library anew, so there is one for all charts.
  renderer ??= new ChartJSNodeCanvas(SIZE);
  return renderer.renderToBufferSync(configuration, 'image/png');
}
