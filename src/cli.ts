#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { explainFailure } from './cli/exit.ts';
import { COMMANDS } from './cli/index.ts';
import { readConfig } from './config.ts';
import type { Setting } from './usecases/status/viewing.ts';

const program = new Command('accord')
  .description('Service level management: the register, its figures and its files.')
  .option('--workspace <team>', 'the Slack team, when the database holds several')
  .showHelpAfterError()
  .exitOverride();

for (const add of COMMANDS) {
  add(program, withSetting, hasDatabase);
}

async function withSetting<T>(work: (setting: Setting) => Promise<T>): Promise<T> {
  const { openSetting } = await import('./bot.ts');
  return openSetting({ config: readConfig(), ...program.opts<{ workspace?: string }>() }, work);
}

function hasDatabase(): boolean {
  const { databaseUrl, dataDir } = readConfig();
  return databaseUrl !== undefined || existsSync(dataDir);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explainFailure(error);
}
