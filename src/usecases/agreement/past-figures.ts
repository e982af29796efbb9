import { type PastTarget, pastOf } from '../../domain/agreement/lint/past.ts';
import { DAY } from '../../domain/calendar/instant.ts';
import type { Seal } from '../../domain/compliance/seal.ts';
import type { Database } from '../../storage/database.ts';
import { countSeals, latestSeals } from '../../storage/seals.ts';
import type { Setting } from '../status/viewing.ts';

/** Half a year of months and two quarters. */
const LOOKED_BACK = 200 * DAY;

/** How the promises of agreements fared in the periods that were published, by agreement. */
export type PastOf = (agreementKey: string) => readonly PastTarget[];

/** Reads what was published lately about one agreement. */
export async function pastFigures(context: Setting, agreementKey: string): Promise<PastOf> {
  return sumUp(await published(context, { agreementKey }));
}

type Known = { readonly mark: string; readonly past: PastOf };

// Reading a year of thousands of agreements takes seconds; what was published stays, so only its number can change.
const known = new WeakMap<Database, Map<number, Known>>();

/** Reads what was published lately about every agreement, once a day and whenever something is published. */
export async function allPastFigures(context: Setting): Promise<PastOf> {
  const { database, workspace, now } = context;
  const seals = await countSeals(database, { workspaceId: workspace.id });
  const mark = `${seals} ${Math.floor(now / DAY)}`;
  const before = known.get(database)?.get(workspace.id);
  if (before?.mark === mark) return before.past;
  const past = sumUp(seals === 0 ? [] : await published(context, {}));
  const workspaces = known.get(database) ?? new Map<number, Known>();
  known.set(database, workspaces.set(workspace.id, { mark, past }));
  return past;
}

function published(
  { database, workspace, now }: Setting,
  of: { readonly agreementKey?: string },
): Promise<readonly Seal[]> {
  const since = now - LOOKED_BACK;
  return latestSeals(database, { workspaceId: workspace.id, since, ...of });
}

function sumUp(seals: readonly Seal[]): PastOf {
  const byAgreement = groupedBy(seals, ({ agreementKey }) => agreementKey);
  const past = new Map([...byAgreement].map(([key, own]) => [key, byTarget(own)]));
  return (key) => past.get(key) ?? [];
}

function byTarget(seals: readonly Seal[]): readonly PastTarget[] {
  const targets = groupedBy(seals, ({ targetKey }) => targetKey);
  return [...targets].map(([target, own]) =>
    pastOf(
      target,
      own.map(({ figure }) => figure),
    ),
  );
}

function groupedBy(
  seals: readonly Seal[],
  keyOf: (seal: Seal) => string,
): ReadonlyMap<string, readonly Seal[]> {
  const groups = new Map<string, Seal[]>();
  for (const seal of seals) {
    const own = groups.get(keyOf(seal)) ?? [];
    groups.set(keyOf(seal), own);
    own.push(seal);
  }
  return groups;
}
