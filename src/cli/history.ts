import { InvalidArgumentError } from 'commander';
import { type History, type HistoryLine, showHistory } from '../usecases/audit/show-history.ts';
import { differenceLine } from '../usecases/register/words/tell-differences.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { utcWords } from './utc-words.ts';
import { wrapped } from './wrapped.ts';

type Options = { readonly page?: number; readonly json?: boolean };

/** `accord history`: what changed in a document, when, by whom and why. */
export const history: CliCommand = (program, withSetting) => {
  program
    .command('history')
    .argument('<name...>', 'an agreement, a service, a party or a calendar: its key or name')
    .option('--page <number>', 'which page of it, the newest being 1', pageNumber)
    .option('--json', 'as JSON')
    .description('what changed in it, when, by whom and why')
    .addHelpText('after', '\nExample:\n  accord history acme-email')
    .action(async (words: string[], { page = 1, json }: Options) => {
      const found = await withSetting((setting) => showHistory(setting, { words, page: page - 1 }));
      if (json) printJson(found);
      else print(historyText(found));
    });
};

function historyText({ name, key, lines, page, pages, total }: History): string {
  if (lines.length === 0) return `Nothing is recorded about ${name} (${key}) here.`;
  const foot =
    pages > 1 ? [`Page ${page + 1} of ${pages}, ${total} changes; --page shows another.`] : [];
  return [`${name} (${key})`, ...lines.flatMap(lineText), ...foot].join('\n');
}

function lineText({ at, by, deed, reason, differences }: HistoryLine): readonly string[] {
  return [
    ...wrapped(`${utcWords(at)}  ${by} ${deed}`, 2),
    ...(reason === null ? [] : wrapped(`because: ${reason}`, 6)),
    ...differences.flatMap((one) => wrapped(differenceLine(one), 6)),
  ];
}

function pageNumber(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a number such as 2.');
}
