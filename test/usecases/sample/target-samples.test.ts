import { expect, it } from 'vitest';
import type { EffectiveExclusion } from '../../../src/domain/exclusion/effective-exclusions.ts';
import { samplesBesides } from '../../../src/domain/exclusion/exclude.ts';
import type { ServiceSample } from '../../../src/storage/samples.ts';

const at = { from: 100, to: 200, id: 'x', reason: 'move' };

function exclusion(
  serviceKey: string | null,
  workItemKey: string | null = null,
): EffectiveExclusion {
  const scope = { agreementKey: 'acme', serviceKey, workItemKey };
  return { ...at, scope };
}

const delivery = (serviceKey: string, instant: number): ServiceSample => ({
  ...{ id: `${serviceKey}-${instant}`, serviceKey, indicator: 'it', at: instant, of: 'delivery' },
});
const SAMPLES: readonly ServiceSample[] = [
  delivery('web', 99),
  delivery('web', 100),
  delivery('web', 199),
  delivery('web', 200),
  delivery('mail', 150),
  { ...delivery('web', 150), id: 'ada', of: 'attested', subject: 'ada' },
];

it.each([
  [[], ['web-99', 'web-100', 'web-199', 'web-200', 'mail-150', 'ada']],
  // Who is bound by a policy stays so while a service is excluded.
  [[exclusion('web')], ['web-99', 'web-200', 'mail-150', 'ada']],
  [[exclusion('mail')], ['web-99', 'web-100', 'web-199', 'web-200', 'ada']],
  // Those of a whole agreement are part of every figure, those of a work item concern no sample.
  [[exclusion(null), exclusion('web', 'T1')], SAMPLES.map(({ id }) => id)],
])('samples of an excluded service do not count: %#', (effective, ids) => {
  expect(samplesBesides(SAMPLES, effective).map(({ id }) => id)).toEqual(ids);
});
