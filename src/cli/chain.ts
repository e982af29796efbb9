import { writeFileSync } from 'node:fs';
import { AccordError } from '../domain/error.ts';
import { chainJson } from '../usecases/agreement/chain-json.ts';
import { drawChain } from '../usecases/agreement/draw-chain.ts';
import { showChain } from '../usecases/agreement/show-chain.ts';
import { chainText } from './chain-text.ts';
import { type CliCommand, print, printJson } from './command.ts';

type Options = { readonly picture?: string; readonly json?: boolean };

/** `accord chain`: what an agreement rests on, as text, JSON or a picture. */
export const chain: CliCommand = (program, withSetting) => {
  program
    .command('chain')
    .argument('<agreement>', 'an agreement: its key or name')
    .option('--picture <file>', 'write the chain as a PNG as well')
    .option('--json', 'as JSON')
    .description('what an agreement rests on, with the slack or the gap of every promise')
    .addHelpText('after', '\nExample:\n  accord chain acme-email --picture chain.png')
    .action(async (agreement: string, options: Options) => {
      const sheet = await withSetting((setting) => showChain(setting, agreement));
      if (options.picture !== undefined) writePicture(options.picture, await drawChain(sheet));
      if (options.json) printJson(chainJson(sheet));
      else print(chainText(sheet));
    });
};

function writePicture(file: string, { png }: { readonly png: Uint8Array }): void {
  try {
    writeFileSync(file, png);
  } catch (cause) {
    throw new AccordError(
      'invalid',
      `“${file}” cannot be written. Check the folder and the rights.`,
      { cause },
    );
  }
}
