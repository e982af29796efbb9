import type { Instant } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { nearest } from '../../domain/register/nearest.ts';
import { agreementsCovering, workItemKeysFrom } from '../../storage/work-item-search.ts';
import { loadWorkItem, type StoredWorkItem } from '../../storage/work-items.ts';
import type { Setting, Viewing } from '../status/viewing.ts';

/** A work item, and the agreements that measure it as far as the viewer may know of them. */
export type FoundWorkItem = {
  readonly item: StoredWorkItem;
  readonly agreementKeys: readonly string[];
};

type Sought = { readonly view: Viewing; readonly text: string };

/** The work item of a key, in upper or lower case; null when there is none that the viewer may know of. */
export async function findWorkItem(
  { database, workspace }: Setting,
  { view, text }: Sought,
): Promise<FoundWorkItem | null> {
  for (const key of new Set([text, text.toUpperCase(), text.toLowerCase()])) {
    const item = await loadWorkItem(database, { workspaceId: workspace.id, key });
    if (!item) continue;
    const found = { workspaceId: workspace.id, workItemId: item.id };
    const covering = await agreementsCovering(database, found);
    const agreementKeys = covering.filter((one) => view.visible.agreements.has(one));
    if (agreementKeys.length > 0) return { item, agreementKeys };
  }
  return null;
}

const KEYS_READ = 500;
const MOST_SUGGESTED = 3;
/** So many letters at the end of a key may be wrong and it is still found. */
const MOST_WRONG = 4;

/** The refusal for a work item that is not known, with the keys that may have been meant. */
export async function noWorkItem(setting: Setting, sought: Sought): Promise<AccordError> {
  const meant = (await keysNear(setting, sought)).map((key) => `“${key}”`).join(' or ');
  const hint = meant
    ? `Did you mean ${meant}?`
    : 'Write the key of a work item as your ticket system shows it, or an agreement and one of its targets.';
  const { text } = sought;
  return new AccordError('not-found', `There is no work item “${text}” that you can see. ${hint}`);
}

async function keysNear(
  { database, workspace }: Setting,
  { view, text }: Sought,
): Promise<readonly string[]> {
  const agreementKeys = [...view.visible.agreements.keys()];
  for (let wrong = 1; wrong <= MOST_WRONG && wrong < text.length; wrong++) {
    const keys = await workItemKeysFrom(database, {
      workspaceId: workspace.id,
      agreementKeys,
      prefix: text.toUpperCase().slice(0, -wrong),
      limit: KEYS_READ,
    });
    const near = nearest(text, keys);
    if (near.length > 0) return near.slice(0, MOST_SUGGESTED);
  }
  return [];
}

/** The refusal for a work item that had not been opened at the instant in question. */
export function notOpenedYet(key: string, at: string): AccordError {
  return new AccordError('not-found', `${key} had not been opened at ${at}. Ask for a later time.`);
}

/** When a work item was opened; null while nobody has said so. */
export function openedAt({ events }: StoredWorkItem): Instant | null {
  const openings = events.filter(({ type }) => type === 'opened').map(({ at }) => at);
  return openings.length === 0 ? null : Math.min(...openings);
}
