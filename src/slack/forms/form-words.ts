import { capitalised } from '../../domain/target/capitalised.ts';
import type { Field } from './schema-fields.ts';

/** What only those understand who write files. */
const OF_FILES =
  /in quotes|quotes around|\bkeys?\b|expected|[[\]{}]|P90D|“4h”|“15m”|“5m”|YAML|true or false/;

/** What is wrong with a field, in the words of its form. */
export function formWords(field: Field, message: string): string {
  if (field.kind === 'choice') return 'Please choose one of these.';
  if (message.startsWith('missing')) return 'Please fill this in.';
  const [said = '', ...asInFile] = message.split(' Write it as "');
  if (asInFile.length > 0) return `${said} ${field.hint ?? ''}`.trim();
  if (!OF_FILES.test(message)) return capitalised(message);
  if (field.name === 'key') {
    return 'Please use lower-case letters, digits and hyphens only, such as p1-response.';
  }
  return field.hint === null ? 'This cannot be used here.' : `This cannot be read. ${field.hint}`;
}
