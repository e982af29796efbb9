import type { Command } from 'commander';
import {
  correctOutage,
  endOutage,
  updateOutage,
  withdrawOutage,
} from '../usecases/outage/follow-outage.ts';
import { listOutages, outageMeant } from '../usecases/outage/list-outages.ts';
import type { OutageScene } from '../usecases/outage/tell-outage.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { addStart, severityOf } from './outage-start.ts';
import { listLine, reportOutage } from './outage-text.ts';
import { type Clock, clockOf, ZONE_OPTION, zonesOf } from './spoken.ts';

type Common = { readonly json?: boolean; readonly timeZone?: string; readonly id?: string };

/** `accord outage`: what is interrupted, and telling of it. */
export const outage: CliCommand = (program, withSetting) => {
  const group = program
    .command('outage')
    .description('what is interrupted now; declare an outage, tell how it goes on, end it');
  addStart(group, withSetting);
  addUpdate(group, withSetting);
  addEnd(group, withSetting);
  addCorrect(group, withSetting);
  group
    .command('withdraw')
    .argument('<service>')
    .requiredOption('--reason <text>', 'why it never was')
    .option('--id <number>', 'which of several')
    .option('--json', 'as JSON')
    .description('take an outage back that was told by mistake: nothing of it counts')
    .action((service: string, { reason, ...common }: Common & { reason: string }) =>
      tell(withSetting, {
        service,
        common,
        take: (setting, id) => withdrawOutage(setting, { id, reason }),
      }),
    );
  group
    .command('list', { isDefault: true })
    .argument('[service]')
    .option('--json', 'as JSON')
    .description('the outages that go on')
    .action(async (service: string | undefined, { json }: Common) => {
      const { found, zoneOf } = await withSetting(async (setting) => ({
        found: await listOutages(setting, { service }),
        zoneOf: await zonesOf(setting),
      }));
      if (json) return printJson(found.map(({ scene: _, ...one }) => one));
      const lines = found.map((one) => listLine(one, zoneOf(one.service)));
      print(lines.length === 0 ? 'No outage goes on.' : lines.join('\n'));
    });
};

function addUpdate(group: Command, withSetting: WithSetting): void {
  group
    .command('update')
    .argument('<service>')
    .argument('<words>', 'what customers read')
    .option('--inside <text>', 'for the team alone')
    .option('--id <number>', 'which of several')
    .option('--json', 'as JSON')
    .description('tell how an outage goes on; it counts as the update that was promised')
    .action((service: string, words: string, options: Common & { inside?: string }) => {
      const { inside = null, ...common } = options;
      const take: Taking['take'] = (setting, id) => updateOutage(setting, { id, words, inside });
      return tell(withSetting, { service, common, take });
    });
}

type EndOptions = Common & { readonly until?: string; readonly cause?: string };

function addEnd(group: Command, withSetting: WithSetting): void {
  group
    .command('end')
    .argument('<service>')
    .argument('[words]', 'what customers read')
    .option('--until <time>', 'now, 14:40, 20 min ago')
    .option('--cause <text>', 'for the team alone')
    .option('--id <number>', 'which of several')
    .option(...ZONE_OPTION)
    .option('--json', 'as JSON')
    .description('say that an outage is over')
    .action((service: string, words: string | undefined, options: EndOptions) => {
      const { until, cause = null, ...common } = options;
      const take: Taking['take'] = (setting, id, clock) =>
        endOutage(setting, { id, to: clock.past(until), words: words ?? null, cause });
      return tell(withSetting, { service, common, take });
    });
}

type Setting = Parameters<typeof listOutages>[0];

type Taking = {
  readonly service: string;
  readonly common: Common;
  readonly take: (setting: Setting, id: string, clock: Clock) => Promise<OutageScene>;
};

async function tell(withSetting: WithSetting, { service, common, take }: Taking): Promise<void> {
  const { json, timeZone } = common;
  const done = await withSetting(async (setting) => {
    const clock = await clockOf(setting, { service, timeZone });
    const { id } = await outageMeant(setting, { service, id: common.id });
    return { scene: await take(setting, id, clock), clock };
  });
  reportOutage(done, json);
}

type CorrectOptions = Common & {
  readonly reason: string;
  readonly since?: string;
  readonly until?: string;
  readonly goesOn?: boolean;
  readonly severity?: string;
  readonly site?: string;
};

function addCorrect(group: Command, withSetting: WithSetting): void {
  group
    .command('correct')
    .argument('<service>')
    .requiredOption('--reason <text>', 'why it is corrected')
    .option('--since <time>', 'when it began')
    .option('--until <time>', 'when it ended')
    .option('--goes-on', 'it has not ended')
    .option('--severity <P1 to P5>', 'how bad it is')
    .option('--site <site>', 'where it is felt; “everywhere” for no site in particular')
    .option('--id <number>', 'which of several, or one that is over')
    .option(...ZONE_OPTION)
    .option('--json', 'as JSON')
    .description('set right what was told of an outage; whoever read of it reads the correction')
    .action((service: string, options: CorrectOptions) => {
      const { since, until, goesOn, severity, site, reason, ...common } = options;
      const take: Taking['take'] = (setting, id, clock) =>
        correctOutage(setting, {
          ...{ id, reason },
          ...(since !== undefined && { from: clock.past(since) }),
          ...(until !== undefined && { to: clock.past(until) }),
          ...(goesOn && { to: null }),
          ...(severity !== undefined && { severity: severityOf(severity) }),
          ...(site !== undefined && { segment: site === 'everywhere' ? null : { site } }),
        });
      return tell(withSetting, { service, common, take });
    });
}
