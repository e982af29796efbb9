import { type CliCommand, print } from './command.ts';

/** `accord migrate`: opening the database brings it up to date; this says that it is. */
export const migrate: CliCommand = (program, withSetting) => {
  program
    .command('migrate')
    .description('bring the database up to date (every start does this too)')
    .action(() =>
      withSetting(async ({ database }) => print(`The database (${database.kind}) is up to date.`)),
    );
};
