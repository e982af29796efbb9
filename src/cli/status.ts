import { showStatus } from '../usecases/status/show-status.ts';
import { statusJson } from '../usecases/status/status-json.ts';
import { AT_OPTION, readAt } from './at.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { statusText } from './status-text.ts';

type Options = { readonly customer?: string; readonly at?: string; readonly json?: boolean };

/** `accord status`: the figures of `/sla status`, as text or JSON. */
export const status: CliCommand = (program, withSetting) => {
  program
    .command('status')
    .argument('[service]', 'a service: its key, name or an alias; all of them when left out')
    .option('--customer <party>', 'only the agreements of this customer')
    .option(...AT_OPTION)
    .option('--json', 'as JSON')
    .description('how every promise about a service stands')
    .addHelpText('after', '\nExample:\n  accord status email --customer acme --at 2026-03-31')
    .action(async (service: string | undefined, options: Options) => {
      const { customer, at } = options;
      const report = await withSetting(async (setting) =>
        showStatus(setting, { service, customer, at: await readAt(setting, at) }),
      );
      if (options.json) printJson(statusJson(report));
      else print(statusText(report));
    });
};
