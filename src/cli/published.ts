import { parseInstant } from '../domain/calendar/instant.ts';
import type { Interval } from '../domain/calendar/interval.ts';
import { proposalState } from '../domain/compliance/proposal.ts';
import { AccordError } from '../domain/error.ts';
import { counted } from '../domain/target/duration-words.ts';
import { proposedCredits } from '../usecases/period/proposed-credits.ts';
import {
  declineRestatement,
  listRestatements,
  requestRestatement,
} from '../usecases/period/restate-period.ts';
import { sealPeriods } from '../usecases/period/seal-periods.ts';
import { type CliCommand, print, printJson } from './command.ts';
import { utcWords } from './utc-words.ts';

/** `accord seal`: publishes what is due, as the bot does every day. */
export const seal: CliCommand = (program, withSetting) => {
  program
    .command('seal')
    .option('--since <instant>', 'periods from then on that ended before Accord knew the agreement')
    .option('--json', 'as JSON')
    .description('publish the figures of periods that ended three business days ago or earlier')
    .action(async ({ since, json }: { readonly since?: string; readonly json?: boolean }) => {
      const from = since === undefined ? undefined : parseInstant(since);
      const done = await withSetting((setting) => sealPeriods(setting, { since: from }));
      if (json) printJson(done);
      else print(`Published ${counted(done.sealed, 'figure')}.`);
    });
};

/** `accord credits`: what is proposed and owed. */
export const credits: CliCommand = (program, withSetting) => {
  program
    .command('credits')
    .argument('[agreement]', 'an agreement by its key or name; all when left out')
    .option('--json', 'as JSON')
    .description('credits that are proposed, approved and declined; a person decides on them')
    .action(async (agreement: string | undefined, { json }: { readonly json?: boolean }) => {
      const found = await withSetting((setting) => proposedCredits(setting, { agreement }));
      if (json) return printJson(found);
      const lines = found.map(({ id, state, agreementKey, period, totals }) => {
        const sums = totals.map(({ amount, currency }) => `${amount} ${currency}`).join(' and ');
        return `${id}  ${state}  ${agreementKey} ${spanOf(period)}: ${sums || 'nothing'}`;
      });
      print(lines.length === 0 ? 'No credits were proposed.' : lines.join('\n'));
    });
};

type Options = {
  readonly request?: string;
  readonly decline?: string;
  readonly reason?: string;
  readonly json?: boolean;
};

/** `accord restatements`: published figures that a fresh calculation contradicts, and what is done about them. */
export const restatements: CliCommand = (program, withSetting) => {
  program
    .command('restatements')
    .option('--request <id>', 'ask that the fresh figure is published; a person approves')
    .option('--decline <id>', 'keep the published figure')
    .option('--reason <text>', 'the cause, or why the published figure stays')
    .option('--json', 'as JSON')
    .description('published figures that are contradicted by what became known later')
    .action(async ({ request, decline, reason = '', json }: Options) => {
      if (request !== undefined && decline !== undefined) {
        throw new AccordError('invalid', 'Write --request or --decline, not both.');
      }
      const found = await withSetting(async (setting) => {
        if (request !== undefined) {
          return [await requestRestatement(setting, { id: request, cause: reason })];
        }
        if (decline !== undefined) {
          return [await declineRestatement(setting, { id: decline, reason })];
        }
        return listRestatements(setting);
      });
      if (json) return printJson(found);
      print(found.length === 0 ? 'Nothing contradicts what was published.' : linesOf(found));
    });
};

function linesOf(found: Awaited<ReturnType<typeof listRestatements>>): string {
  return found
    .map((proposal) => {
      const { id, agreementKey, period, content } = proposal;
      const changes = content.difference.map(
        ({ path, before, after }) => `${path}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
      );
      const head = `${id}  ${proposalState(proposal)}  ${agreementKey} ${content.targetKey} ${spanOf(period)}`;
      return [head, ...changes.map((line) => `  ${line}`)].join('\n');
    })
    .join('\n');
}

function spanOf({ from, to }: Interval): string {
  return `${utcWords(from)} to ${utcWords(to)}`;
}
