import { InvalidArgumentError } from 'commander';
import { type AgreementDiff, diffAgreement } from '../usecases/register/diff-agreement.ts';
import { differenceLine } from '../usecases/register/words/tell-differences.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { wrapped } from './wrapped.ts';

/** `accord diff`: what differs between two revisions, in the words of `/sla diff`. */
export const diff: CliCommand = (program, withSetting) => {
  program
    .command('diff')
    .argument('<agreement>', 'an agreement by its key or name')
    .argument('[from]', 'the number of a revision; the one before the last when left out', revision)
    .argument('[to]', 'the number of another one; the last when left out', revision)
    .option('--json', 'as JSON')
    .description('what differs between two revisions of an agreement, term by term')
    .addHelpText('after', '\nExamples:\n  accord diff acme-email\n  accord diff acme-email 1 3')
    .action(
      async (
        agreement: string,
        from: number | undefined,
        ...[to, options]: [number | undefined, { readonly json?: boolean }]
      ) => {
        const found = await withSetting((setting) =>
          diffAgreement(setting, { agreement, from, to }),
        );
        if (options.json) printJson(found);
        else print(diffText(found));
      },
    );
};

function revision(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write the number of a revision such as 2.');
}

function diffText({ name, key, from, to, differences }: AgreementDiff): string {
  const head = `${name} (${key}), revision ${from.number} to ${to.number}`;
  if (differences.length === 0) return `${head}: nothing differs.`;
  return [head, ...differences.flatMap((one) => wrapped(differenceLine(one), 2))].join('\n');
}
