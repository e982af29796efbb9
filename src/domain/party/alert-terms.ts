import { z } from 'zod';
import { durationText, isLength } from '../clock/duration.ts';
import { documentKey, text } from '../register/term-values.ts';

const timeOfDay = text('a time of day in quotes such as 22:00', (written) =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(written),
);

/** Who is told next when nobody has acknowledged an alert for so long. */
const rung = z.strictObject({
  after: durationText.refine(
    isLength,
    'is not a length of time. Write “15m”, or “15m calendar” by the wall clock.',
  ),
  /** The key of a person, or a role. */
  tell: documentKey,
});

const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from !== to, 'begin and end at the same time. Leave them out instead.')
  .describe("the hours such as { from: '22:00', to: '06:00' }");

/** How the people of a party hear of alerts; what is absent holds nothing up and limits nothing. */
export const alertTerms = z.strictObject({
  ladder: z.array(rung).min(1).max(10).optional(),
  calendar: documentKey.optional(),
  quietHours: quietHours.optional(),
  digestAt: timeOfDay.optional(),
  mostPerHour: z.int().min(1).max(1000).optional(),
});

export type AlertTerms = z.output<typeof alertTerms>;
export type Rung = NonNullable<AlertTerms['ladder']>[number];
export type QuietHours = NonNullable<AlertTerms['quietHours']>;

/** So many alerts an hour are told one by one in a channel where nothing else is said. */
export const MOST_PER_HOUR = 20;
