import { InvalidArgumentError } from 'commander';
import { backtestTarget } from '../usecases/backtest/backtest-target.ts';
import { backtestJson } from './backtest-json.ts';
import { backtestText } from './backtest-text.ts';
import { type CliCommand, print, printJson } from './command.ts';

type Options = {
  readonly within?: string;
  readonly attainment?: string;
  readonly objective?: string;
  readonly pauses?: string;
  readonly reopen?: string;
  readonly calendar?: string;
  readonly months?: number;
  readonly json?: boolean;
};

/** `accord backtest`: what a promise would have been worth on our own history, were it another one. */
export const backtest: CliCommand = (program, withSetting) => {
  program
    .command('backtest')
    .argument('<agreement>', 'an agreement: its key or name')
    .argument('<target>', 'the key of one of its targets')
    .option('--within <duration>', 'another time, such as 2h, 2bd or 90m calendar')
    .option('--attainment <percent>', 'another share of the cases, such as 95')
    .option('--objective <percent>', 'another availability, such as 99.95')
    .option('--pauses <reasons>', 'the reasons that stop the clock, such as a,b; or none')
    .option('--reopen <policy>', 'resume, new-cycle or ignore')
    .option('--calendar <key>', 'another calendar')
    .option('--months <number>', 'how far to look back (12)', wholeNumber)
    .option('--json', 'as JSON')
    .description('replay the history of a promise under other terms')
    .addHelpText(
      'after',
      '\nExample:\n  accord backtest acme-email p1-resolution --within 2h --months 6',
    )
    .action(async (agreement: string, target: string, options: Options) => {
      const { json, months, ...change } = options;
      const question = {
        ...{ agreement, target, change: { ...change, pauses: reasons(options.pauses) } },
        months,
      };
      const report = await withSetting((setting) => backtestTarget(setting, question));
      if (json) printJson(backtestJson(report));
      else print(backtestText(report));
    });
};

function wholeNumber(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number such as 6.');
}

function reasons(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return text === 'none' ? [] : text.split(',').map((reason) => reason.trim());
}
