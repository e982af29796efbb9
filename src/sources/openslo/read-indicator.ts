import type { Path } from '../../domain/register/problem.ts';
import { keyFor, noteKey, type Reading, textAt } from './reading.ts';

/** What is measured: good events among all, or values against a limit. */
export type Indicator = { readonly key: string; readonly of: 'events' | 'values' };

type At = { readonly base: Path; readonly otherwise: string };

/** The indicator that stands at a place: inline in an SLO, or an object of its own. */
export function readIndicator(reading: Reading, { base, otherwise }: At): Indicator | null {
  const key = keyFor(textAt(reading, [...base, 'metadata', 'name']) ?? otherwise);
  noteKey(reading, [...base, 'metadata', 'name'], key);
  const spec = [...base, 'spec'];
  const ratio = reading.look([...spec, 'ratioMetric']) !== undefined;
  const threshold = reading.look([...spec, 'thresholdMetric']) !== undefined;
  if (ratio === threshold) {
    const found = ratio
      ? 'both ratioMetric and thresholdMetric'
      : 'neither ratioMetric nor thresholdMetric';
    return reading.refuse(spec, `has ${found}: OpenSLO wants one of both`);
  }
  if (threshold) {
    reading.take([...spec, 'thresholdMetric']);
    return { key, of: 'values' };
  }
  return isCounted(reading, [...spec, 'ratioMetric']) ? { key, of: 'events' } : null;
}

function isCounted(reading: Reading, path: Path): boolean {
  const has = (name: string) => reading.look([...path, name]) !== undefined;
  if (has('raw')) {
    reading.refuse(
      [...path, 'raw'],
      'is a ratio that was computed before: without counts no ratio of a period can be told from it. Give good (or bad) and total',
    );
    return false;
  }
  const counted = ['good', 'bad', 'total'].filter(has);
  if (!has('total') || counted.length !== 2) {
    reading.refuse(
      path,
      `has ${counted.join(', ') || 'no counts'}: OpenSLO wants total, and good or bad`,
    );
    return false;
  }
  for (const name of counted) reading.take([...path, name]);
  return true;
}
