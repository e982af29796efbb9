// What is no text to some reader: words, and e0, which is a number without digits to one of them.
const WORDS = /^(y|yes|n|no|true|false|on|off|null|~|e\d+)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DURATION = /^\d{1,5}(m|h|s|d|w|bd|ms)( calendar)?$/;
// Marks that begin something else in YAML, or end a value inside braces, are not among these.
const PLAIN = /^\p{L}(?:[\p{L}\p{N}_.@/()+'’–&%-]| (?=[\p{L}\p{N}(–&+]))*$/u;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u;
const UNPRINTABLE_ALL = /[\u007F-\u009F\u2028\u2029\uFEFF]/g;

/** A value that is no list and no block, as every reader of YAML 1.1 and 1.2 understands it; dates are 1.2. */
export function writeScalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  if (isPlain(value)) return value;
  return UNPRINTABLE.test(value) ? escaped(value) : `'${value.replaceAll("'", "''")}'`;
}

function isPlain(text: string): boolean {
  if (DATE.test(text) || DURATION.test(text)) return true;
  return PLAIN.test(text) && !WORDS.test(text);
}

/** JSON is YAML but for the few characters that it leaves as they are. */
function escaped(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE_ALL,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The lines of a text of several lines; null when only an escaped text keeps it as it is. */
export function linesOf(text: string): readonly string[] | null {
  if (!text.includes('\n')) return null;
  const lines = text.split('\n');
  const sound = lines.every((line) => !UNPRINTABLE.test(line) && !/[ \t]$/.test(line));
  return sound && /^\S/.test(text) && lines.at(-1) !== '' ? lines : null;
}
