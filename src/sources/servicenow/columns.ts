import { AccordError } from '../../domain/error.ts';

const NEEDED = [
  'number',
  'incident_state',
  'sys_mod_count',
  'opened_at',
  'sys_updated_at',
  'priority',
] as const;

/** Where the needed columns stand in this file, and how many columns a row has. */
export type Columns = Readonly<Record<(typeof NEEDED)[number], number>> & {
  readonly width: number;
};

/** Finds the needed columns by name, in any order; names every missing one at once. */
export function findColumns(header: readonly string[]): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) throw missingColumns(missing);
  const at = (name: string) => names.indexOf(name);
  return {
    number: at('number'),
    incident_state: at('incident_state'),
    sys_mod_count: at('sys_mod_count'),
    opened_at: at('opened_at'),
    sys_updated_at: at('sys_updated_at'),
    priority: at('priority'),
    width: names.length,
  };
}

function missingColumns(missing: readonly string[]): AccordError {
  const [columns, them] = missing.length === 1 ? ['column', 'it'] : ['columns', 'them'];
  return new AccordError(
    'invalid',
    `The file lacks the ${columns} ${missing.join(', ')}. Export the incidents' audit history with ${them} and a header line.`,
  );
}

/** The character between the columns: the most frequent of comma, semicolon and tab in the header. */
export function detectDelimiter(header: string): string {
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
