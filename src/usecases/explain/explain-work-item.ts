import { formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import type { ClockState, HandSetDue } from '../../domain/clock/clock.ts';
import type { Duration } from '../../domain/clock/duration.ts';
import { historyOf, priorityAfter } from '../../domain/clock/history.ts';
import { alertsAbout } from '../../storage/alerts.ts';
import { exclusionsForClocks } from '../exclusion/exclusions-in-force.ts';
import { askedInstant } from '../status/show-status.ts';
import { agreementMeant, openView, type Setting, type Viewing } from '../status/viewing.ts';
import { spokenOf } from '../watch/passed-thresholds.ts';
import { withCoverage } from '../work-item/with-coverage.ts';
import type { NamedCalendar } from './calendar-rules.ts';
import { endOfMinute } from './end-of-minute.ts';
import { explainClocks } from './explain-clocks.ts';
import {
  type FoundWorkItem,
  findWorkItem,
  notOpenedYet,
  noWorkItem,
  openedAt,
} from './find-work-item.ts';
import type { LedgerEntry } from './ledger.ts';

export type WorkItemQuestion = {
  readonly workItem: string;
  readonly agreement?: string | undefined;
  readonly at?: Instant | undefined;
};

/** Why every clock of a work item stands as it does. */
export type WorkItemExplanation = {
  readonly of: 'work-item';
  readonly asOf: Instant;
  readonly key: string;
  readonly title: string | null;
  readonly priority: string | null;
  readonly clocks: readonly ClockExplanation[];
  /** Agreements that cover the item without promising anything about it. */
  readonly unpromised: readonly Unpromised[];
};

export type NamedRevision = {
  readonly key: string;
  readonly name: string;
  readonly revision: number;
  readonly timeZone: string;
};

export type NamedTarget = {
  readonly key: string;
  readonly name: string;
  /** “P1 resolved within 4 hours of support time, 90 % of them each month”. */
  readonly sentence: string;
};

/** A wait that does not pause a clock: for whom, as far as that was told, and the reason as its source names it. */
export type CountedWait = { readonly party?: string | undefined; readonly reason: string };

/** One cycle of a clock: the promise, how it stands, and the ledger that adds up to it. */
export type ClockExplanation = {
  readonly agreement: NamedRevision;
  readonly target: NamedTarget;
  readonly calendar: NamedCalendar;
  readonly unit: Duration['unit'];
  readonly deed: 'response' | 'resolution' | 'update';
  readonly state: ClockState;
  readonly cycle: number;
  readonly cycles: number;
  readonly startedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly breachedAt: Instant | null;
  readonly unreachable: boolean;
  readonly elapsedMs: number;
  readonly remainingMs: number;
  /** The whole length of the ledger. */
  readonly wallMs: number;
  readonly ledger: readonly LedgerEntry[];
  /** Reasons to wait that happened but do not pause this clock. */
  readonly countedWaits: readonly CountedWait[];
  /** A due date that somebody set by hand; the promise is judged by what was agreed. */
  readonly handSetDue: HandSetDue | null;
  /** The priority that the promise is for, when the item has another one by now. */
  readonly formerPriority: string | null;
};

export type Unpromised = {
  readonly name: string;
  readonly why: 'not-in-force' | 'no-target' | 'overridden';
  readonly priorities: readonly string[];
  /** Its promises that a more specific agreement counts instead; absent when there are none. */
  readonly overridden?: readonly CountedElsewhere[];
};

export type CountedElsewhere = {
  readonly target: string;
  readonly by: string;
  readonly agreementName: string;
  /** A message said that it was at risk or missed, before the more specific one went before it. */
  readonly wasTold?: true;
};

/** Explains every clock of a work item under the agreements that the actor may know of. */
export async function explainWorkItem(
  context: Setting,
  question: WorkItemQuestion,
): Promise<WorkItemExplanation> {
  const view = await openView(context);
  const sought = { view, text: question.workItem };
  const found = await findWorkItem(context, sought);
  if (!found) throw await noWorkItem(context, sought);
  const asOf = endOfMinute(askedInstant(question, context.now));
  const { agreement } = question;
  const only = agreement === undefined ? null : agreementMeant(view, agreement).key;
  const keys = found.agreementKeys.filter((key) => only === null || key === only);
  return explained(context, { found: { ...found, agreementKeys: keys }, view, asOf });
}

type Seen = { readonly found: FoundWorkItem; readonly view: Viewing; readonly asOf: Instant };

async function explained(context: Setting, { found, view, asOf }: Seen) {
  const { item, agreementKeys } = found;
  const opened = openedAt(item);
  if (opened === null || opened > asOf) throw notOpenedYet(item.key, formatInstant(asOf));
  const { register, viewer } = view;
  const inside = viewer.kind === 'staff';
  const told = inside ? await toldUnder(context, found) : () => NOTHING;
  const each: ReturnType<typeof explainClocks>[] = [];
  for (const key of agreementKeys) {
    const workspaceId = context.workspace.id;
    const of = { workspaceId, register, agreementKey: key, now: context.now };
    const effective = await exclusionsForClocks(context.database, of);
    const [known = item] = await withCoverage(context.database, of, [item]);
    const asked = { item: known, key, asOf, inside, effective, told: told(key) };
    each.push(explainClocks(register, asked));
  }
  return {
    of: 'work-item',
    asOf,
    key: item.key,
    title: item.title ?? null,
    priority: priorityAfter(historyOf(item.events, asOf)) ?? null,
    clocks: each.flatMap(({ clocks }) => clocks),
    unpromised: each.flatMap(({ unpromised }) => (unpromised ? [unpromised] : [])),
  } as const;
}

const NOTHING: ReadonlySet<string> = new Set();

/** By agreement, the targets of which something was to be told about the item. */
async function toldUnder(
  { database, workspace }: Setting,
  { item, agreementKeys }: FoundWorkItem,
): Promise<(agreementKey: string) => ReadonlySet<string>> {
  const about = { workspaceId: workspace.id, agreementKeys, subject: `work-item:${item.id}` };
  const fired = await alertsAbout(database, about);
  const spoken = fired.filter(({ threshold }) => spokenOf([threshold]) !== null);
  return (key) =>
    new Set(spoken.filter((each) => each.agreementKey === key).map(({ targetKey }) => targetKey));
}
