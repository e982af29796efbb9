import { expect, it } from 'vitest';
import { alarmAfter } from '../../../src/domain/forecast/alarm.ts';

it.each([
  [false, 0.49, false],
  [false, 0.5, true],
  [false, 1, true],
  [true, 0.49, true],
  [true, 0.31, true],
  [true, 0.3, false],
  [true, 0, false],
  [true, null, true],
  [false, null, false],
])('an alarm that is %s stays or changes at %d to %s', (raised, probability, after) => {
  expect(alarmAfter(raised, probability)).toBe(after);
});

it('a forecast that wavers between the limits raises one alarm', () => {
  const wavering = [0.2, 0.45, 0.55, 0.45, 0.52, 0.35, 0.31, 0.49, 0.29, 0.48];
  const states: boolean[] = [];
  for (const probability of wavering) states.push(alarmAfter(states.at(-1) ?? false, probability));
  expect(states).toEqual([false, false, true, true, true, true, true, true, false, false]);
});
