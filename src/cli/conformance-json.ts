import { z } from 'zod';
import {
  type Calendar,
  compileCalendar,
  type Due,
  UNREACHABLE,
} from '../domain/calendar/calendar.ts';
import { calendarTerms } from '../domain/calendar/calendar-terms.ts';
import { formatInstant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import { explainIssue } from '../domain/register/explain-issue.ts';

const MOST_CALENDARS = 2000;
const compiled = new Map<string, Calendar>();

/** A calendar as JSON, compiled once however many cases use it. */
export const calendarJson = z.unknown().transform((json, context): Calendar => {
  const key = JSON.stringify(json) ?? '';
  const known = compiled.get(key);
  if (known) return known;
  const terms = calendarTerms.safeParse(json, { error: explainIssue });
  if (!terms.success) {
    for (const { path, message } of terms.error.issues) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
    return z.NEVER;
  }
  const calendar = compileCalendar(terms.data);
  if (compiled.size >= MOST_CALENDARS) compiled.clear();
  compiled.set(key, calendar);
  return calendar;
});

/** An operation on a checked case; what is wrong with a case is named with its place. */
export function operation<Body>(
  schema: z.ZodType<Body>,
  answer: (body: Body) => unknown,
): (body: object) => unknown {
  return (body) => {
    const read = schema.safeParse(body, { error: explainIssue });
    if (read.success) return answer(read.data);
    throw new AccordError('invalid', read.error.issues.map(sentenceOf).join(' '));
  };
}

/** A due date as JSON. */
export function writeDue(due: Due): string {
  return due === UNREACHABLE ? UNREACHABLE : formatInstant(due);
}

function sentenceOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `“${path.map(String).join('.')}”: ${message}`;
}
