import { z } from 'zod';
import { readLocalDay } from '../calendar/local-date.ts';
import { isZone } from '../calendar/zone-name.ts';
import { didYouMean } from './nearest.ts';

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
const DURATION = /^P(?=\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/;
const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;
const CHANNEL = /^(#[\p{Ll}\p{N}_-]{1,80}|[CG][A-Z0-9]{2,20})$/u;

type Written = { readonly input?: unknown };

/** A text of which every wrong value is answered by one sentence that says what was expected. */
export function text(expected: string, accepts: (text: string) => boolean) {
  const sentence = (issue: Written) =>
    typeof issue.input === 'string' ? `“${issue.input}” is not ${expected}` : undefined;
  return z.string().refine(accepts, { error: sentence }).describe(expected);
}

/** The key by which other documents and people refer to a document. */
export const documentKey = text(
  'a key: lower-case letters, digits and hyphens, at most 63 characters, such as acme-email',
  (value) => KEY.test(value),
);

/** A name as people read it. */
export const displayName = text(
  'a name of 1 to 120 characters on one line',
  (value) => value.trim() !== '' && value.length <= 120 && !value.includes('\n'),
);

/** A paragraph for people. */
export const paragraph = text(
  'a text of 1 to 3000 characters',
  (value) => value.trim() !== '' && value.length <= 3000,
);

/** A date without a zone: 2026-01-31. */
export const localDate = text('a date such as 2026-01-31', (value) => readLocalDay(value) !== null);

/** A length of time in whole days, weeks, months or years: P90D, P3M, P1Y. */
export const dateDuration = text(
  'a duration in days, weeks, months or years such as P90D, P3M or P1Y',
  (value) => DURATION.test(value) && /[1-9]/.test(value),
);

/** An exact decimal written as text, because binary fractions lose digits. */
const decimal = text("a decimal number in quotes such as '99.9'", (value) => DECIMAL.test(value));

/** A share of a hundred, as an exact decimal text. */
export const percentage = text(
  "a percentage from 0 to 100 in quotes such as '99.9'",
  (value) => DECIMAL.test(value) && (/^\d{1,2}(\.|$)/.test(value) || /^100(\.0+)?$/.test(value)),
);

/** A channel by name or id. */
export const channel = text(
  "a channel in quotes such as '#acme', or its id such as C012ABCDE",
  (value) => CHANNEL.test(value),
);

/** A zone of the IANA time zone database. */
export const timeZone = z
  .string()
  .describe('a time zone such as Europe/Berlin')
  .superRefine((value, context) => {
    if (isZone(value)) return;
    const hint = didYouMean(value, Intl.supportedValuesOf('timeZone'));
    const message = `“${value}” is not a time zone: expected an IANA name such as Europe/Berlin or UTC${hint}`;
    context.addIssue({ code: 'custom', message, input: value });
  });

/** An amount of money with its currency (ISO 4217). */
export const money = z.strictObject({
  amount: decimal,
  currency: text('a currency of three capital letters such as EUR', (value) =>
    /^[A-Z]{3}$/.test(value),
  ),
});
