import { z } from 'zod';
import type { Instant } from '../../../domain/calendar/instant.ts';
import { readSpokenTime, type SpokenTime } from '../../../domain/calendar/spoken-time.ts';
import { AccordError } from '../../../domain/error.ts';
import type { Session } from '../../session.ts';
import { format } from '../../wording/clock-words.ts';
import type { Fields } from '../interaction.ts';

/** What was written in a field, without spaces around it. */
export function written(fields: Fields, name: string): string {
  const given = fields[name];
  return typeof given === 'string' ? given.trim() : '';
}

/** Whose clock the times in a form are on, and when it was opened; it travels with the form. */
const clock = z.object({ timeZone: z.string(), now: z.int() });

const place = z.object({
  ...{ ...clock.shape, id: z.string().max(30) },
  /** What its fields showed, where only what is different is to be taken. */
  shown: z.record(z.string(), z.string().max(100)).default({}),
});

/** What a form is about, with the clock of who fills it in. */
export type FormPlace = z.output<typeof place>;

type Placing = Pick<FormPlace, 'now' | 'id'> & Partial<Pick<FormPlace, 'shown'>>;

/** The place as it travels with a form. */
export function writeFormPlace(session: Session, { now, id, shown = {} }: Placing): string {
  return JSON.stringify({ timeZone: session.timeZone, now, id, shown } satisfies FormPlace);
}

/** The place that came back with a form. */
export function readFormPlace(about: string): FormPlace {
  return readAbout(about, place);
}

/** What came back with a form, checked; it may be old or forged. */
export function readAbout<Shape>(about: string, shape: z.ZodType<Shape>): Shape {
  try {
    return shape.parse(JSON.parse(about));
  } catch (cause) {
    throw new AccordError('invalid', 'This form is too old. Please open it once more.', { cause });
  }
}

type Timed = {
  readonly now: Instant;
  readonly timeZone: string;
  readonly meant: 'past' | 'future';
};

/** The time that was written; nothing means now. */
export function timeWritten(text: string, timed: Timed): SpokenTime {
  return readSpokenTime(text === '' ? 'now' : text, timed);
}

/** What is wrong with a time, to stand beside its field. */
export function timeComplaint(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AccordError) return error.message;
    throw error;
  }
}

/** A time as people type it: “2026-11-16 14:05”. */
export function localTime(at: Instant, timeZone: string): string {
  const day = format(at, timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'sv');
  return `${day} ${format(at, timeZone, { hour: '2-digit', minute: '2-digit' })}`;
}
