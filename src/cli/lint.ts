import { type FilesReport, type LintReport, lint, lintFiles } from '../usecases/agreement/lint.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { readFilesAt } from './files.ts';
import { lintText } from './lint-text.ts';
import { progressOn } from './progress.ts';

type Options = { readonly agreement?: string; readonly json?: boolean };

/** `accord lint`: what is worth a look in files, or in the register. */
export const lintCommand: CliCommand = (program, withSetting) => {
  program
    .command('lint')
    .argument('[files...]', 'agreement files or folders of them; the register when left out')
    .option('--agreement <key>', 'only this agreement of the register')
    .option('--json', 'as JSON')
    .description('what is wrong, risky or left open in agreements; fails when there are errors')
    .addHelpText(
      'after',
      '\nExamples:\n  accord lint agreements/\n  accord lint --agreement acme-email',
    )
    .action(async (paths: string[], options: Options) => {
      const report = await look(withSetting, paths, options);
      if (options.json) printJson(report);
      else print(lintText(report));
      if (isWrong(report)) process.exitCode = 1;
    });
};

async function look(
  withSetting: WithSetting,
  paths: readonly string[],
  { agreement }: Options,
): Promise<LintReport | FilesReport> {
  const progress = progressOn(process.stderr);
  const onProgress = (done: number, all: number) =>
    progress.show(done / all, `${done} of ${all} agreements`);
  try {
    if (paths.length > 0) {
      return await lintFiles(readFilesAt(paths), { now: Date.now(), onProgress });
    }
    return await withSetting((setting) => lint(setting, { agreement, onProgress }));
  } finally {
    progress.end();
  }
}

function isWrong(report: LintReport | FilesReport): boolean {
  return report.counts.error > 0 || ('problems' in report && report.problems.length > 0);
}
