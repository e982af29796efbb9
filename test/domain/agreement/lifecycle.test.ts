import { describe, expect, it } from 'vitest';
import {
  LIFECYCLE,
  LIFECYCLE_STATES,
  LIFECYCLE_STEPS,
  type LifecycleState,
  type LifecycleStep,
  possibleSteps,
  transition,
} from '../../../src/domain/agreement/lifecycle.ts';

const ENDS: readonly LifecycleState[] = ['superseded', 'expired', 'terminated'];

/** The whole table, once more and by hand. */
const TABLE: readonly (readonly [LifecycleState | 'new', string])[] = [
  ['new', 'start>draft publish>active'],
  ['draft', 'offer>negotiating publish>active discard>withdrawn withdraw>withdrawn'],
  ['negotiating', 'call-back>draft agree>signing publish>active withdraw>withdrawn'],
  ['signing', 'call-back>draft publish>active withdraw>withdrawn'],
  ['planned', 'withdraw>withdrawn'],
  ['active', 'review>under-review terminate>terminated'],
  ['under-review', 'keep>active terminate>terminated'],
  ['withdrawn', 'start>draft publish>active'],
  ...ENDS.map((state) => [state, ''] as const),
];

describe('the lifecycle of an agreement', () => {
  it('has a line for every state', () => {
    expect(new Set(TABLE.map(([state]) => state))).toEqual(new Set(['new', ...LIFECYCLE_STATES]));
  });

  it.each(TABLE)('%s leads by %s', (state, written) => {
    const steps = written.split(' ').filter((one) => one !== '');
    const led = possibleSteps(state).map((step) => `${step}>${transition(state, step)}`);
    expect(led.sort()).toEqual(steps.sort());
  });

  it('ends for good, and needs a reason and a second thought for what ends it', () => {
    for (const state of ENDS) expect(possibleSteps(state)).toEqual([]);
    for (const step of ['withdraw', 'terminate'] as const) {
      expect(LIFECYCLE[step]).toMatchObject({ needsReason: true, needsConfirmation: true });
    }
  });

  it.each<[LifecycleState | 'new', LifecycleStep, string]>([
    [
      'active',
      'offer',
      'It is in force, so you cannot offer it to the other side. You can put it under review or terminate it.',
    ],
    [
      'expired',
      'terminate',
      'It is expired, so you cannot terminate it. Nothing more can be done with it.',
    ],
    [
      'under-review',
      'review',
      'It is under review already, so you cannot put it under review. You can end its review and keep it as it is or terminate it.',
    ],
  ])('refuses in %s to %s, and says what is possible', (state, step, sentence) => {
    expect(() => transition(state, step)).toThrow(sentence);
  });

  it('refuses every step from every state that is not in the table', () => {
    const states = ['new', ...LIFECYCLE_STATES] as const;
    for (const state of states) {
      for (const step of LIFECYCLE_STEPS) {
        const isAllowed = possibleSteps(state).includes(step);
        if (isAllowed) expect(transition(state, step)).toBe(LIFECYCLE[step].to);
        else expect(() => transition(state, step)).toThrow('so you cannot');
      }
    }
  });
});
