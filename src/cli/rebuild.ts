import { rebuild as rebuildCaches } from '../usecases/rebuild/rebuild.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { progressOn } from './progress.ts';
import { rebuiltText } from './rebuild-text.ts';

type Options = { readonly verify?: boolean; readonly agreement?: string; readonly json?: boolean };

/** `accord rebuild`: folds all work items again and repairs what is kept of them, or only compares. */
export const rebuild: CliCommand = (program, withSetting) => {
  program
    .command('rebuild')
    .option('--verify', 'write nothing; say what differs, and fail if anything does')
    .option('--agreement <key>', 'only the work items under this agreement')
    .option('--json', 'as JSON')
    .description('fold all work items again from their events and compare with what is kept')
    .addHelpText('after', '\nExample:\n  accord rebuild --verify --agreement acme-email')
    .action(async (options: Options) => {
      const { agreement } = options;
      const verify = options.verify === true;
      const progress = progressOn(process.stderr);
      const onProgress = (done: number, total: number) =>
        progress.show(done / total, `${done.toLocaleString('en')} work items`);
      const rebuilt = await withSetting((setting) =>
        rebuildCaches(setting, { verify, agreement, onProgress }),
      ).finally(progress.end);
      if (options.json) printJson({ ...rebuilt, repaired: !verify });
      else print(rebuiltText(rebuilt, verify));
      if (verify && rebuilt.differences.length > 0) process.exitCode = 1;
    });
};
