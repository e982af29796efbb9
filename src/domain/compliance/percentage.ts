import { z } from 'zod';
import { AccordError } from '../error.ts';
import { decimal, type Fraction, fraction, minus, over } from './fraction.ts';

const PERCENTAGE = /^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)$/;

/** A percentage between 0 and 100, kept as the decimal text it was written as. */
export const percentageText = z
  .string({ error: 'must be a percentage in quotes, such as "99.9", so that no digit is lost.' })
  .regex(PERCENTAGE, 'must be a percentage between 0 and 100 in quotes, such as "99.9".')
  .describe('a percentage between 0 and 100 such as 99.9');

/** The share (0 to 1) that a percentage stands for. */
export function shareOf(percentage: string): Fraction {
  if (!PERCENTAGE.test(percentage)) {
    throw new AccordError(
      'invalid',
      `“${percentage}” is not a percentage. Write a number between 0 and 100, such as 99.9.`,
    );
  }
  return over(decimal(percentage), fraction(100));
}

/** What may go wrong without missing an objective, as a share (0 to 1). */
export function toleranceOf(objective: string): Fraction {
  return minus(fraction(1), shareOf(objective));
}
