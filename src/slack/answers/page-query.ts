import { z } from 'zod';

const revision = z.int().min(1).max(100_000).optional();

const pageQuery = z.object({
  words: z.string().max(200).default(''),
  page: z.int().min(0).max(10_000).default(0),
  from: revision,
  to: revision,
});

/** What a page of a list or a sheet is about, as it travels in buttons; it comes back unproven. */
export type PageQuery = z.output<typeof pageQuery>;

/** The query as the value of a button. */
export function writePage(query: PageQuery): string {
  return JSON.stringify(query);
}

/** The query of a button; a value that is none is what it is about, from the first page. */
export function readPage(value: string): PageQuery {
  const read = pageQuery.safeParse(parsed(value));
  return read.success ? read.data : { words: value.slice(0, 200), page: 0 };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
