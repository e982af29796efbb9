import { parseInstant } from '../domain/calendar/instant.ts';
import { showStatus } from '../usecases/status/show-status.ts';
import { statusJson } from '../usecases/status/status-json.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { statusText } from './status-text.ts';

type Options = { readonly customer?: string; readonly at?: string; readonly json?: boolean };

/** `accord status`: the figures of `/sla status`, as text or JSON. */
export const status: CliCommand = (program, withSetting) => {
  program
    .command('status')
    .argument('[service]', 'a service: its key, name or an alias; all of them when left out')
    .option('--customer <party>', 'only the agreements of this customer')
    .option('--at <instant>', 'as it stood then, such as 2026-03-31T22:00:00Z')
    .option('--json', 'as JSON')
    .description('how every promise about a service stands')
    .action(async (service: string | undefined, options: Options) => {
      const { customer, at } = options;
      const question = { service, customer, at: at === undefined ? undefined : parseInstant(at) };
      const report = await withSetting((setting) => showStatus(setting, question));
      if (options.json) printJson(statusJson(report));
      else print(statusText(report));
    });
};
