import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleRegister, type Register } from '../../../src/domain/register/register.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';

const FOLDER = join(import.meta.dirname, '../../../src/demo/register');

/** Monday 16 November 2026, 09:40 in Berlin. */
export const DEMO_NOW = Date.parse('2026-11-16T08:40:00Z');

/** The demo company's documents. */
export const demoFiles = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** The register that the demo company's documents make. */
export function demoRegister(): Register {
  const { revisions, problems } = planImport(assembleRegister([]), {
    files: demoFiles,
    now: DEMO_NOW,
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 2));
  return assembleRegister(revisions);
}
