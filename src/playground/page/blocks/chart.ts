import { h, s } from '../dom.ts';
import { json, list, text } from '../json.ts';
import type { Json } from '../protocol.ts';

const WIDTH = 520;
const HEIGHT = 220;
const LEFT = 44;
const BOTTOM = 26;

/** The native chart, drawn simply, with its figures for those who do not see it. */
export function chart(block: Json): HTMLElement {
  const drawing = json(block.chart);
  const title = text(block.title);
  const isPie = drawing.type === 'pie';
  const figure = isPie ? pie(list(drawing.segments)) : axes(drawing);
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', `${title}: ${figures(drawing)}`);
  const names = isPie
    ? list(drawing.segments).map((each) => `${text(each.label)} (${text(each.value)})`)
    : list(drawing.series).map((each) => text(each.name));
  const legend = names.map((name, index) =>
    h('span', {}, h('i', { class: `swatch c${index % 6}` }), name),
  );
  return h(
    'figure',
    { class: 'chart' },
    h('figcaption', {}, title),
    figure,
    h('div', { class: 'legend', 'aria-hidden': 'true' }, ...legend),
  );
}

function figures(drawing: Json): string {
  const parts = drawing.type === 'pie' ? list(drawing.segments) : list(drawing.series);
  return parts
    .map((part) => {
      const points = list(part.data).map((point) => `${text(point.label)} ${text(point.value)}`);
      return `${text(part.name) || text(part.label)} ${points.join(', ') || text(part.value)}`;
    })
    .join('; ');
}

function axes(drawing: Json): SVGElement {
  const config = json(drawing.axis_config);
  const categories = Array.isArray(config.categories) ? config.categories.map(String) : [];
  const series = list(drawing.series).map((each) => valuesOf(each, categories));
  const all = series.flat();
  const { low, top } = bounds(all, drawing.type !== 'line');
  const y = (value: number) => 8 + (HEIGHT - BOTTOM - 8) * (1 - (value - low) / (top - low));
  const step = (WIDTH - LEFT) / Math.max(1, categories.length);
  const marks = series.map((values, index) =>
    drawing.type === 'bar'
      ? bars(values, { index, of: series.length, step, y })
      : line(values, { index, step, y, isArea: drawing.type === 'area' }),
  );
  return s(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'plot' },
    ...[low, (low + top) / 2, top].map((value) => grid(value, y(value))),
    ...marks,
    ...categories.map((name, index) =>
      s(
        'text',
        { x: LEFT + step * (index + 0.5), y: HEIGHT - 8, 'text-anchor': 'middle' },
        categories.length > 8 && index % 2 ? '' : name,
      ),
    ),
  );
}

/** Bars and areas start at nothing; a line may start near its lowest value. */
function bounds(all: readonly number[], fromNothing: boolean): { low: number; top: number } {
  const highest = Math.max(...all, Number.NEGATIVE_INFINITY);
  const lowest = Math.min(...all, Number.POSITIVE_INFINITY);
  if (fromNothing) return { low: Math.min(0, lowest), top: Math.max(0, highest) || 1 };
  const room = (highest - lowest) * 0.15 || 1;
  return { low: lowest - room, top: highest + room };
}

function valuesOf(series: Json, categories: readonly string[]): readonly number[] {
  const points = new Map(
    list(series.data).map((point) => [text(point.label), Number(point.value)]),
  );
  return categories.map((name) => points.get(name) ?? 0);
}

function grid(value: number, y: number): SVGElement {
  const words = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return s(
    'g',
    { class: 'grid' },
    s('line', { x1: LEFT, x2: WIDTH, y1: y, y2: y }),
    s('text', { x: LEFT - 6, y: y + 4, 'text-anchor': 'end' }, words),
  );
}

type Bars = {
  readonly index: number;
  readonly of: number;
  readonly step: number;
  y(value: number): number;
};

function bars(values: readonly number[], { index, of, step, y }: Bars): SVGElement {
  const width = (step * 0.7) / of;
  return s(
    'g',
    { class: `c${index % 6}` },
    ...values.map((value, at) =>
      s('rect', {
        x: LEFT + step * (at + 0.15) + width * index,
        y: Math.min(y(value), y(0)),
        width: Math.max(1, width - 1),
        height: Math.abs(y(0) - y(value)),
        rx: 2,
      }),
    ),
  );
}

type Line = {
  readonly index: number;
  readonly step: number;
  readonly isArea: boolean;
  y(value: number): number;
};

function line(values: readonly number[], { index, step, y, isArea }: Line): SVGElement {
  const points = values.map((value, at) => `${LEFT + step * (at + 0.5)},${y(value)}`);
  const first = LEFT + step / 2;
  const last = LEFT + step * (values.length - 0.5);
  return s(
    'g',
    { class: `c${index % 6}` },
    isArea && s('polygon', { points: `${first},${y(0)} ${points.join(' ')} ${last},${y(0)}` }),
    s('polyline', { points: points.join(' ') }),
    ...points.map((point) => {
      const [cx, cy] = point.split(',');
      return s('circle', { cx, cy, r: 3 });
    }),
  );
}

function pie(segments: readonly Json[]): SVGElement {
  const total = segments.reduce((sum, each) => sum + Number(each.value), 0) || 1;
  let turned = 0;
  const slices = segments.map((segment, index) => {
    const from = turned / total;
    turned += Number(segment.value);
    return slice(from, Math.min(turned / total, from + 0.9999), index);
  });
  return s('svg', { viewBox: '0 0 220 220', class: 'plot pie' }, ...slices);
}

function slice(from: number, to: number, index: number): SVGElement {
  const at = (share: number) => {
    const angle = share * 2 * Math.PI - Math.PI / 2;
    return `${110 + 100 * Math.cos(angle)} ${110 + 100 * Math.sin(angle)}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  const d = `M110 110 L${at(from)} A100 100 0 ${large} 1 ${at(to)} Z`;
  return s('path', { d, class: `c${index % 6}` });
}
