import { type CliCommand, print, printJson } from './command.ts';

/** `accord migrate`: opening the database brings it up to date; this says that it is. */
export const migrate: CliCommand = (program, withSetting) => {
  program
    .command('migrate')
    .description('bring the database up to date (every start does this too)')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  accord migrate')
    .action(({ json }: { readonly json?: boolean }) =>
      withSetting(async ({ database }) => {
        if (json) printJson({ database: database.kind, upToDate: true });
        else print(`The database (${database.kind}) is up to date.`);
      }),
    );
};
