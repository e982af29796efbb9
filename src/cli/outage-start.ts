import type { Command } from 'commander';
import { AccordError } from '../domain/error.ts';
import { readSeverity, usualSeverity } from '../domain/outage/severity.ts';
import { findService } from '../domain/register/search.ts';
import { declareOutage, type WantedOutage } from '../usecases/outage/declare-outage.ts';
import { previewOutage } from '../usecases/outage/preview-outage.ts';
import { loadRegister } from '../usecases/register/load-register.ts';
import type { Setting } from '../usecases/status/viewing.ts';
import { print, type WithSetting } from './command.ts';
import { outageText, reportOutage } from './outage-text.ts';
import { type Clock, clockOf, ZONE_OPTION } from './spoken.ts';

type Options = {
  readonly severity?: string;
  readonly since?: string;
  readonly site?: string;
  readonly component?: string;
  readonly share: string;
  readonly inside?: string;
  readonly tell?: string | true;
  readonly timeZone?: string;
  readonly json?: boolean;
};

type Started = {
  readonly service: string;
  readonly words: string;
  readonly options: Options;
};

/** `accord outage start`: what customers would read, and with --tell that they do. */
export function addStart(group: Command, withSetting: WithSetting): void {
  group
    .command('start')
    .argument('<service>')
    .argument('<words>', 'what customers read')
    .option('--severity <P1 to P5>', 'how bad it is; needed with --tell')
    .option('--since <time>', 'now, 14:05, yesterday 23:50, 2026-11-21T22:00Z')
    .option('--site <site>', 'where it is felt, if not everywhere')
    .option('--component <name>', 'which part of the service')
    .option('--share <percent>', 'how much of the service is down', '100')
    .option('--inside <text>', 'for the team alone')
    .option(
      '--tell [customers | team]',
      'record it and tell it: to customers, or first to the team',
    )
    .option(...ZONE_OPTION)
    .option('--json', 'as JSON')
    .description('declare an outage; without --tell, only who would read what is shown')
    .addHelpText(
      'after',
      '\nExample:\n  accord outage start email "Mail cannot be sent" --severity P1 --since 14:05 --tell',
    )
    .action((service: string, words: string, options: Options) =>
      start(withSetting, { service, words, options }),
    );
}

async function start(withSetting: WithSetting, started: Started): Promise<void> {
  const { service, options } = started;
  const { tell, timeZone, json } = options;
  const teamFirst = toldFirst(tell);
  const done = await withSetting(async (setting) => {
    const clock = await clockOf(setting, { service, timeZone });
    const wanted = { ...(await wantedBy(setting, clock, started)), teamFirst };
    if (tell === undefined) return { scene: await previewOutage(setting, wanted), clock };
    return { scene: await declareOutage(setting, wanted), clock };
  });
  if (tell !== undefined || json) return reportOutage(done, json);
  print(
    `${outageText(done)}\nNothing is recorded yet. --tell records it and tells the team and the customers, --tell team only the team.`,
  );
}

function toldFirst(tell: Options['tell']): boolean {
  if (tell === undefined || tell === true || tell === 'customers') return false;
  if (tell === 'team') return true;
  throw new AccordError('invalid', `Nobody is called “${tell}”. Write --tell, or --tell team.`);
}

async function wantedBy(
  setting: Setting,
  clock: Clock,
  { service, words, options }: Started,
): Promise<WantedOutage> {
  const { severity, since, site, component = null, share, inside = null, tell } = options;
  if (tell !== undefined && severity === undefined) {
    throw new AccordError(
      'invalid',
      'Say how bad it is, such as --severity P1; without --tell you see who would read what.',
    );
  }
  const terms = findService(await loadRegister(setting), service).match?.terms;
  return {
    ...{ service, words, component, inside, from: clock.past(since) },
    severity: severity === undefined ? usualSeverity(terms) : severityOf(severity),
    weight: shareOf(share),
    segment: site === undefined ? null : { site },
  };
}

function shareOf(text: string): number {
  const percent = Number(text.replace('%', ''));
  if (percent > 0 && percent <= 100) return percent / 100;
  throw new AccordError('invalid', `“${text}” is no share of a service. Write 1 to 100.`);
}

/** The severity that was named; refuses what is none. */
export function severityOf(text: string) {
  const found = readSeverity(text);
  if (found !== null) return found;
  throw new AccordError('invalid', `“${text}” is no severity. Write P1, P2, P3, P4 or P5.`);
}
