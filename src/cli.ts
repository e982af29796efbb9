#!/usr/bin/env node
import { Command } from 'commander';
import { explainFailure } from './cli/exit.ts';
import { COMMANDS } from './cli/index.ts';
import { readConfig } from './config.ts';

const program = new Command('accord')
  .description('Service level management: the register, its figures and its files.')
  .option('--workspace <team>', 'the Slack team, when the database holds several')
  .showHelpAfterError()
  .exitOverride();

for (const add of COMMANDS) {
  add(program, async (work) => {
    const { openSetting } = await import('./bot.ts');
    return openSetting({ config: readConfig(), ...program.opts<{ workspace?: string }>() }, work);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explainFailure(error);
}
