type Element = string | number | boolean | null;

// Everything else, and the word NULL, means something in the text of an array.
const PLAIN = /^[\w.:+-]+$/;
const NULL = /^null$/i;

/**
 * One column of some rows as PostgreSQL writes an array: a parameter that is passed on as it is, where an array
 * itself would be looked at element by element several times on its way.
 */
export function arrayText<Row>(rows: readonly Row[], read: (row: Row) => Element): string {
  let text = '{';
  for (const row of rows) {
    if (text.length > 1) text += ',';
    const value = read(row);
    text += typeof value === 'string' ? quoted(value) : (value ?? 'NULL');
  }
  return `${text}}`;
}

function quoted(text: string): string {
  if (PLAIN.test(text) && !NULL.test(text)) return text;
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
