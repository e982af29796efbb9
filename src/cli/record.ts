import { readFileSync } from 'node:fs';
import { AccordError } from '../domain/error.ts';
import { counted } from '../domain/target/duration-words.ts';
import { readSamples } from '../usecases/sample/read-samples.ts';
import { recordSamples } from '../usecases/sample/record-samples.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';

/** `accord record`: what was measured of services, as JSON with one sample a line. */
export const recordFile: CliCommand = (program, withSetting) => {
  program
    .command('record')
    .argument('<file>', 'JSON, one sample a line; - reads standard input')
    .option('--json', 'as JSON')
    .description('record samples: counted events, values, deliveries, attestations')
    .addHelpText('after', '\nExample:\n  accord record samples.jsonl')
    .action((file: string, options: { readonly json?: boolean }) =>
      recordFrom(withSetting, file, options),
    );
};

async function recordFrom(
  withSetting: WithSetting,
  file: string,
  { json = false }: { readonly json?: boolean },
) {
  const samples = readSamples(readText(file));
  const result = await withSetting((setting) => recordSamples(setting, samples));
  const { recorded, repeated } = result;
  const refused = result.refused.map(({ sample: { line, id }, why }) => ({ line, id, why }));
  if (json) return printJson({ recorded, repeated, refused });
  for (const { line, why } of refused) print(`Line ${line}: ${why}.`);
  print(`Recorded ${counted(recorded, 'new sample')}; known already: ${repeated}.`);
  if (refused.length > 0) print(`${counted(refused.length, 'line')} could not be taken in.`);
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    throw new AccordError('not-found', `There is no file “${file}” that can be read.`, { cause });
  }
}
