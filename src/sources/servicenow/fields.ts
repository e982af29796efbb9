/** The fields of one record; null when its quotes stand where none may stand. */
export function readFields(text: string, delimiter: string): readonly string[] | null {
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  for (let at = 0; ; ) {
    const end = text[at] === '"' ? endOfQuoted(text, at) : endOfBare(text, at, delimiter);
    if (end === null) return null;
    fields.push(unquoted(text.slice(at, end)));
    if (end === text.length) return fields;
    if (text[end] !== delimiter) return null;
    at = end + 1;
  }
}

function endOfBare(text: string, from: number, delimiter: string): number | null {
  const found = text.indexOf(delimiter, from);
  const end = found === -1 ? text.length : found;
  return text.slice(from, end).includes('"') ? null : end;
}

function endOfQuoted(text: string, from: number): number | null {
  for (let quote = text.indexOf('"', from + 1); quote !== -1; ) {
    if (text[quote + 1] !== '"') return quote + 1;
    quote = text.indexOf('"', quote + 2);
  }
  return null;
}

function unquoted(field: string): string {
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}
