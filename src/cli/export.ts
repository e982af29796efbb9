import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AccordError } from '../domain/error.ts';
import { counted } from '../domain/target/duration-words.ts';
import { exportOpenSlo } from '../usecases/register/export-openslo.ts';
import { asStream, exportRegister } from '../usecases/register/export-register.ts';
import { type CliCommand, print, printJson, type WithSetting, write } from './command.ts';

type Options = { readonly out?: string; readonly openslo?: boolean; readonly json?: boolean };

/** `accord export`: the register as agreement files, in canonical form, or as OpenSLO. */
export const exportFiles: CliCommand = (program, withSetting) => {
  program
    .command('export')
    .argument('[names...]', 'kinds, keys or both: agreement, acme-email, agreement/acme-email')
    .option('--out <folder>', 'a file for each document in this folder, instead of one text')
    .option('--openslo', 'agreements as OpenSLO v1, as far as it can say what they promise')
    .option('--json', 'as JSON')
    .description('the register as agreement files; importing them again changes nothing')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  accord export --out agreements/',
        '  accord export acme-email',
        '  accord export --openslo acme-webshop',
      ].join('\n'),
    )
    .action((only: string[], options: Options) =>
      options.openslo
        ? exportAsOpenSlo(withSetting, only, options)
        : exportDocuments(withSetting, only, options),
    );
};

async function exportDocuments(withSetting: WithSetting, only: string[], options: Options) {
  const files = await withSetting((setting) => exportRegister(setting, { only }));
  if (options.json) return printJson(files);
  return writeOut(asStream(files), files, options.out);
}

async function exportAsOpenSlo(withSetting: WithSetting, only: string[], options: Options) {
  const written = await withSetting((setting) => exportOpenSlo(setting, { only }));
  if (options.json) return printJson(written);
  for (const { agreement, path, message } of written.flatMap(({ notWritten }) => notWritten)) {
    process.stderr.write(`not written: ${agreement} ${path}: ${message}\n`);
  }
  const files = written
    .filter(({ text }) => text !== '')
    .map(({ agreement, text }) => ({ path: `${agreement}.openslo.yaml`, text }));
  return writeOut(files.map(({ text }) => text).join('---\n'), files, options.out);
}

type Named = { readonly path: string; readonly text: string };

function writeOut(all: string, files: readonly Named[], out: string | undefined): void {
  if (files.length === 0) process.stderr.write('There is nothing to export.\n');
  if (out === undefined) {
    write(all);
    return;
  }
  for (const file of files) writeInto(out, file);
  print(`Wrote ${counted(files.length, 'file')} to ${out}.`);
}

function writeInto(folder: string, { path, text }: Named): void {
  const name = join(folder, path);
  try {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, text);
  } catch (cause) {
    throw new AccordError(
      'invalid',
      `“${name}” cannot be written. Check the folder and the rights.`,
      { cause },
    );
  }
}
