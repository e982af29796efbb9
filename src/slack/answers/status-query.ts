import { z } from 'zod';

// 31 December 9999.
const LAST_INSTANT = 253_402_300_799_999;

const statusQuery = z.object({
  service: z.string().max(200).optional(),
  agreement: z.string().max(200).optional(),
  customer: z.string().max(200).optional(),
  at: z.int().min(0).max(LAST_INSTANT).optional(),
  page: z.int().min(0).max(1_000).default(0),
});

/** What somebody asked about, as it travels in buttons; it comes back unproven. */
export type StatusQuery = z.output<typeof statusQuery>;

export function writeQuery(query: StatusQuery): string {
  return JSON.stringify(query);
}

/** The query of a button; a value that is none asks about everything. */
export function readQuery(value: string): StatusQuery {
  const read = statusQuery.safeParse(parse(value));
  return read.success ? read.data : { page: 0 };
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
