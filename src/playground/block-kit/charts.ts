import { isObject, objectOf, objectsOf, textsOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import { all, byType, list, type Rule, shape, text } from './rules.ts';

const chart = LIMITS.chart;
const label = text(chart.label);
const number: Rule = (value, place) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) place.refuse('must be a number');
};
const positive: Rule = (value, place) => {
  if (typeof value !== 'number' || !(value > 0)) place.refuse('must be more than 0');
};

const pie = shape({
  segments: list(shape({ label, value: positive }), { max: chart.items }),
});

const axes = all(
  shape({
    series: list(
      shape({ name: label, data: list(shape({ label, value: number }), { max: chart.points }) }),
      { max: chart.items },
    ),
    axis_config: shape(
      { categories: list(label, { max: chart.points }) },
      { x_label: text(chart.axisLabel), y_label: text(chart.axisLabel) },
    ),
  }),
  onePointPerCategory,
);

/** The native chart block: pie, bar, line or area. */
export const dataVisualization: Rule = shape(
  { title: text(chart.title), chart: byType({ pie, bar: axes, line: axes, area: axes }) },
  { block_id: text(LIMITS.id) },
);

function onePointPerCategory(value: unknown, place: Parameters<Rule>[1]): void {
  if (!isObject(value)) return;
  const categories = textsOf(objectOf(value.axis_config).categories);
  const series = objectsOf(value.series);
  if (new Set(series.map((each) => each.name)).size < series.length) {
    place.in('series').refuse('series names must be unique');
  }
  series.forEach((each, index) => {
    const labels = objectsOf(each.data).map((point) => String(point.label));
    if ([...labels].sort().join('\n') !== [...categories].sort().join('\n')) {
      place.in('series').in(index).refuse('must have exactly one point for each category');
    }
  });
}
