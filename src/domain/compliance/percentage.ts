import { z } from 'zod';

const PERCENTAGE = /^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)$/;

/** A percentage between 0 and 100, kept as the decimal text it was written as. */
export const percentageText = z
  .string({ error: 'must be a percentage in quotes, such as "99.9", so that no digit is lost.' })
  .regex(PERCENTAGE, 'must be a percentage between 0 and 100 in quotes, such as "99.9".');
