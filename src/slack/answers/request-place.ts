import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
import { STAGE_KEYS } from '../../domain/negotiation/steps.ts';

const requestPlace = z.object({
  /** The key of the agreement. */
  key: z.string().min(1).max(63),
  /** The stage of the approval; nothing where it is about a signature. */
  stage: z.enum(STAGE_KEYS).optional(),
  /** The short code of the terms that were looked at; the whole hash in a form. */
  code: z.string().max(9).default(''),
  hash: z.string().max(64).optional(),
});

/** Which request somebody answers; it travels in buttons and forms and comes back unproven. */
export type RequestPlace = z.output<typeof requestPlace>;

/** The place as the value of a button or a form. */
export function writeRequestPlace(place: z.input<typeof requestPlace>): string {
  return JSON.stringify(place);
}

/** The place in a button or a form. */
export function readRequestPlace(value: string): RequestPlace {
  const read = requestPlace.safeParse(parsed(value));
  if (read.success) return read.data;
  throw new AccordError(
    'invalid',
    'I cannot tell what this is about. /sla negotiations shows where everything stands.',
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
