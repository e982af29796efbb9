import { z } from 'zod';
import { linesIn, linesOf } from './manner.ts';
import { readDate } from './values.ts';

const REGION = /^([A-Za-z]{2}(?:-[A-Za-z0-9]{1,3}){0,2})$/;
const YEARLY =
  /^(?:every year )?(\d{2}-\d{2})(?:\s*(?:to|–|until)\s*(\d{2}-\d{2}))?(?: every year)?$/;

/** Days on which a calendar is closed: regions whose public holidays it observes, dates, days of every year. */
export const holidays = linesOf(
  'One a line: a country or region such as DE or DE-BE, a day such as 24.12.2026, or 12-24 to 01-02 for every year.',
  { read: (text) => linesIn(text).map(readHoliday), write },
);

function readHoliday(line: string): unknown {
  const [, region] = REGION.exec(line) ?? [];
  if (region !== undefined) return { region: region.toUpperCase() };
  const [, from, to = from] = YEARLY.exec(line) ?? [];
  return from === undefined ? readDate(line) : { from, to };
}

const holiday = z.union([
  z.string(),
  z.strictObject({ region: z.string() }),
  z.strictObject({ from: z.string(), to: z.string() }),
]);

function write(value: unknown): string | null {
  const days = z.array(holiday).safeParse(value).data;
  if (!days) return null;
  return days
    .map((day) => {
      if (typeof day === 'string') return day;
      if ('region' in day) return day.region;
      return `${day.from} to ${day.to}`;
    })
    .join('\n');
}
