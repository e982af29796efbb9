import type { YAMLError, YAMLParseError } from 'yaml';

type Fault = YAMLParseError | YAMLError;

/** What the parser complains about first, and every key that is there twice; what follows a first fault is mostly its echo. */
export function worthTelling(faults: readonly Fault[]): readonly Fault[] {
  const twice = faults.filter(({ code }) => code === 'DUPLICATE_KEY');
  const first = faults.find(({ code }) => code !== 'DUPLICATE_KEY');
  return first ? [...twice, first] : twice;
}

/** A fault of the YAML itself as a sentence that says what was expected. */
export function explainFault({ code, message, pos }: Fault, text: string): string {
  const line = lineAround(text, pos[0]);
  if (code === 'DUPLICATE_KEY') {
    const key = /^["']?([^"':\n]+)/.exec(text.slice(pos[0]))?.[1]?.trim() ?? 'this key';
    return `“${key}” stands here twice: expected it once`;
  }
  if (code === 'TAB_AS_INDENT') return 'there is a tab in the indentation: expected spaces';
  if (code === 'TAG_RESOLVE_FAILED') return `${message}: expected plain values without tags`;
  if (message.includes('call stack')) return 'values are nested too deeply here';
  const comment = /\s#/.test(line)
    ? '; what follows # is a comment: a text with # needs quotes around it'
    : '';
  return `the YAML cannot be read here: ${message}${comment}`;
}

/** Why values could not be built although the text is sound: aliases without end, or without an anchor. */
export function explainAliases(error: unknown, limit: number): string | null {
  if (!(error instanceof ReferenceError)) return null;
  return error.message.startsWith('Unresolved')
    ? `${error.message.replace(/\.$/, '')}: expected an anchor of that name before it`
    : `more than ${limit} values stand here through aliases: expected them written out`;
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.lastIndexOf('\n', start - 2) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(before, end < 0 ? undefined : end);
}
