import { z } from 'zod';
import { linesIn, linesOf, unreadable } from './manner.ts';

const support = z.union([
  z.string().transform((agreement) => ({ agreement, carries: undefined, redundant: undefined })),
  z.strictObject({
    agreement: z.string(),
    carries: z.array(z.string()).optional(),
    redundant: z.boolean().optional(),
  }),
]);

const LINE = /^([a-z0-9][a-z0-9-]*)(?:\s*:\s*([a-z0-9, -]+?))?(\s*\(redundant\))?$/;

/** What carries an agreement, one a line: all of it, some promises only, or in place of another one. */
export const supports = linesOf(
  'One agreement a line, such as ola-messaging; after a colon the promises that it carries, where it does not carry all: uc-mail: p1, p2.',
  {
    read: (text) => linesIn(text).map(readSupport),
    write: (value) => {
      const list = z.array(support).safeParse(value).data;
      return list?.map(writeSupport).join('\n') ?? null;
    },
  },
);

function readSupport(line: string) {
  const [whole, agreement = '', promises = '', redundant] = LINE.exec(line) ?? [];
  if (whole === undefined) return unreadable(line);
  const carries = promises.split(/[,\s]+/).filter(Boolean);
  if (carries.length === 0 && redundant === undefined) return agreement;
  return {
    agreement,
    ...(carries.length > 0 && { carries }),
    ...(redundant !== undefined && { redundant: true }),
  };
}

function writeSupport({ agreement, carries, redundant }: z.output<typeof support>): string {
  const some = carries ? `: ${carries.join(', ')}` : '';
  return `${agreement}${some}${redundant ? ' (redundant)' : ''}`;
}
