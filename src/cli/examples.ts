import { type ExampleSheet, showExamples } from '../usecases/agreement/show-examples.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { wrapped } from './wrapped.ts';

type Options = { readonly json?: boolean };

/** `accord examples`: what the promises of an agreement mean, case by case. */
export const examples: CliCommand = (program, withSetting) => {
  program
    .command('examples')
    .argument('<agreement>', 'an agreement: its key or name')
    .option('--json', 'as JSON')
    .description('worked examples of every promise, which both sides can check')
    .addHelpText('after', '\nExample:\n  accord examples acme-email')
    .action(async (agreement: string, options: Options) => {
      const sheet = await withSetting((setting) => showExamples(setting, agreement));
      if (options.json) printJson(sheet);
      else print(examplesText(sheet));
    });
};

function examplesText({ targets, timeZone }: ExampleSheet): string {
  return [
    ...targets.flatMap(({ name, sentence, examples: worked }) => [
      ...wrapped(`${name}: ${sentence}`, 0),
      ...worked.flatMap((example) => wrapped(`- ${example}`, 2)),
      '',
    ]),
    `Times in ${timeZone}.`,
  ].join('\n');
}
