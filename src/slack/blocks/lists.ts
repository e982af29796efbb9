import { type KnownBlock, section } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { join, type Mrkdwn } from './mrkdwn.ts';

/** A title with lines below it, in as many sections as they need; nothing when there is no line. */
export function titled(title: Mrkdwn, lines: readonly Mrkdwn[]): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  return chunk([title, ...lines]).map((part) => section(join(part, '\n')));
}

function chunk(lines: readonly Mrkdwn[]): readonly (readonly Mrkdwn[])[] {
  const chunks: Mrkdwn[][] = [[]];
  let length = 0;
  for (const line of lines) {
    length += line.mrkdwn.length + 1;
    if (length > LIMITS.section) {
      chunks.push([]);
      length = line.mrkdwn.length + 1;
    }
    chunks.at(-1)?.push(line);
  }
  return chunks.filter((part) => part.length > 0);
}
