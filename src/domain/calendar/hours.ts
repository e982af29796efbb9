import { z } from 'zod';
import { DAY, HOUR, MINUTE } from './instant.ts';

/** Minutes and hours of a local day as milliseconds since its midnight; beyond 24 h is the next day. */
export type DayHours = { readonly from: number; readonly to: number };

const OPENING = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const CLOSING = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const hours = z.tuple([
  time(OPENING, 'is not an opening time. Write it as "09:00".'),
  time(CLOSING, 'is not a closing time. Write it as "17:00", midnight as "24:00".'),
]);

/** The breaks of one local date; they may overlap, because they only take time away. */
export const breakHours = z.array(hours).refine((list) => list.every(([from, to]) => from !== to), {
  error: 'has an interval that is empty. Write a whole day as ["00:00","24:00"].',
});

/** The open intervals of one local date, such as [["09:00","12:00"],["13:00","17:00"]]. */
export const dayHours = breakHours.refine(
  (list) => {
    const read = list.map(readHours).sort((a, b) => a.from - b.from);
    return read.every(({ from }, i) => from >= (read[i - 1]?.to ?? 0));
  },
  { error: 'has intervals that overlap. Write each time once.' },
);

/** An interval whose end is before its start runs past midnight. */
export function readHours([opening, closing]: readonly [string, string]): DayHours {
  const from = sinceMidnight(opening);
  const to = sinceMidnight(closing);
  return { from, to: to < from ? to + DAY : to };
}

function sinceMidnight(text: string): number {
  const [hour, minute] = text.split(':').map(Number);
  return (hour ?? 0) * HOUR + (minute ?? 0) * MINUTE;
}

function time(form: RegExp, problem: string) {
  return z.string().regex(form, { error: ({ input }) => `“${String(input)}” ${problem}` });
}
