import { dateIn } from '../domain/agreement/dates/term.ts';
import { parseInstant } from '../domain/calendar/instant.ts';
import { AccordError } from '../domain/error.ts';
import {
  type AgreedExclusion,
  EXCLUSION_CATEGORIES,
  type ExclusionCategory,
  stateOf,
} from '../domain/exclusion/agreed-exclusion.ts';
import { approveExclusion, revokeExclusion } from '../usecases/exclusion/decide-exclusion.ts';
import { listExclusions } from '../usecases/exclusion/list-exclusions.ts';
import { requestExclusion } from '../usecases/exclusion/request-exclusion.ts';
import { actingAs } from '../usecases/register/acting-as.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { utcWords } from './utc-words.ts';

type ListOptions = {
  readonly approve?: string;
  readonly as?: string;
  readonly revoke?: string;
  readonly reason?: string;
  readonly json?: boolean;
};

/** `accord exclusions`: what was asked not to count, and what became of it; approves one as a second person, or takes one back. */
export const exclusions: CliCommand = (program, withSetting) => {
  program
    .command('exclusions')
    .argument('[agreement]', 'an agreement by its key or name; all when left out')
    .option('--approve <id>', 'let one count, as the second person who is named with --as')
    .option('--as <person>', 'who does it: a person of the register by key, name or user id')
    .option('--revoke <id>', 'take one back: it stays readable and counts no more')
    .option('--reason <text>', 'why it is taken back')
    .option('--json', 'as JSON')
    .description('what is not to count: maintenance, force majeure and the like')
    .action(async (agreement: string | undefined, options: ListOptions) => {
      const { json } = options;
      const decided = await decide(withSetting, options);
      if (decided) return json ? printJson(decided) : print(exclusionLine(decided));
      const found = await withSetting((setting) => listExclusions(setting, { agreement }));
      if (json) return printJson(found);
      print(found.length === 0 ? 'Nothing was excluded.' : found.map(exclusionLine).join('\n'));
    });
};

async function decide(
  withSetting: WithSetting,
  { approve, revoke, as, reason = '' }: ListOptions,
): Promise<AgreedExclusion | null> {
  const id = approve ?? revoke;
  if (id === undefined) return null;
  return withSetting(async (given) => {
    const setting = await actingAs(given, as);
    return approve === undefined
      ? revokeExclusion(setting, { id, reason })
      : approveExclusion(setting, { id });
  });
}

type AskOptions = {
  readonly from: string;
  readonly to: string;
  readonly category: string;
  readonly reason: string;
  readonly service?: string;
  readonly workItem?: string;
  readonly announced?: string;
  readonly json?: boolean;
};

/** `accord exclude`: asks that a span does not count; a person approves it. */
export const exclude: CliCommand = (program, withSetting) => {
  program
    .command('exclude')
    .argument('<agreement>', 'an agreement by its key or name')
    .requiredOption('--from <instant>', 'its start, such as 2026-03-27T15:00:00Z')
    .requiredOption('--to <instant>', 'its end')
    .requiredOption('--category <word>', EXCLUSION_CATEGORIES.join(', '))
    .requiredOption('--reason <text>', 'why, as it is printed')
    .option('--service <service>', 'only one service of the agreement')
    .option('--work-item <key>', 'only one work item')
    .option('--announced <instant>', 'when the customer was told of maintenance; now if left out')
    .option('--json', 'as JSON')
    .description('ask that a span of time does not count; it counts until a person approves')
    .action((agreement: string, options: AskOptions) => ask(withSetting, agreement, options));
};

async function ask(withSetting: WithSetting, agreement: string, options: AskOptions) {
  const { reason, service, workItem, announced, json } = options;
  const asked = await withSetting((setting) =>
    requestExclusion(setting, {
      ...{ agreement, service, workItem, reason, category: categoryOf(options.category) },
      ...{ from: parseInstant(options.from), to: parseInstant(options.to) },
      announcedAt: announced === undefined ? undefined : parseInstant(announced),
    }),
  );
  if (json) printJson(asked);
  else print(`${exclusionLine(asked)}\nIt counts until a person of the provider approves it.`);
}

function categoryOf(text: string): ExclusionCategory {
  const category = EXCLUSION_CATEGORIES.find((each) => each === text);
  if (category) return category;
  const known = EXCLUSION_CATEGORIES.join(', ');
  throw new AccordError('invalid', `“${text}” is not a category. Write one of ${known}.`);
}

function exclusionLine(exclusion: AgreedExclusion): string {
  const { id, agreementKey, serviceKey, workItemKey, from, to, category, reason } = exclusion;
  const place = [agreementKey, serviceKey, workItemKey].filter((each) => each !== null).join(' ');
  const span = `${utcWords(from)} to ${utcWords(to)}`;
  const asked = `${exclusion.requester} on ${dateIn('UTC', exclusion.requestedAt)}`;
  return `${id}  ${stateOf(exclusion)}  ${place}: ${span}, ${category}: ${reason} (asked for by ${asked})`;
}
