import type { Command } from 'commander';
import { zonedSpan } from '../domain/calendar/zoned-words.ts';
import { listMaintenances } from '../usecases/maintenance/list-maintenances.ts';
import {
  type Preview,
  planMaintenance,
  previewMaintenance,
} from '../usecases/maintenance/plan-maintenance.ts';
import { actingAs } from '../usecases/register/acting-as.ts';
import { type CliCommand, print, printJson, type WithSetting } from './command.ts';
import { AS_OPTION, addStep, MAINTENANCE_STEPS } from './maintenance-steps.ts';
import { type Clock, clockOf, ZONE_OPTION, zonesOf } from './spoken.ts';

type Common = { readonly json?: boolean; readonly timeZone?: string; readonly as?: string };

/** `accord maintenance`: what is planned, and planning it. */
export const maintenance: CliCommand = (program, withSetting) => {
  const group = program
    .command('maintenance')
    .description('what maintenance is planned; plan, approve, move, extend, end and cancel it');
  addPlan(group, withSetting);
  for (const step of MAINTENANCE_STEPS) addStep(group, withSetting, step);
  group
    .command('list', { isDefault: true })
    .argument('[service]')
    .option('--json', 'as JSON')
    .description('planned, running and past maintenance')
    .action(async (service: string | undefined, { json }: Common) => {
      const { found, zoneOf } = await withSetting(async (setting) => ({
        found: await listMaintenances(setting, { service }),
        zoneOf: await zonesOf(setting),
      }));
      if (json) return printJson(found);
      const lines = found.map(
        ({ id, service: of, state, words, ...span }) =>
          `${id}  ${of}  ${state}  ${zonedSpan(span, zoneOf(of))}  ${words}`,
      );
      print(lines.length === 0 ? 'No maintenance is planned.' : lines.join('\n'));
    });
};

type PlanOptions = Common & {
  readonly inside?: string;
  readonly staysUp?: boolean;
  readonly apply?: boolean;
};

function addPlan(group: Command, withSetting: WithSetting): void {
  group
    .command('plan')
    .argument('<service>')
    .argument(
      '<when and words...>',
      '“sat 22:00-23:30” or 2026-11-21T22:00Z/2026-11-21T23:30Z, and what customers read',
    )
    .option('--inside <text>', 'for the team alone')
    .option('--stays-up', 'the service is not interrupted')
    .option('--apply', 'ask for approval; without it, only what it would mean is shown')
    .option(...AS_OPTION)
    .option(...ZONE_OPTION)
    .option('--json', 'as JSON')
    .description('plan maintenance, with what of it will count as downtime')
    .addHelpText(
      'after',
      '\nExample:\n  accord maintenance plan email "sat 22:00-23:30" "A new disk" --apply',
    )
    .action((service: string, [when = '', ...words]: string[], options: PlanOptions) =>
      plan(withSetting, { service, when, words: words.join(' '), options }),
    );
}

type Planned = {
  readonly service: string;
  readonly when: string;
  readonly words: string;
  readonly options: PlanOptions;
};

async function plan(withSetting: WithSetting, { service, when, words, options }: Planned) {
  const { inside = null, staysUp = false, apply, as, timeZone, json } = options;
  const done = await withSetting(async (given) => {
    const setting = await actingAs(given, as);
    const clock = await clockOf(setting, { service, timeZone });
    const { from, to } = clock.future(when);
    const wanted = { service, from, to, words, inside, staysUp };
    const preview = await previewMaintenance(setting, wanted);
    const id = apply ? (await planMaintenance(setting, wanted)).id : null;
    return { preview, clock, id };
  });
  const { preview, clock, id } = done;
  const { from, to, effects, overlaps } = preview;
  if (json) printJson({ id, service: preview.service, from, to, effects, overlaps });
  else print(previewText(preview, clock, id));
}

function previewText(
  { service, effects, overlaps, ...span }: Preview,
  clock: Clock,
  id: string | null,
) {
  return [
    `Maintenance of ${service}, ${clock.span(span)}`,
    ...effects.map(({ name, sentences }) => `  ${name}: ${sentences.join(' ')}`),
    ...overlaps.map((one) => `  ${one}`),
    id === null
      ? 'Nothing is planned yet; --apply asks for approval.'
      : `Planned as number ${id}. A second person approves it; nobody outside is told before.`,
  ].join('\n');
}
