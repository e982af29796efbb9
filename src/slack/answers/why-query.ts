import { z } from 'zod';

// 31 December 9999.
const LAST_INSTANT = 253_402_300_799_999;

const whyQuery = z.object({
  /** What was typed: a work item, or an agreement and a target. */
  words: z.string().max(300),
  at: z.int().min(0).max(LAST_INSTANT).optional(),
  /** The chapter that is asked for in full; all of them folded when absent. */
  full: z.string().max(300).optional(),
  page: z.int().min(0).max(1_000).default(0),
});

/** What somebody wants explained, as it travels in buttons; it comes back unproven. */
export type WhyQuery = z.output<typeof whyQuery>;

export function writeWhyQuery(query: WhyQuery): string {
  return JSON.stringify(query);
}

/** The query of a button; a value that is none asks about nothing that exists. */
export function readWhyQuery(value: string): WhyQuery {
  try {
    return whyQuery.parse(JSON.parse(value));
  } catch {
    return { words: '?', page: 0 };
  }
}
