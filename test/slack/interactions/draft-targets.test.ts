import { describe, expect, it } from 'vitest';
import {
  keysBeside,
  targetComplaints,
  withoutTarget,
} from '../../../src/slack/interactions/draft/targets.ts';

const up = { key: 'up', kind: 'availability', objective: '99.9', period: 'month' };
const twice = { targets: [up, { ...up, objective: '98' }, { ...up, key: 'nights' }] };
const SPOT = {
  kind: 'agreement',
  key: 'corp-web',
  version: 1,
  targetKind: 'availability',
} as const;

describe('a promise of a draft', () => {
  it('is removed alone, even where another one has its key', () => {
    expect(withoutTarget(twice, { target: 'up', at: 1 }).targets).toEqual([
      up,
      { ...up, key: 'nights' },
    ]);
    expect(withoutTarget(twice, { target: 'nights', at: 0 }).targets).toHaveLength(2);
  });

  it('is not added under a key that another one has', () => {
    const taken = [...keysBeside(twice, undefined)];
    const given = { key: 'nights', objective: '99', period: 'month' };
    expect(targetComplaints({ ...SPOT, taken }, given).key).toBe(
      'There is a promise nights already. Choose another key.',
    );
    const own = [...keysBeside(twice, 'nights')];
    expect(targetComplaints({ ...SPOT, taken: own }, given).key).toBeUndefined();
  });
});
