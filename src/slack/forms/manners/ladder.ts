import { z } from 'zod';
import { linesIn, linesOf, unreadable } from './manner.ts';
import { length } from './values.ts';

const rungs = z.array(z.strictObject({ after: z.string(), tell: z.string() }));

/** Who is told after how long, one step a line: “15m: service level manager”. */
export const ladder = linesOf(
  'One step a line, such as “15 minutes: service level manager” or “30 minutes: anna”.',
  {
    read: (text) => linesIn(text).map(readRung),
    write: (value) => {
      const steps = rungs.safeParse(value).data;
      return (
        steps?.map(({ after, tell }) => `${after}: ${tell.replaceAll('-', ' ')}`).join('\n') ?? null
      );
    },
  },
);

function readRung(line: string): z.output<typeof rungs>[number] {
  const [, after, tell] = /^(?:after )?([^:]+?)\s*:\s*(.+)$/i.exec(line) ?? unreadable(line);
  return {
    after: String(length.read(after ?? '')),
    tell: (tell ?? '').trim().toLowerCase().replaceAll(' ', '-'),
  };
}
