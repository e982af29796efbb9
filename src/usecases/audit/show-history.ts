import { z } from 'zod';
import type { Instant } from '../../domain/calendar/instant.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { Viewer } from '../../domain/party/viewer.ts';
import type { Difference } from '../../domain/register/differences.ts';
import type { Register } from '../../domain/register/register.ts';
import { auditPage, type KeptEntry } from '../../storage/audit.ts';
import { type Thing, thingMeant } from '../register/thing-meant.ts';
import { type ToldDifference, tellChanges } from '../register/words/tell-differences.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { type FoldedEntry, foldSaves } from './fold-saves.ts';
import { deedWords, NO_CHANGES, PUBLIC_CHANGES } from './history-words.ts';

/** One thing that somebody did with a document of the register. */
export type HistoryLine = {
  readonly at: Instant;
  /** By name; people of another company by the name of that company. */
  readonly by: string;
  /** The id of the person in the chat when the register does not list them; null otherwise. */
  readonly userId: string | null;
  /** What they did, as it follows their name. */
  readonly deed: string;
  readonly reason: string | null;
  /** Term by term what it was before and after. */
  readonly differences: readonly ToldDifference[];
};

/** What became of a document, the last change first, a page of it. */
export type History = Thing & {
  readonly lines: readonly HistoryLine[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
};

type Asked = {
  /** A key or a name, with the kind before it where that is needed. */
  readonly words: readonly string[];
  readonly page?: number | undefined;
};

const PAGE = 15;

/** What changed in an agreement, a service, a party or a calendar: when, by whom and why, with before and after. */
export async function showHistory(context: Setting, { words, page = 0 }: Asked): Promise<History> {
  const { register, viewer } = await openView(context);
  const thing = await thingMeant(context, words);
  const isStaff = viewer.kind === 'staff';
  const verbs = isStaff ? { not: NO_CHANGES } : { only: ofOthers(thing) };
  const { entries, total } = await auditPage(context.database, {
    ...{ workspaceId: context.workspace.id, subject: `${thing.kind}:${thing.key}`, verbs },
    ...{ skip: page * PAGE, take: PAGE },
  });
  const seen = entries.filter((entry) => isStaff || isOfTheirs(register, viewer, { thing, entry }));
  const lines = foldSaves(seen).map((folded) => lineOf(register, viewer, folded));
  return { ...thing, lines, page, pages: Math.max(1, Math.ceil(total / PAGE)), total };
}

/** Customers and suppliers are told what becomes of their agreements, and of nothing else. */
function ofOthers({ kind }: Thing): readonly string[] {
  return kind === 'agreement' ? PUBLIC_CHANGES : [];
}

const revised = z.object({ revision: z.number() });

type Entered = { readonly thing: Thing; readonly entry: KeptEntry };

/** Whether the revision that an entry is about was an agreement with the viewer. */
function isOfTheirs(register: Register, viewer: Viewer, { thing, entry }: Entered): boolean {
  const number = revised.safeParse(entry.detail).data?.revision;
  if (number === undefined) return true;
  const revision = register.agreements.get(thing.key)?.find((one) => one.number === number);
  const { customer, provider } = revision?.terms ?? { customer: '', provider: '' };
  const keys = viewer.kind === 'customer' || viewer.kind === 'supplier' ? viewer.partyKeys : [];
  return keys.includes(viewer.kind === 'customer' ? customer : provider);
}

function lineOf(register: Register, viewer: Viewer, folded: FoldedEntry): HistoryLine {
  const { entry, times, differences } = folded;
  const { at, reason } = entry;
  const isStaff = viewer.kind === 'staff';
  const shown = isStaff ? differences : differences.filter((one) => isPublic(viewer, one));
  return {
    at,
    ...doer(register, viewer, entry),
    deed: times === 1 ? deedWords(entry) : `saved the draft ${times} times`,
    reason: isStaff || PUBLIC_REASONS.test(entry.verb) ? reason : null,
    differences: tellChanges(shown),
  };
}

/** Why a span does not count is always printed; other reasons were written for the own people. */
const PUBLIC_REASONS = /^(exclusion|restatement) /;

function doer(
  register: Register,
  viewer: Viewer,
  { actor }: KeptEntry,
): Pick<HistoryLine, 'by' | 'userId'> {
  const { name, userId, party } = actorNamed(register, actor);
  if (viewer.kind === 'staff') return { by: name, userId: party === null ? userId : null };
  const keys = viewer.kind === 'stranger' ? [] : viewer.partyKeys;
  const isOwn = party !== null && keys.includes(party.key);
  return { by: isOwn ? name : (party?.terms.name ?? 'The other side'), userId: null };
}

/** The terms of an agreement that both sides know; what is not named here stays inside. */
const SHARED = new Set([
  ...['kind', 'level', 'name', 'description', 'customer', 'provider', 'services', 'effective'],
  ...['timeZone', 'calendar', 'support', 'review', 'requirements', 'targets', 'maintenance'],
  ...['responsibilities', 'signatories'],
]);

// A history is that of their own agreements, whose credits a customer signs.
const CREDITS = new Set(['credits', 'creditCap']);

function isPublic({ kind }: Viewer, { path }: Difference): boolean {
  const [first = ''] = path.split(/[.[]/);
  if (kind === 'customer' && CREDITS.has(first)) return true;
  return SHARED.has(first) || path === 'report.every' || path === 'report.customerChannel';
}
