import { zonedWords } from '../domain/calendar/zoned-words.ts';
import { saidTo } from '../domain/outage/fold-outage.ts';
import type { ListedOutage } from '../usecases/outage/list-outages.ts';
import type { OutageScene } from '../usecases/outage/tell-outage.ts';
import { print, printJson } from './command.ts';
import type { Clock } from './spoken.ts';

type Shown = { readonly scene: OutageScene; readonly clock: Clock };

/** What was recorded of an outage and who was told, or would be. */
export function reportOutage({ scene, clock }: Shown, json: boolean | undefined): void {
  if (json) printJson(outageJson(scene));
  else print(outageText({ scene, clock }));
}

/** An outage without its history, with who reads of it. */
function outageJson(scene: OutageScene) {
  const { id, service, state, overlaps, counting } = scene;
  const { steps: _, ...known } = state;
  const customers = customersOf(scene);
  const around = { overlaps, ...(counting.length > 0 && { counting }) };
  return { id: id === '' ? null : id, service, ...known, customers, ...around };
}

function customersOf({ affected, updates, state }: OutageScene) {
  return affected.map((one) => ({
    customer: one.customer.key,
    channel: one.channel,
    told: saidTo(state, [one.customer.key]).length > 0,
    nextUpdateAt: updates.find((update) => update.affected === one)?.dueAt ?? null,
  }));
}

/** The same in lines. */
export function outageText({ scene, clock }: Shown): string {
  const { id, service, state, overlaps, counting } = scene;
  const until = state.to === null ? 'it goes on' : `until ${clock.words(state.to)}`;
  const number = id === '' ? '' : ` ${id}`;
  const lines = customersOf(scene).map(({ customer, channel, told, nextUpdateAt }) => {
    const word = told ? 'next update' : 'first word';
    const next = nextUpdateAt === null ? '' : `; ${word} due ${clock.words(nextUpdateAt)}`;
    return `  ${customer}: ${where(channel, told)}${next}`;
  });
  return [
    `Outage${number} of ${service} (P${state.severity}, ${state.state}): ${state.words}`,
    `  since ${clock.words(state.from)}, ${until}`,
    ...lines,
    ...counting.map((one) => `  ${one}`),
    ...overlaps.map((one) => `  ${one}`),
  ].join('\n');
}

function where(channel: string | null, told: boolean): string {
  if (channel === null) return 'no channel is named, tell them yourself';
  return told ? `told in ${channel}` : `not told yet, in ${channel}`;
}

/** One line for an outage that goes on. */
export function listLine(outage: ListedOutage, zone: string): string {
  const { id, service, severity, from, words } = outage;
  const about = severity === null ? 'recorded by a source' : `P${severity}: ${words}`;
  return `${id ?? '–'}  ${service} since ${zonedWords(from, zone)}  ${about}`;
}
