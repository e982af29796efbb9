import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementFileSchema } from '../domain/register/file-schema.ts';
import { type CliCommand, print, printJson } from './command.ts';

const FILE = 'accord.schema.json';

/** `accord schema`: the JSON Schema by which editors complete and check agreement files. */
export const schema: CliCommand = (program) => {
  program
    .command('schema')
    .option('--out <folder>', `write ${FILE} into this folder instead`)
    .description('the JSON Schema of agreement files, for editors')
    .addHelpText('after', '\nExample:\n  accord schema --out agreements/')
    .action(({ out }: { readonly out?: string }) => {
      const content = agreementFileSchema();
      if (out === undefined) return printJson(content);
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, FILE), `${JSON.stringify(content, null, 2)}\n`);
      return print(
        `Wrote ${join(out, FILE)}. A file that begins with the line\n  # yaml-language-server: $schema=${FILE}\nis completed and checked by editors that know YAML.`,
      );
    });
};
