import type { Path } from '../../domain/register/problem.ts';
import { decimalText, percentOf } from './decimals.ts';
import type { Indicator } from './read-indicator.ts';
import type { Reading } from './reading.ts';

const METHODS = ['Occurrences', 'Timeslices', 'RatioTimeslices'] as const;
type Method = 'Occurrences' | 'Timeslices';

const MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440, w: 10_080 };
const SLICE = /^([1-9]\d{0,5})([mhdw]?)$/;

/** How a budget is counted; null, and a refusal, for what Accord does not measure. */
export function readMethod(reading: Reading): Method | null {
  const path = ['spec', 'budgetingMethod'];
  const method = reading.take(path);
  if (method === 'Timeslices')
    reading.note(path, 'slices without any event are left out of the count');
  if (method === 'Occurrences' || method === 'Timeslices') return method;
  if (method === 'RatioTimeslices') {
    return reading.refuse(
      path,
      'RatioTimeslices is the average of the ratios of all slices, which Accord does not measure: use Occurrences or Timeslices if one of them is meant',
    );
  }
  const found = method === undefined ? 'is missing' : `“${String(method)}” is unknown`;
  return reading.refuse(path, `${found}: OpenSLO wants ${METHODS.join(', ')}`);
}

type Judged = { readonly path: Path; readonly indicator: Indicator; readonly method: Method };

/** The terms of an objective as those of a target; null, with refusals, where they have no safe reading. */
export function readObjective(
  reading: Reading,
  { path, indicator, method }: Judged,
): object | null {
  reading.take(path);
  const composite = ['indicator', 'indicatorRef', 'compositeWeight'].filter(
    (name) => reading.look([...path, name]) !== undefined,
  );
  for (const name of composite) {
    reading.refuse(
      [...path, name],
      'makes a composite objective of several indicators, which Accord does not measure as one: give each an SLO of its own',
    );
  }
  const objective = readTarget(reading, path);
  const limit = indicator.of === 'values' ? readLimit(reading, path) : {};
  const slices = method === 'Timeslices' ? readSlices(reading, path) : {};
  if (composite.length > 0 || objective === null || limit === null || slices === null) return null;
  return { objective, ...limit, ...slices };
}

function readTarget(reading: Reading, path: Path): string | null {
  const given = ['target', 'targetPercent'].filter(
    (name) => reading.look([...path, name]) !== undefined,
  );
  const [name, other] = given;
  if (name === undefined || other !== undefined) {
    const found =
      other === undefined ? 'neither target nor targetPercent' : 'both target and targetPercent';
    return reading.refuse(path, `has ${found}: OpenSLO wants one of both`);
  }
  const written = decimalText(reading.take([...path, name]));
  const percent = written === null || name === 'targetPercent' ? written : percentOf(written);
  if (percent !== null && Number(percent) < 100) return percent;
  const below = name === 'target' ? '1' : '100';
  return reading.refuse([...path, name], `is no number from 0 to below ${below}, as OpenSLO wants`);
}

function readLimit(reading: Reading, path: Path): { readonly atMost: string } | null {
  const op = reading.take([...path, 'op']);
  const value = decimalText(reading.take([...path, 'value']));
  if (op !== 'lte') {
    return reading.refuse(
      [...path, 'op'],
      `${OPERATORS[String(op)] ?? `“${String(op)}” is unknown`}: Accord knows values that are good up to a limit (lte)`,
    );
  }
  return value === null
    ? reading.refuse(
        [...path, 'value'],
        'is no number from 0 up: Accord knows limits such as 250 or 0.5',
      )
    : { atMost: value };
}

const OPERATORS: Readonly<Record<string, string>> = {
  undefined: 'is missing',
  lt: 'lt leaves the limit itself out',
  gt: 'gt wants values above a limit',
  gte: 'gte wants values from a limit up',
};

function readSlices(reading: Reading, path: Path) {
  const window = String(reading.take([...path, 'timeSliceWindow']) ?? '');
  const share = decimalText(reading.take([...path, 'timeSliceTarget']));
  const [, count = '0', unit = ''] = SLICE.exec(window) ?? [];
  // A number without a unit is minutes.
  const minutes = Number(count) * (MINUTES[unit || 'm'] ?? 0);
  const bad = [
    ...(minutes > 0
      ? []
      : [['timeSliceWindow', `“${window}” is no length such as 5m or 1h`] as const]),
    ...(share !== null && Number(share) <= 1
      ? []
      : [['timeSliceTarget', 'is no number from 0 to 1'] as const]),
  ];
  for (const [name, message] of bad) reading.refuse([...path, name], message);
  if (bad.length > 0 || share === null) return null;
  return { slice: `${minutes}m`, sliceObjective: percentOf(share) };
}
