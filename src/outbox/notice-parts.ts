import { z } from 'zod';

/** Milliseconds UTC, as every instant in a notice. */
export const instant = z.int();

export const verdict = z.enum(['met', 'at-risk', 'breached', 'no-data']);

/** The work item that a notice is about, as people know it. */
export const workItem = z.strictObject({
  id: z.int(),
  key: z.string(),
  title: z.string().nullable(),
  priority: z.string().nullable(),
});

/** Which promise a notice is about, with the words a reader needs. */
export const promised = z.strictObject({
  agreement: z.string(),
  agreementName: z.string(),
  revision: z.int(),
  customerName: z.string(),
  serviceKey: z.string(),
  serviceNames: z.array(z.string()),
  timeZone: z.string(),
  target: z.string(),
  /** The target in few words: “Availability”, “P1 response”. */
  targetName: z.string(),
  targetKind: z.string(),
  /** The promise as a sentence: “P1 answered within 15 minutes, 95 % a month”. */
  sentence: z.string(),
  /** Who owns the promise; null when nobody is named in the register. */
  owner: z.strictObject({ name: z.string(), user: z.string().nullable() }).nullable(),
});

export type Promised = z.output<typeof promised>;
