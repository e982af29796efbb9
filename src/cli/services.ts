import { count } from '../domain/target/length-words.ts';
import { type ListedService, listServices } from '../usecases/service/list-services.ts';
import { promisedWords, stateName } from '../usecases/service/service-words.ts';
import { type CliCommand, print, printJson } from './command.ts';

/** `accord services`: the catalogue, as in chat. */
export const services: CliCommand = (program, withSetting) => {
  program
    .command('services')
    .argument('[words...]', 'only the services that these words fit: names, owners, states')
    .option('--json', 'as JSON')
    .description('the catalogue: every service with its state, owner and what is promised')
    .addHelpText('after', '\nExamples:\n  accord services\n  accord services live without an SLA')
    .action(async (words: string[], options: { readonly json?: boolean }) => {
      const listed = await withSetting((setting) => listServices(setting, { words }));
      if (options.json) printJson(listed);
      else print(servicesText(listed));
    });
};

function servicesText(listed: readonly ListedService[]): string {
  if (listed.length === 0) return 'There is no service yet. accord import takes in files.';
  const width = Math.max(...listed.map(({ key }) => key.length));
  return listed.map((one) => line(one, width)).join('\n');
}

function line(service: ListedService, width: number): string {
  const { key, name, state, promised, providerName, ownerName, agreements } = service;
  const owner = ownerName === null ? 'no owner' : `owner ${ownerName}`;
  const agreed = agreements === 0 ? 'no agreement in force' : count(agreements, 'agreement');
  const standing = `${stateName(state)}, ${promisedWords(state, promised)}`;
  return `${key.padEnd(width)}  ${name}: ${standing}; ${providerName}, ${owner}; ${agreed}`;
}
