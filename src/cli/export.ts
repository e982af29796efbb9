import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AccordError } from '../domain/error.ts';
import { counted } from '../domain/target/duration-words.ts';
import {
  asStream,
  type ExportedFile,
  exportRegister,
} from '../usecases/register/export-register.ts';
import { type CliCommand, print, printJson, write } from './command.ts';

type Options = { readonly out?: string; readonly json?: boolean };

/** `accord export`: the register as agreement files, in canonical form. */
export const exportFiles: CliCommand = (program, withSetting) => {
  program
    .command('export')
    .argument('[names...]', 'kinds, keys or both: agreement, acme-email, agreement/acme-email')
    .option('--out <folder>', 'a file for each document in this folder, instead of one text')
    .option('--json', 'as JSON')
    .description('the register as agreement files; importing them again changes nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  accord export --out agreements/\n  accord export acme-email',
    )
    .action(async (only: string[], options: Options) => {
      const files = await withSetting((setting) => exportRegister(setting, { only }));
      if (options.json) printJson(files);
      else writeOut(files, options.out);
    });
};

function writeOut(files: readonly ExportedFile[], out: string | undefined): void {
  if (out === undefined) {
    write(asStream(files));
    return;
  }
  for (const file of files) writeInto(out, file);
  print(`Wrote ${counted(files.length, 'document')} to ${out}.`);
}

function writeInto(folder: string, { path, text }: ExportedFile): void {
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
