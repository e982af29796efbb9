import type { Command } from 'commander';
import { AccordError } from '../domain/error.ts';
import { SEVERITIES } from '../domain/outage/steps.ts';
import { declareOutage } from '../usecases/outage/declare-outage.ts';
import { endOutage, updateOutage, withdrawOutage } from '../usecases/outage/follow-outage.ts';
import { type ListedOutage, listOutages, outageMeant } from '../usecases/outage/list-outages.ts';
import type { OutageScene } from '../usecases/outage/tell-outage.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { type Clock, clockOf, ZONE_OPTION } from './spoken.ts';

type Common = { readonly json?: boolean; readonly timeZone?: string; readonly id?: string };

/** `accord outage`: what is interrupted, and telling of it. */
export const outage: CliCommand = (program, withSetting) => {
  const group = program
    .command('outage')
    .description('what is interrupted now; declare an outage, tell how it goes on, end it');
  addStart(group, withSetting);
  addUpdate(group, withSetting);
  addEnd(group, withSetting);
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
      const found = await withSetting((setting) => listOutages(setting, { service }));
      if (json) printJson(found.map(({ scene: _, ...one }) => one));
      else print(found.length === 0 ? 'No outage goes on.' : found.map(listLine).join('\n'));
    });
};

type StartOptions = Common & {
  readonly severity: string;
  readonly since?: string;
  readonly site?: string;
  readonly component?: string;
  readonly share: string;
  readonly inside?: string;
};

function addStart(group: Command, withSetting: WithSetting): void {
  group
    .command('start')
    .argument('<service>')
    .argument('<words>', 'what customers read')
    .option('--severity <P1 to P5>', 'how bad it is', 'P1')
    .option('--since <time>', 'now, 14:05, yesterday 23:50, 2026-11-21T22:00Z')
    .option('--site <site>', 'where it is felt, if not everywhere')
    .option('--component <name>', 'which part of the service')
    .option('--share <percent>', 'how much of the service is down', '100')
    .option('--inside <text>', 'for the team alone')
    .option(...ZONE_OPTION)
    .option('--json', 'as JSON')
    .description('declare an outage: recorded, and told to the team and the customers concerned')
    .addHelpText(
      'after',
      '\nExample:\n  accord outage start email "Mail cannot be sent" --since 14:05',
    )
    .action((service: string, words: string, options: StartOptions) =>
      start(withSetting, { service, words, options }),
    );
}

type Started = {
  readonly service: string;
  readonly words: string;
  readonly options: StartOptions;
};

async function start(withSetting: WithSetting, { service, words, options }: Started) {
  const { severity, since, site, component = null, share, inside = null, timeZone, json } = options;
  const done = await withSetting(async (setting) => {
    const clock = await clockOf(setting, { service, timeZone });
    const scene = await declareOutage(setting, {
      ...{ service, words, component, inside, from: clock.past(since) },
      ...{ severity: severityOf(severity), weight: Number(share) / 100 },
      segment: site === undefined ? null : { site },
    });
    return { scene, clock };
  });
  report(done, json);
}

function severityOf(text: string) {
  const found = SEVERITIES.find((one) => `P${one}` === text.toUpperCase() || `${one}` === text);
  if (found) return found;
  throw new AccordError('invalid', `“${text}” is no severity. Write P1, P2, P3, P4 or P5.`);
}

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
  report(done, json);
}

type Done = { readonly scene: OutageScene; readonly clock: Clock };

function report({ scene, clock }: Done, json: boolean | undefined): void {
  const { id, service, state, affected, updates, overlaps } = scene;
  const { steps: _, ...known } = state;
  const customers = affected.map((one) => ({
    customer: one.customer.key,
    channel: one.channel,
    nextUpdateAt: updates.find((update) => update.affected === one)?.dueAt ?? null,
  }));
  if (json) {
    printJson({ id, service, ...known, customers, overlaps });
    return;
  }
  const until = state.to === null ? 'it goes on' : `until ${clock.words(state.to)}`;
  const lines = customers.map(({ customer, channel, nextUpdateAt }) => {
    const next = nextUpdateAt === null ? '' : `; next update due ${clock.words(nextUpdateAt)}`;
    return `  ${customer}: ${channel === null ? 'no channel is named, tell them yourself' : `told in ${channel}`}${next}`;
  });
  print(
    [
      `Outage ${id} of ${service} (P${state.severity}, ${state.state}): ${state.words}`,
      `  since ${clock.words(state.from)}, ${until}`,
      ...lines,
      ...overlaps.map((one) => `  ${one}`),
    ].join('\n'),
  );
}

function listLine({ id, service, severity, from, words }: ListedOutage): string {
  const about = severity === null ? 'recorded by a source' : `P${severity}: ${words}`;
  return `${id ?? '–'}  ${service} since ${new Date(from).toISOString()}  ${about}`;
}
