import { type Explained, explainMeant } from '../usecases/explain/explain-meant.ts';
import { explanationJson } from '../usecases/explain/explanation-json.ts';
import { tellExplained } from '../usecases/explain/words/tell-explained.ts';
import { AT_OPTION, readAt } from './at.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { explanationText } from './explain-text.ts';

type Options = { readonly at?: string; readonly full?: boolean; readonly json?: boolean };

/** `accord explain`: the answer of `/sla why`, as text or JSON. */
export const explain: CliCommand = (program, withSetting) => {
  program
    .command('explain')
    .alias('why')
    .argument('<what...>', 'a work item such as INC0010042, or an agreement and one of its targets')
    .option(...AT_OPTION)
    .option('--full', 'every stretch of time on a line of its own')
    .option('--json', 'as JSON')
    .description('why a clock or a figure stands as it does, as a ledger that adds up')
    .addHelpText('after', '\nExample:\n  accord explain acme-email availability --at 2026-03-31')
    .action(async (words: readonly string[], options: Options) => {
      const explained = await withSetting(async (setting) =>
        explainMeant(setting, { words, at: await readAt(setting, options.at) }),
      );
      if (options.json) return printJson(explanationJson(explained));
      const fullness = options.full ? 'full' : 'folded';
      const telling = tellExplained(explained, { timeZone: zoneOf(explained), fullness });
      print(explanationText(telling, zoneOf(explained)));
    });
};

/** A terminal tells times where the agreement is kept. */
function zoneOf(explained: Explained): string {
  const agreement =
    explained.of === 'target' ? explained.agreement : explained.clocks[0]?.agreement;
  return agreement?.timeZone ?? 'UTC';
}
