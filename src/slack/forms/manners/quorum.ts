import { z } from 'zod';
import { linesIn, linesOf, unreadable } from './manner.ts';

const written = z.record(z.string(), z.union([z.string(), z.number()]));

/** How many approve, one role a line: “finance: 2”, “service owner: all”. */
export const quorum = linesOf(
  'One role a line, such as “finance: 2” or “service owner: all”. Of the others, one approves, and every owner of a service.',
  {
    read: (text) => Object.fromEntries(linesIn(text).map(readLine)),
    write: (value) => {
      const roles = written.safeParse(value).data;
      if (!roles) return null;
      const lines = Object.entries(roles).map(([role, many]) => `${spoken(role)}: ${many}`);
      return lines.join('\n');
    },
  },
);

function readLine(line: string): readonly [string, string | number] {
  const [, role, many] = /^([^:]+?)\s*[:=]\s*(\S+)$/.exec(line) ?? unreadable(line);
  const words = (many ?? '').toLowerCase();
  const key = (role ?? '').toLowerCase().replaceAll(' ', '-');
  return [key, /^\d+$/.test(words) ? Number(words) : words];
}

function spoken(role: string): string {
  return role.replaceAll('-', ' ');
}
