import { z } from 'zod';
import { keyFrom } from '../person-fields.ts';
import { lineOf, linesIn, linesOf, textsIn } from './manner.ts';

const written = (value: unknown) => textsIn(value)?.join('\n') ?? null;

/** Names or sentences, one a line. */
export function sentences(hint: string) {
  return linesOf(hint, { read: linesIn, write: written });
}

/** A few words with commas between them. */
export function words(hint: string) {
  return {
    ...lineOf(hint, (text) =>
      text
        .replace(/^\[(.*)\]$/s, '$1')
        .split(/[,\n]/)
        .map((word) => word.replace(/^\s*[-•]\s+/, '').trim())
        .filter(Boolean),
    ),
    write: (value: unknown) => textsIn(value)?.join(', ') ?? null,
  };
}

const wish = z.strictObject({
  key: z.string(),
  wish: z.string(),
  service: z.string().optional(),
  target: z.string().optional(),
});

/** Wishes, one a line; behind a wish can stand what is to serve it. */
export const wishes = linesOf(
  'One wish a line, such as “Mail arrives in a minute”. What is to serve it can follow in brackets: (email) or (email, p1).',
  {
    read: (text) => linesIn(text).map(readWish),
    write: (value) => {
      const list = z.array(wish).safeParse(value).data;
      return list?.map(writeWish).join('\n') ?? null;
    },
  },
);

function readWish(line: string) {
  const [, key, sentence = '', service, target] =
    /^(?:([a-z0-9][a-z0-9-]*): )?(.*?)(?:\s*\(([a-z0-9-]+)(?:,\s*([a-z0-9-]+))?\))?$/.exec(line) ??
    [];
  return {
    key: key ?? keyFrom(sentence),
    wish: sentence,
    ...(service !== undefined && { service }),
    ...(target !== undefined && { target }),
  };
}

function writeWish({ key, wish: sentence, service, target }: z.output<typeof wish>): string {
  const own = key === keyFrom(sentence) ? '' : `${key}: `;
  const served = [service, target].filter((one) => one !== undefined).join(', ');
  return `${own}${sentence}${served === '' ? '' : ` (${served})`}`;
}
