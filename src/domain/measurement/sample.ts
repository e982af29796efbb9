import { z } from 'zod';
import { formatInstant, type Instant, MINUTE, parseInstant } from '../calendar/instant.ts';
import { AccordError } from '../error.ts';

/** What was seen at an instant: counted events, a value, a delivery, or who is bound by a policy and keeps it. */
export type Observation =
  | {
      readonly of: 'counts';
      readonly good: number;
      readonly bad: number;
      /** Events of which nobody knows how they went, for instance while the probe was down. */
      readonly unknown: number;
    }
  | { readonly of: 'value'; readonly value: string }
  | { readonly of: 'delivery' }
  | { readonly of: 'joined' | 'attested' | 'left'; readonly subject: string };

/** One measurement of an indicator; `id` is unique within the indicator of a service. */
export type Sample = Observation & {
  readonly id: string;
  readonly indicator: string;
  readonly at: Instant;
  readonly serviceKey?: string | undefined;
};

// What a number column keeps exactly.
const VALUE = /^-?\d{1,15}(?:\.\d{1,9})?$/;
const WHOLE = 'must be a whole number, 0 or more.';
const counter = z.int({ error: WHOLE }).nonnegative(WHOLE);
const VALUE_TEXT = 'must be a decimal number in quotes, such as "4.5".';
const OF = 'must be counts, value, delivery, joined, attested or left.';
const text = z.string({ error: 'must be given, as text in quotes.' }).min(1, 'must not be empty.');
const fact = { id: text, indicator: text, at: text };

/** A sample as it is written in JSON, with its instant as ISO 8601 text and its value as decimal text. */
export const sampleJson = z
  .discriminatedUnion(
    'of',
    [
      z.strictObject({
        ...fact,
        of: z.literal('counts'),
        good: counter,
        bad: counter,
        unknown: counter.default(0),
      }),
      z.strictObject({
        ...fact,
        of: z.literal('value'),
        value: z.string({ error: VALUE_TEXT }).regex(VALUE, VALUE_TEXT),
      }),
      z.strictObject({ ...fact, of: z.literal('delivery') }),
      z.strictObject({
        ...fact,
        of: z.enum(['joined', 'attested', 'left']),
        subject: text,
      }),
    ],
    { error: OF },
  )
  .transform((sample): Sample => ({ ...sample, at: parseInstant(sample.at) }));

const FUTURE_TOLERANCE = 5 * MINUTE;

/** Refuses a sample that no measurement can have given, or that was received before it happened. */
export function refuseUnsoundSample(sample: Sample, receivedAt: Instant): void {
  const wrong =
    (sample.at > receivedAt + FUTURE_TOLERANCE &&
      `says it was taken at ${formatInstant(sample.at)}, which is in the future`) ||
    (sample.of === 'counts' &&
      ![sample.good, sample.bad, sample.unknown].every(isCounter) &&
      'counts something else than whole numbers of events') ||
    (sample.of === 'value' &&
      !VALUE.test(sample.value) &&
      `has the value “${sample.value}”, which is not a decimal number such as 287.5`);
  if (!wrong) return;
  throw new AccordError(
    'invalid',
    `The sample “${sample.id}” of “${sample.indicator}” ${wrong}. Correct it and record all of them again; none has been recorded.`,
  );
}

function isCounter(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}
