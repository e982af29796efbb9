import type { Instant } from '../../domain/calendar/instant.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import { clocksOfItems } from '../../storage/clocks.ts';
import type { Db } from '../../storage/database.ts';
import { countCovered } from '../../storage/refolds.ts';
import { differentSpans, repairSpans, type SpanDifference } from '../../storage/work-item-spans.ts';
import {
  coveredWorkItemIds,
  coveringAgreements,
  loadWorkItems,
  lockWorkItems,
} from '../../storage/work-items.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { clockFingerprint } from '../work-item/clock-fingerprint.ts';
import { freshClocks } from '../work-item/refresh-clocks.ts';
import { checkTallies, type TallyOf } from './check-tallies.ts';
import { type ClockDifference, compareClocks } from './compare-clocks.ts';
import { refoldItems } from './refold-items.ts';

type Wanted = {
  /** Writes nothing and only says what differs. */
  readonly verify: boolean;
  /** Only this agreement; all of them when left out. */
  readonly agreement?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
};

/** Something cached that its facts do not give. */
export type CacheDifference = TallyOf | ItemDifference;

type ItemDifference = { readonly agreementKey: string; readonly workItemKey: string } & (
  | ({ readonly of: 'clock' } & ClockDifference)
  | ({ readonly of: 'work-item' } & SpanDifference)
);

export type Rebuilt = {
  readonly workItems: number;
  readonly agreements: number;
  /** What was found; repaired unless the rebuild was only to verify. */
  readonly differences: readonly CacheDifference[];
};

/** Folds every work item again and compares what is kept of it with the result. */
export async function rebuild(context: Setting, wanted: Wanted): Promise<Rebuilt> {
  const { database, workspace } = context;
  const view = await openView(context);
  requireAuthority(view.authority, 'rebuild', 'workspace');
  const agreementKeys =
    wanted.agreement === undefined
      ? await coveringAgreements(database, { workspaceId: workspace.id })
      : [agreementMeant(view, wanted.agreement).key];
  const total = await countCovered(database, { workspaceId: workspace.id, agreementKeys });
  const differences: CacheDifference[] = [];
  let workItems = 0;
  for (const agreementKey of agreementKeys) {
    for await (const page of pages(context, { ...wanted, register: view.register, agreementKey })) {
      workItems += page.workItems;
      differences.push(...page.differences);
      wanted.onProgress?.(workItems, total);
    }
    const of = { workspaceId: workspace.id, agreementKey, verify: wanted.verify };
    differences.push(...(await database.transaction((tx) => checkTallies(tx, of))));
  }
  const rebuilt = { workItems, agreements: agreementKeys.length, differences };
  if (!wanted.verify && differences.length > 0) await note(context, rebuilt);
  return rebuilt;
}

type OfAgreement = {
  readonly verify: boolean;
  readonly register: Register;
  readonly agreementKey: string;
};
type Page = Pick<Rebuilt, 'workItems' | 'differences'>;

/** So many work items are folded in one transaction; nothing is recorded about them meanwhile. */
const PAGE = 1_000;

async function* pages(context: Setting, wanted: OfAgreement): AsyncGenerator<Page> {
  const { database, workspace, now } = context;
  const of = { workspaceId: workspace.id, agreementKey: wanted.agreementKey };
  let after = 0;
  for (;;) {
    const workItemIds = await coveredWorkItemIds(database, { ...of, after, limit: PAGE });
    const last = workItemIds.at(-1);
    if (last === undefined) return;
    after = last;
    const some = { ...wanted, ...of, workItemIds, now };
    const differences = await database.transaction((tx) => checkPage(tx, some));
    yield { workItems: workItemIds.length, differences };
  }
}

type Some = OfAgreement & {
  readonly workspaceId: number;
  readonly workItemIds: readonly number[];
  readonly now: Instant;
};

async function checkPage(tx: Db, some: Some): Promise<readonly CacheDifference[]> {
  const { workspaceId, workItemIds: ids, agreementKey, register, now } = some;
  await lockWorkItems(tx, { workspaceId, ids });
  const spans = await differentSpans(tx, { workspaceId, ids });
  const cached = await clocksOfItems(tx, some);
  const fingerprint = clockFingerprint(register, agreementKey);
  const folded = await freshClocks(tx, { ...some, passed: 'leave' });
  const fresh = folded.map((clock) => ({ ...clock, fingerprint }));
  const clocks = compareClocks({ cached, fresh, now });
  if (!some.verify) await repair(tx, some, { spans, clocks });
  return named(tx, some, [
    ...spans.map((span) => ({ of: 'work-item' as const, ...span })),
    ...clocks.map((clock) => ({ of: 'clock' as const, ...clock })),
  ]);
}

type Found = {
  readonly spans: readonly SpanDifference[];
  readonly clocks: readonly ClockDifference[];
};

async function repair(tx: Db, some: Some, { spans, clocks }: Found): Promise<void> {
  const idsOf = (found: readonly { readonly workItemId: number }[]) => [
    ...new Set(found.map(({ workItemId }) => workItemId)),
  ];
  if (spans.length > 0) await repairSpans(tx, { ...some, ids: idsOf(spans) });
  if (clocks.length > 0) await refoldItems(tx, { ...some, workItemIds: idsOf(clocks) });
}

type Nameless =
  | ({ readonly of: 'clock' } & ClockDifference)
  | ({ readonly of: 'work-item' } & SpanDifference);

async function named(
  tx: Db,
  { workspaceId, agreementKey }: Some,
  differences: readonly Nameless[],
): Promise<readonly CacheDifference[]> {
  if (differences.length === 0) return [];
  const ids = [...new Set(differences.map(({ workItemId }) => workItemId))];
  const items = await loadWorkItems(tx, { workspaceId, ids });
  const keys = new Map(items.map(({ id, key }) => [id, key]));
  return differences.map((difference) => ({
    agreementKey,
    workItemKey: keys.get(difference.workItemId) ?? String(difference.workItemId),
    ...difference,
  }));
}

async function note(
  { database, workspace, actor, now }: Setting,
  { workItems, differences }: Rebuilt,
) {
  await record(database, {
    workspaceId: workspace.id,
    at: now,
    actor: nameActor(actor),
    verb: 'rebuilt the caches',
    subject: 'workspace',
    detail: { workItems, differences: differences.length },
  });
}
