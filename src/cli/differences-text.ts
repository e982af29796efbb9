import { z } from 'zod';
import type { Difference } from '../domain/register/differences.ts';
import { isEmpty, withoutDefaults } from '../domain/register/without-defaults.ts';

const HOLIDAY = /^observed\./;
const block = z.record(z.string(), z.unknown());

/** What changed in a document, term by term: `+` what is new, `-` what is taken away, `~` what is another one. */
export function differenceLines(differences: readonly Difference[]): readonly string[] {
  const written = differences.filter(({ path }) => !HOLIDAY.test(path));
  return [
    ...written.flatMap(termLines),
    ...holidayLines(differences.filter(({ path }) => HOLIDAY.test(path))),
  ].map((line) => `    ${line}`);
}

/** Whether a difference takes a term away altogether. */
export function isRemoval({ before, after }: Difference): boolean {
  return read(before) !== null && read(after) === null;
}

function termLines({ path, before, after }: Difference): readonly string[] {
  const old = withoutDefaults(path, read(before));
  const next = withoutDefaults(path, read(after));
  if (next === null) return [`- ${path} (removed)${inBrackets(old)}`];
  if (old !== null) return [`~ ${path}: ${inline(old)} -> ${inline(next)}`];
  const terms = block.safeParse(next).data;
  if (!terms) return [`+ ${path}: ${inline(next)}`];
  return [
    `+ ${path}`,
    ...Object.entries(terms).map(([name, term]) => `    ${name}: ${inline(term)}`),
  ];
}

function inBrackets(term: unknown): string {
  return typeof term === 'string' || Array.isArray(term) ? `: ${inline(term)}` : '';
}

/** The public holidays that were resolved; nobody wrote them, so they are only counted. */
function holidayLines(differences: readonly Difference[]): readonly string[] {
  if (differences.length === 0) return [];
  const added = differences.filter(({ before }) => before === null).length;
  const removed = differences.filter(isRemoval).length;
  const other = differences.length - added - removed;
  return [`~ public holidays: ${added} added, ${removed} removed, ${other} changed`];
}

/** The term that a text of a difference stands for; null when there is none, or nothing in it. */
function read(text: string | null): unknown {
  if (text === null) return null;
  if (!/^[[{]/.test(text)) return text;
  const term = parsed(text);
  return isEmpty(term) ? null : term;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text that a person wrote may begin with a bracket.
    return text;
  }
}

function inline(term: unknown): string {
  if (term === null) return '(none)';
  if (Array.isArray(term)) {
    return term
      .map((item) => (Array.isArray(item) ? `[${inline(item)}]` : inline(item)))
      .join(', ');
  }
  const terms = block.safeParse(term).data;
  if (!terms) return String(term);
  const parts = Object.entries(terms).map(([name, value]) => `${name}: ${inline(value)}`);
  return `{ ${parts.join(', ')} }`;
}
