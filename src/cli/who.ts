import { showWho, type WhoSheet } from '../usecases/register/show-who.ts';
import { deedName, partLines } from '../usecases/register/words/deed-words.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { wrapped } from './wrapped.ts';

/** `accord who`: who answers for what, in the words of `/sla who`. */
export const who: CliCommand = (program, withSetting) => {
  program
    .command('who')
    .argument('<name>', 'a service or an agreement by its key or name')
    .option('--json', 'as JSON')
    .description('who owns it, negotiates, signs, reviews and takes escalations')
    .addHelpText('after', '\nExamples:\n  accord who email\n  accord who acme-email')
    .action(async (name: string, options: { readonly json?: boolean }) => {
      const sheet = await withSetting((setting) => showWho(setting, name));
      if (options.json) printJson(sheet);
      else print(whoText(sheet));
    });
};

function whoText({ name, key, deeds }: WhoSheet): string {
  return [
    `${name} (${key})`,
    ...deeds.flatMap((line) => {
      const parts = partLines(line);
      const told = parts.map(({ part, people }) => `${part}: ${people}`);
      return [
        `${deedName(line.deed)}:`,
        ...(told.length > 0 ? told : ['nobody yet']).flatMap((one) => wrapped(one, 2)),
      ];
    }),
  ].join('\n');
}
