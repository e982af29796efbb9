import { describe, expect, it } from 'vitest';
import {
  isInPercent,
  needOf,
  objectiveOf,
  targetName,
} from '../../../src/domain/target/kind-words.ts';
import { targetTerms } from '../../../src/domain/target/target-terms.ts';

const read = (written: object) => targetTerms.parse({ key: 'one', ...written });

describe('a target', () => {
  it.each([
    [{ kind: 'availability', objective: '99' }, 'outages'],
    [{ kind: 'response', within: '1h', attainment: '90' }, 'clocks'],
    [{ kind: 'ratio', objective: '99' }, 'samples'],
    [{ kind: 'reliability', interruptions: 1 }, 'outages'],
    [{ kind: 'fulfilment', windows: [['09:30', '10:00']], attainment: '90' }, 'samples'],
    [{ kind: 'satisfaction', scale: [1, 5], mean: '4' }, 'samples'],
    [{ kind: 'attestation', every: '30d calendar', objective: '90' }, 'samples'],
    [{ kind: 'volume', capacity: 9 }, 'opened-items'],
    [{ kind: 'volume', capacity: 9, counts: 'samples' }, 'samples'],
  ])('%j is measured from %s', (written, need) => {
    expect(needOf(read(written))).toBe(need);
  });

  it.each([
    [{ kind: 'ratio', indicator: 'checkout', objective: '99' }, ['Checkout', '99', true]],
    [{ kind: 'reliability', interruptions: 1 }, ['Reliability', '1', false]],
    [{ kind: 'reliability', meanTimeToRestore: '4h' }, ['Reliability', '4h', false]],
    [{ kind: 'satisfaction', scale: [1, 5], mean: '4.2' }, ['Satisfaction', '4.2', false]],
    [
      { kind: 'satisfaction', scale: [1, 5], share: '80', atOrAbove: 4 },
      ['Satisfaction', '80', true],
    ],
    [{ kind: 'volume', capacity: 9 }, ['Demand', '9', false]],
  ])('%j has a name and an objective', (written, [name, objective, inPercent]) => {
    const target = read(written);
    expect([targetName(target), objectiveOf(target), isInPercent(target)]).toEqual([
      name,
      objective,
      inPercent,
    ]);
  });
});
