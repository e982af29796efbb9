import type { ModalView } from '@slack/types';
import { nameActor } from '../../../domain/party/actor.ts';
import { member } from '../../../domain/register/problem.ts';
import { targetName, targetSentence } from '../../../domain/target/kind-words.ts';
import { count } from '../../../domain/target/length-words.ts';
import { targetTerms } from '../../../domain/target/target-terms.ts';
import type { DraftPlace } from '../../../usecases/draft/draft-place.ts';
import { type ShownDraft, showDraft } from '../../../usecases/draft/show-draft.ts';
import { UNSAVED } from '../../../usecases/draft/unsaved-draft.ts';
import { listNames } from '../../../usecases/register/offers.ts';
import { actions, button, context, header, type KnownBlock, section } from '../../blocks/blocks.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { toDoOf } from '../../forms/still-to-do.ts';
import type { Session } from '../../session.ts';
import { type ClockWords, clockWords } from '../../wording/clock-words.ts';
import { partBlocks } from './part-blocks.ts';
import { peopleBlocks } from './people-blocks.ts';
import { type Spot, writeSpot } from './spot.ts';

export const TITLE = 'Draft';

const MOST_TARGETS = 30;
const WORDS = 300;

/** A draft as somebody works on it: what it says, what is missing, and a button to each part. */
export async function draftView(
  session: Session,
  place: DraftPlace & { readonly version?: number },
  note?: Mrkdwn,
): Promise<ModalView> {
  const opened = await session.open();
  const shown = await showDraft(opened, place);
  const { kind } = shown.draft;
  const spot = spotOf(shown);
  const clock = clockWords(session.timeZone, opened.now);
  return modal({
    title: TITLE,
    blocks: [
      header(nameOf(shown)),
      ...(note ? [section(note)] : []),
      context(isUnsaved(shown) ? untouched(shown) : savedWords(session, shown, clock)),
      ...partBlocks({ shown, spot, offers: await listNames(opened) }),
      ...(kind === 'agreement' ? promiseBlocks(shown, spot) : []),
      ...(kind === 'party' ? peopleBlocks(shown.draft.terms, spot) : []),
      ...openBlocks(shown),
      ...actions(buttons(shown, spot)),
    ],
  });
}

function spotOf({ draft: { kind, key, version, base } }: ShownDraft): Spot {
  return { kind, key, version, ...(version === UNSAVED && { base }) };
}

function isUnsaved({ draft: { version } }: ShownDraft): boolean {
  return version === UNSAVED;
}

function untouched({ draft: { kind, key, base } }: ShownDraft): Mrkdwn {
  return mrkdwn`The ${kind} \`${key}\` as revision ${base} says it · nothing changed yet; what you save first becomes a draft`;
}

function savedWords(session: Session, shown: ShownDraft, clock: ClockWords): Mrkdwn {
  return mrkdwn`${standing(shown)} · saved by ${saver(session, shown)} ${clock.time(shown.draft.updatedAt)}`;
}

/** People whom the register does not know are named as the chat knows them. */
function saver({ actor }: Session, { draft, updatedByName }: ShownDraft): string | Mrkdwn {
  if (draft.updatedBy === nameActor(actor)) return 'you';
  return /^[UW][A-Z0-9]+$/.test(updatedByName) ? { mrkdwn: `<@${updatedByName}>` } : updatedByName;
}

function nameOf({ draft: { terms, key } }: ShownDraft): string {
  return typeof terms.name === 'string' ? terms.name : key;
}

function standing({ draft: { kind, key, base }, latest }: ShownDraft): Mrkdwn {
  const of = base === 0 ? 'not published yet' : `changes revision ${base}`;
  const behind = latest > base ? `, but revision ${latest} was published meanwhile` : '';
  return mrkdwn`Draft of the ${kind} \`${key}\` – ${of}${behind}`;
}

function promiseBlocks(shown: ShownDraft, spot: Spot): readonly KnownBlock[] {
  const targets = targetsOf(shown.draft.terms);
  const left = targets.length - MOST_TARGETS;
  return [
    section(
      mrkdwn`*What is promised* (${count(targets.length, 'promise')})`,
      button({ label: 'Add a promise', action: 'draft.add', value: writeSpot(spot) }),
    ),
    ...targets.slice(0, MOST_TARGETS).map((target, at) => promiseBlock(target, { ...spot, at })),
    ...(left > 0 ? [context(mrkdwn`and ${left} more; “As a file” shows all.`)] : []),
  ];
}

function promiseBlock(target: unknown, spot: Spot): KnownBlock {
  const key = String(member(target, 'key') ?? '');
  const read = targetTerms.safeParse(target).data;
  const words = read
    ? mrkdwn`• *${targetName(read)}:* ${targetSentence(read)}`
    : mrkdwn`• ✏️ \`${key}\`: not complete yet`;
  const value = writeSpot({
    ...spot,
    target: key,
    targetKind: String(member(target, 'kind') ?? ''),
  });
  return section(
    words,
    button({ label: 'Change', action: 'draft.target', value, spoken: `Change ${key}` }),
  );
}

/** The promises of a draft as they were typed. */
export function targetsOf(terms: unknown): readonly unknown[] {
  const targets = member(terms, 'targets');
  return Array.isArray(targets) ? targets : [];
}

function openBlocks({ problems, draft }: ShownDraft): readonly KnownBlock[] {
  const { notes, version } = draft;
  const told = problems
    .map((problem) => toDoOf(problem, draft))
    .map(({ place, words }) => mrkdwn`• *${place}* – ${cut(words, WORDS)}`);
  return [
    ...titled(mrkdwn`✏️ *Still to do* (${problems.length})`, told.slice(0, 20)),
    ...titled(
      mrkdwn`📌 *To think of*`,
      notes.map((note) => mrkdwn`• ${note}`),
    ),
    ...(problems.length === 0 && version !== UNSAVED
      ? [section(mrkdwn`✅ Nothing is missing. It can be published.`)]
      : []),
  ];
}

function buttons(shown: ShownDraft, spot: Spot) {
  const value = writeSpot(spot);
  const file = button({ label: 'As a file', action: 'draft.file', value });
  if (isUnsaved(shown)) return [file];
  const {
    problems,
    draft: { base },
  } = shown;
  const ready = problems.length === 0;
  return [
    ...(ready
      ? [button({ label: 'Publish …', action: 'draft.publish', value, style: 'primary' })]
      : []),
    file,
    button({ label: 'Look again', action: 'draft.show', value }),
    button({
      label: base === 0 ? 'Discard …' : 'Discard changes …',
      action: 'draft.discard',
      value,
      style: 'danger',
    }),
  ];
}
