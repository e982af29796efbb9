import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AccordError } from '../domain/error.ts';

/** The texts of agreement files, or of all those in folders. */
export function readFilesAt(paths: readonly string[]) {
  return paths.flatMap(filesAt).map((name) => ({ name, text: readText(name) }));
}

/** A folder stands for the YAML files in it, also those in folders within. */
function filesAt(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  if (names.length > 0) return names.map((name) => join(path, name));
  throw new AccordError(
    'not-found',
    `There is no YAML file in “${path}”. Agreement files end in .yaml or .yml.`,
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new AccordError('not-found', `“${path}” cannot be read. Check the name and the rights.`, {
      cause: error,
    });
  }
}
