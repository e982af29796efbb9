import { z } from 'zod';
import { AccordError } from '../../../domain/error.ts';
import { DOCUMENT_KINDS } from '../../../domain/register/documents.ts';

const spot = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  key: z.string().min(1).max(63),
  /** 0 while nobody has saved anything: then it is what a revision says. */
  version: z.int().min(0).max(1_000_000).default(1),
  /** The number of that revision. */
  base: z.int().min(1).max(1_000_000).optional(),
  part: z.enum(['frame', 'more']).optional(),
  /** The key of a promise, or nothing for a new one. */
  target: z.string().max(63).optional(),
  /** Where in the list it stands, since an unfinished draft can have a key twice. */
  at: z.int().min(0).max(1_000).optional(),
  /** The keys of the other promises, as many as a form carries. */
  taken: z.array(z.string().max(63)).max(40).optional(),
  targetKind: z.string().max(40).optional(),
  /** The key of somebody of a party, or nothing for somebody new. */
  person: z.string().max(63).optional(),
  aside: z.int().min(1).max(1_000_000).optional(),
  keep: z.enum(['mine', 'theirs']).optional(),
});

/** Which draft in which version, and where in it; it travels in buttons and forms and comes back unproven. */
export type Spot = z.output<typeof spot>;

export function writeSpot(given: Spot): string {
  return JSON.stringify(given);
}

/** Which draft in which version, and nothing in it: the way back. */
export function wholeOf({ kind, key, version, base }: Spot): Spot {
  return { kind, key, version, base };
}

/** The spot of a button or a form; what is none is refused, because nothing can be guessed from it. */
export function readSpot(value: string): Spot {
  const read = spot.safeParse(parsed(value));
  if (read.success) return read.data;
  throw new AccordError(
    'invalid',
    'I cannot tell which draft this is about. /sla drafts shows them.',
  );
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
