import type { Path } from '../../domain/register/problem.ts';
import type { OpenSloObject, Remark } from './read-objects.ts';
import { keyFor } from './reading.ts';

/** Objects of which Accord has no counterpart, and why that loses no promise. */
const WHOLE: Readonly<Record<string, string>> = {
  DataSource: 'Accord is told samples, it asks no data source',
  AlertPolicy: 'Accord warns by its own rules, and by a target’s burnRates',
  AlertCondition: 'Accord warns by its own rules, and by a target’s burnRates',
  AlertNotificationTarget: 'Accord tells the channels that the agreement names',
};

const KNOWN = 'the register has this service already, and keeps what it says of it';

type Reason = readonly [where: RegExp, why: string];

const REASONS: readonly Reason[] = [
  [/^spec$/, 'no SLO in these files refers to it'],
  [
    /\.metricSource$/,
    'samples are recorded under the name of the indicator, wherever they come from',
  ],
  [/\.counter$/, 'samples are counts of their own, never a counter that grows'],
  [/^spec\.alertPolicies/, WHOLE.AlertPolicy ?? ''],
  [/^metadata\.(labels|annotations)/, 'labels and annotations have no counterpart'],
  [/objectives\[\d+\]\.(op|value)$/, 'it means nothing beside a ratio'],
  [/objectives\[\d+\]\.timeSlice\w+$/, 'it means nothing without Timeslices'],
  [/displayName$/, 'a target is known by its key'],
  [/description$/, 'a target has no description'],
  [/(^|\.)indicatorRef$/, 'the indicator stands in the SLO itself'],
];

/** The fields of an object that were not carried over, each with the reason. */
export function notCarried(
  { kind, name, reading, remark }: OpenSloObject,
  knownServices: ReadonlySet<string>,
): readonly Remark[] {
  const known = kind === 'Service' && knownServices.has(keyFor(name));
  const whole = known ? KNOWN : WHOLE[kind];
  if (whole !== undefined) return [remark([], `${kind} as a whole: ${whole}`)];
  // Of what was refused nothing is carried over.
  if (reading.refusals().length > 0) return [];
  return reading.left().map((path) => explained(path, remark));
}

function explained(path: Path, remark: OpenSloObject['remark']): Remark {
  const { path: written } = remark(path, '');
  const [, why] = REASONS.find(([where]) => where.test(written)) ?? [];
  return remark(path, why ?? 'is no field of OpenSLO v1 that Accord knows');
}
