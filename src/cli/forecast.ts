import { forecastTargetJson } from '../usecases/forecast/forecast-json.ts';
import { forecastScores } from '../usecases/forecast/forecast-scores.ts';
import { forecastAgreement, forecastTarget } from '../usecases/forecast/forecast-target.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { forecastText, scoresText } from './forecast-text.ts';

type Options = { readonly json?: boolean };

/** `accord forecast`: how a running period will probably end, or how good the forecasts were so far. */
export const forecast: CliCommand = (program, withSetting) => {
  program
    .command('forecast')
    .argument('[agreement]', 'an agreement; left out, how good all forecasts were')
    .argument('[target]', 'one of its targets; all of them when left out')
    .option('--json', 'as JSON')
    .description('how a running period will probably end, and how good earlier forecasts were')
    .addHelpText('after', '\nExample:\n  accord forecast acme-email availability')
    .action(async (agreement: string | undefined, target: string | undefined, options: Options) => {
      if (agreement === undefined) {
        const scores = await withSetting(forecastScores);
        return options.json ? printJson(scores) : print(scoresText(scores));
      }
      if (target === undefined) {
        const all = await withSetting((setting) => forecastAgreement(setting, agreement));
        if (options.json) return printJson(all.map(forecastTargetJson));
        return print(all.map(forecastText).join('\n'));
      }
      const made = await withSetting((setting) => forecastTarget(setting, { agreement, target }));
      if (options.json) printJson(forecastTargetJson(made));
      else print(forecastText(made));
    });
};
