#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { WithSetting } from './cli/command.ts';
import { explainFailure, passOverClosedOutput } from './cli/exit.ts';
import { COMMANDS } from './cli/index.ts';
import { readConfig } from './config.ts';

const program = new Command('accord')
  .description('Service level management: the register, its figures and its files.')
  .option('--workspace <team>', 'the Slack team, when the database holds several')
  .showHelpAfterError()
  .exitOverride();

const withSetting: WithSetting = async (work) => {
  const { openSetting } = await import('./bot.ts');
  return openSetting({ config: readConfig(), ...program.opts<{ workspace?: string }>() }, work);
};

for (const add of COMMANDS) {
  add(program, withSetting, hasDatabase);
}

function hasDatabase(): boolean {
  const { databaseUrl, dataDir } = readConfig();
  return databaseUrl !== undefined || existsSync(dataDir);
}

process.stdout.on('error', passOverClosedOutput);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explainFailure(error);
}
