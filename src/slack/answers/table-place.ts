import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';

const tablePlace = z.object({
  /** The key of the agreement. */
  key: z.string().min(1).max(63),
  round: z.int().min(0).max(10_000).default(0),
  /** A changed term of the round. */
  path: z.string().max(500).optional(),
  /** The number of the last step that was seen. */
  seen: z.int().min(0).max(1_000_000).optional(),
  part: z.enum(['frame', 'more']).optional(),
  /** The key of a promise, or nothing for a new one. */
  target: z.string().max(63).optional(),
  targetKind: z.string().max(40).optional(),
  page: z.int().min(0).max(1_000).optional(),
  /** What was tried last, so that a changed value is tried again before it is sent. */
  tried: z.string().max(64).optional(),
});

/** Which negotiation, and where in it; it travels in buttons and forms and comes back unproven. */
export type TablePlace = z.input<typeof tablePlace>;

/** The place as the value of a button. */
export function writeTablePlace(place: TablePlace): string {
  return JSON.stringify(place);
}

/** The place in a button or a form; a plain word is the key of an agreement. */
export function readTablePlace(value: string): z.output<typeof tablePlace> {
  const read = tablePlace.safeParse(value.startsWith('{') ? parsed(value) : { key: value });
  if (read.success) return read.data;
  throw new AccordError(
    'invalid',
    'I cannot tell which negotiation this is about. /sla propose <agreement> begins one.',
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
