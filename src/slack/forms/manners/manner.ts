import { parse } from 'yaml';
import { AccordError } from '../../../domain/error.ts';

/** How people write a term in a form, where that differs from how a file has it. */
export type Manner = {
  readonly ask: 'line' | 'lines' | 'date';
  /** An example, shown below the field and in complaints. */
  readonly hint: string;
  /** What stands in a file for what somebody wrote; what is not understood comes back as it is, to be complained about. */
  readonly read: (text: string) => unknown;
  /** What stands in the field for a term; null where only the form of a file can say it. */
  readonly write: (value: unknown) => string | null;
};

const MAX_ALIASES = 20;

/** A manner in which each line says one thing; whoever knows how a file is written may write that. */
export function linesOf(hint: string, { read, write }: Pick<Manner, 'read' | 'write'>): Manner {
  return { ask: 'lines', hint, read: (text) => asFile(text) ?? read(text), write };
}

/** A text on one line. */
export function lineOf(hint: string, read: (text: string) => unknown): Manner {
  return {
    ask: 'line',
    hint,
    read,
    write: (value) => (typeof value === 'object' ? null : String(value)),
  };
}

/** The lines of a text that say something, without bullets before them. */
export function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-•*]\s+/, '').trim())
    .filter(Boolean);
}

/** Refuses a line that cannot be read, by the words that it has. */
export function unreadable(line: string): never {
  throw new AccordError('invalid', `“${line}” cannot be read.`);
}

/** A list of texts, or null when it is none. */
export function textsIn(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const texts = value.filter((one) => typeof one === 'string');
  return texts.length === value.length ? texts : null;
}

function asFile(text: string): unknown {
  if (!/^\s*(- \{|\{|\[)|: *[[{]/.test(text)) return undefined;
  try {
    const read: unknown = parse(text, { maxAliasCount: MAX_ALIASES });
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}
