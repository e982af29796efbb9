import { z } from 'zod';
import { durationText, isLength } from '../clock/duration.ts';
import { weeklyHours } from '../register/calendar-document.ts';

/** When planned maintenance does not count: announced so long before, inside the windows, up to so much a month. */
export const maintenanceTerms = z
  .strictObject({
    notice: durationText,
    /** Weekly hours in the agreement's time zone; without them any time will do. */
    windows: weeklyHours.optional(),
    capPerMonth: durationText
      .refine(isLength, 'is not a length of time. Write “8h”, measured around the clock.')
      .optional(),
  })
  .refine(
    ({ windows }) =>
      windows === undefined || Object.values(windows).some((hours) => hours.length > 0),
    { path: ['windows'], error: 'never opens. Give a window, or leave it out to allow any time.' },
  )
  .describe('the rules of planned maintenance such as { notice: 5bd, capPerMonth: 8h }');

export type MaintenanceTerms = z.output<typeof maintenanceTerms>;
