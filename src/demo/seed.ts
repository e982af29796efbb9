import type { Context } from '../usecases/context.ts';
import { recordOutages } from '../usecases/outage/record-outages.ts';
import { importDocuments } from '../usecases/register/import-documents.ts';
import { loadRegister } from '../usecases/register/load-register.ts';
import { showStatus } from '../usecases/status/show-status.ts';
import { importWorkItems } from '../usecases/work-item/import-work-items.ts';
import { calendarsOf } from './calendars.ts';
import { DEMO_START } from './demo-start.ts';
import { type History, writeHistory } from './history/history.ts';
import type { Ticket } from './history/tickets.ts';
import { readRegisterFiles } from './register-files.ts';

type Setting = Omit<Context, 'queue'>;

/** Where the demo's work items come from. */
export const SOURCE = 'demo';
/** In the order of their keys, the agreement whose work items are recorded last. */
const LAST_AGREEMENT = 'uc-cloudmail';

/** Fills an empty workspace with the demo company as it stands at DEMO_START; leaves any other workspace alone. */
export async function seedDemo(given: Omit<Setting, 'actor' | 'now'>): Promise<boolean> {
  const context: Setting = { ...given, actor: { kind: 'cli' }, now: DEMO_START };
  if (await isInUse(context)) return false;
  await importRegister(context);
  await recordHistory(context, writeHistory(calendarsOf(await loadRegister(context))));
  return true;
}

/** Whether the workspace holds the demo company, and not a register of one's own. */
export async function holdsDemo(given: Omit<Setting, 'actor' | 'now'>): Promise<boolean> {
  const context: Setting = { ...given, actor: { kind: 'cli' }, now: DEMO_START };
  return (await loadRegister(context)).agreements.has(LAST_AGREEMENT);
}

/** Whether there is a register already, other than that of a seeding that was cut short. */
async function isInUse(context: Setting): Promise<boolean> {
  const { agreements } = await loadRegister(context);
  if (!agreements.has(LAST_AGREEMENT)) return agreements.size > 0;
  const last = await showStatus(context, { agreement: LAST_AGREEMENT });
  const targets = last.agreements.flatMap((agreement) => agreement.targets);
  return targets.some(
    ({ figure: { attainment } }) => attainment.of === 'cases' && attainment.eligible > 0,
  );
}

async function importRegister(context: Setting): Promise<void> {
  const { problems } = await importDocuments(context, { files: readRegisterFiles(), apply: true });
  if (problems.length === 0) return;
  const lines = problems.map(({ file, line, message }) => `${file}, line ${line}: ${message}`);
  throw new Error(`The demo's register cannot be imported.\n${lines.join('\n')}`);
}

async function recordHistory(context: Setting, { tickets, disruptions }: History): Promise<void> {
  await recordOutages(
    context,
    disruptions.map(({ service, cause, outage }) => ({ ...outage, serviceKey: service, cause })),
  );
  const agreementKeys = new Set(tickets.flatMap(({ agreements }) => agreements));
  for (const agreementKey of [...agreementKeys].sort()) {
    const under = tickets.filter(({ agreements }) => agreements.includes(agreementKey));
    await importSeen(context, { agreementKey, under });
  }
}

type Seen = { readonly agreementKey: string; readonly under: readonly Ticket[] };

/** Takes in work items at the moments at which the bot looked at them last: what they reached until then is past. */
async function importSeen(context: Setting, { agreementKey, under }: Seen): Promise<void> {
  const moments = new Set([DEMO_START, ...under.flatMap(({ seenAt }) => seenAt ?? [])]);
  for (const now of moments) {
    const seen = under.filter(({ seenAt = DEMO_START }) => seenAt === now);
    const source = readings(seen);
    await importWorkItems({ ...context, now }, { agreementKey, sourceName: SOURCE, source });
  }
}

async function* readings(tickets: readonly Ticket[]) {
  for (const { item } of tickets) yield { kind: 'item', item } as const;
}
