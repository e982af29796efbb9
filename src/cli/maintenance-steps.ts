import type { Command } from 'commander';
import {
  approveMaintenance,
  declineMaintenance,
} from '../usecases/maintenance/approve-maintenance.ts';
import {
  cancelMaintenance,
  endMaintenance,
  extendMaintenance,
  moveMaintenance,
} from '../usecases/maintenance/change-maintenance.ts';
import { maintenanceMeant } from '../usecases/maintenance/list-maintenances.ts';
import type { MaintenanceScene } from '../usecases/maintenance/tell-maintenance.ts';
import { actingAs } from '../usecases/register/acting-as.ts';
import type { Setting } from '../usecases/status/viewing.ts';
import { print, printJson, type WithSetting } from './command.ts';
import { type Clock, clockOf, ZONE_OPTION } from './spoken.ts';

export const AS_OPTION = [
  '--as <person>',
  'who does it: a person of the register by key, name or user id; needed where a second person is',
] as const;

type Given = {
  readonly clock: Clock;
  readonly reason?: string;
  readonly until?: string;
  readonly to?: string;
  readonly words?: string;
};

type Step = {
  readonly name: string;
  readonly summary: string;
  readonly options?: readonly (readonly [flags: string, description: string, needed?: true])[];
  readonly take: (setting: Setting, id: string, given: Given) => Promise<MaintenanceScene>;
};

const WORDS = ['--words <text>', 'what customers read'] as const;
const REASON_READ = ['--reason <text>', 'why; whoever was told reads it', true] as const;

/** What can be done with a planned maintenance. */
export const MAINTENANCE_STEPS: readonly Step[] = [
  {
    ...{ name: 'approve', summary: 'approve it as a second person: customers are told' },
    take: (setting, id) => approveMaintenance(setting, { id }),
  },
  {
    ...{ name: 'decline', summary: 'decline it, or the other times that are wanted' },
    options: [['--reason <text>', 'why, for the team', true]],
    take: (setting, id, { reason = '' }) => declineMaintenance(setting, { id, reason }),
  },
  {
    ...{ name: 'move', summary: 'ask for other times; a second person approves them' },
    options: [['--to <span>', 'from when to when instead: “sun 22:00-23:30”', true], REASON_READ],
    take: (setting, id, { clock, to = '', reason = '' }) =>
      moveMaintenance(setting, { id, ...clock.future(to), reason }),
  },
  {
    ...{ name: 'cancel', summary: 'cancel it before it begins; whoever was told is told' },
    options: [REASON_READ],
    take: (setting, id, { reason = '' }) => cancelMaintenance(setting, { id, reason }),
  },
  {
    ...{ name: 'extend', summary: 'say that it takes longer; what goes beyond the plan counts' },
    options: [['--until <time>', 'until when: 23:50, in 20 minutes', true], WORDS],
    take: (setting, id, { clock, until = '', words = null }) =>
      extendMaintenance(setting, { id, to: clock.ahead(until), words }),
  },
  {
    ...{ name: 'done', summary: 'say that it is done' },
    options: [['--until <time>', 'when it was done; now if left out'], WORDS],
    take: (setting, id, { clock, until, words = null }) =>
      endMaintenance(setting, { id, to: clock.past(until), words }),
  },
];

type Options = Omit<Given, 'clock'> & {
  readonly as?: string;
  readonly timeZone?: string;
  readonly json?: boolean;
};

/** Adds a command for something that can be done with a planned maintenance. */
export function addStep(group: Command, withSetting: WithSetting, step: Step): void {
  const { name, summary, options = [], take } = step;
  const command = group.command(name).argument('<number or service>').description(summary);
  for (const [flags, description, needed] of options) {
    if (needed) command.requiredOption(flags, description);
    else command.option(flags, description);
  }
  command
    .option(...ZONE_OPTION)
    .option(...AS_OPTION)
    .option('--json', 'as JSON')
    .action(async (meant: string, { as, json, timeZone, ...given }: Options) => {
      const { scene, clock } = await withSetting(async (own) => {
        const setting = await actingAs(own, as);
        const { id, service } = await maintenanceMeant(setting, meant);
        const clock = await clockOf(setting, { service, timeZone });
        return { scene: await take(setting, id, { ...given, clock }), clock };
      });
      const { steps: _, ...state } = scene.state;
      if (json) printJson({ id: scene.id, service: scene.service, ...state });
      else print(stepText(scene, clock));
    });
}

function stepText({ id, service, state }: MaintenanceScene, clock: Clock): string {
  const { wanted, expectedTo, endedAt } = state;
  return [
    `Maintenance ${id} of ${service} is ${state.state}: ${clock.span(state)}`,
    ...(wanted === null
      ? []
      : [`  wanted instead: ${clock.span(wanted)}; a second person approves it`]),
    ...(expectedTo === null || endedAt !== null
      ? []
      : [`  expected to end ${clock.words(expectedTo)}`]),
    ...(endedAt === null ? [] : [`  ended ${clock.words(endedAt)}`]),
  ].join('\n');
}
