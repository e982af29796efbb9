import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisFor } from '../../src/reports/axis.ts';

describe('the axis of an attainment chart', () => {
  it.each([
    { objective: 99.9, attained: [99.95, 99.71, 100], floor: 99.65, step: 0.05 },
    { objective: 99.9, attained: [100, 100], floor: 99.75, step: 0.05 },
    { objective: 99.9, attained: [42], floor: 99.2, step: 0.2 },
    { objective: 95, attained: [96, 12], floor: 60, step: 10 },
    { objective: 50, attained: [0], floor: 0, step: 20 },
    { objective: 100, attained: [100], floor: 99.997, step: 0.001 },
  ])('for an objective of $objective % and $attained begins at $floor %', (example) => {
    expect(axisFor(example.objective, example.attained)).toEqual({
      floor: example.floor,
      step: example.step,
    });
  });

  it('always shows the objective, between 0 and 100, with few lines', () => {
    const percent = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(percent, fc.array(percent, { maxLength: 13 }), (objective, attained) => {
        const { floor, step } = axisFor(objective, attained);
        expect(floor).toBeGreaterThanOrEqual(0);
        expect(floor).toBeLessThanOrEqual(objective);
        expect((100 - floor) / step).toBeLessThanOrEqual(8);
      }),
    );
  });
});
