import type { ModalView } from '@slack/types';
import { dateWords } from '../../../domain/agreement/date-words.ts';
import { member } from '../../../domain/register/problem.ts';
import { targetName, targetSentence } from '../../../domain/target/kind-words.ts';
import { count } from '../../../domain/target/length-words.ts';
import { targetTerms } from '../../../domain/target/target-terms.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { placeName } from '../../../usecases/register/words/term-words.ts';
import {
  type Effects,
  effectBlocks,
  inReadingOrder,
  linesBeside,
} from '../../answers/effect-lines.ts';
import { type TablePlace, writeTablePlace } from '../../answers/table-place.ts';
import { actions, button, context, header, type KnownBlock, section } from '../../blocks/blocks.ts';
import { titled } from '../../blocks/lists.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { paginate } from '../../blocks/pages.ts';
import { modal } from '../../blocks/views.ts';
import { targetsOf } from '../draft/draft-view.ts';

export const TITLE = 'Proposal';

const MOST_TARGETS = 30;
/** What the changes may take of the dialog, below which every promise stands with its button. */
const ROOM = { blocks: 25, characters: 8_000 };
const WORDS = 300;

/** What is said above a proposal, and which part of a long one is shown. */
export type Showing = { readonly note?: Mrkdwn | undefined; readonly page?: number | undefined };

type Shown = Showing & { readonly view: NegotiationView; readonly effects: Effects };

/** An offer as its side writes it: what it would change and do, and a button to each part. */
export function proposalView({ view, effects, note, page: wanted = 0 }: Shown): ModalView {
  const { key, name, version, preparation } = view;
  const changes = inReadingOrder(preparation?.changes ?? []);
  const paths = changes.map(({ path }) => path);
  const beside = linesBeside(effects, paths);
  const parts = paginate(
    changes.map((change) => [changeBlock(change, beside.get(change.path) ?? [])]),
    ROOM,
  );
  const promises = targetsOf(preparation?.terms);
  const pages = Math.max(1, parts.length, Math.ceil(promises.length / MOST_TARGETS));
  const page = Math.min(wanted, pages - 1);
  const place: TablePlace = { key, seen: version, ...(page > 0 && { page }) };
  return modal({
    title: TITLE,
    blocks: [
      header(cut(name, 140)),
      ...(note ? [section(note)] : []),
      context(mrkdwn`Only your own side sees this until it is sent.`),
      timetableBlock(view, place),
      section(
        isChanged(view)
          ? mrkdwn`*What you propose* (${count(changes.length, 'change')})`
          : mrkdwn`*Nothing is changed yet but the date.* Below are today’s terms: change what you want to propose.`,
      ),
      ...(parts[page] ?? []),
      ...(pages > 1 ? [context(mrkdwn`${partWords(page, pages)}; all of it is sent.`)] : []),
      ...effectBlocks(effects, paths),
      ...titled(
        mrkdwn`✏️ *Still to do before it can be sent*`,
        (effects.open ?? [])
          .slice(0, 10)
          .map(({ path, message }) => mrkdwn`• *${placeName(path)}* – ${cut(message, WORDS)}`),
      ),
      ...actions(sending(view, place)),
      ...termBlocks(promises, place),
      ...actions(turning(place, { page, pages })),
    ],
  });
}

function timetableBlock({ timetable, preparation, urgent }: NegotiationView, place: TablePlace) {
  const from = member(member(preparation?.terms, 'effective'), 'from');
  const { rounds, signBy } = preparation?.timetable ?? timetable;
  const answerBy = rounds.at(-1);
  const lines = [
    mrkdwn`*Holds from* ${typeof from === 'string' ? dateWords(from) : 'a date to be named'}`,
    answerBy === undefined ? null : mrkdwn`*answer by* ${dateWords(answerBy)}`,
    signBy === null ? null : mrkdwn`*sign by* ${dateWords(signBy)}`,
    urgent ? mrkdwn`*urgent correction*` : null,
  ];
  const value = writeTablePlace(place);
  return section(join(lines, ' · '), button({ label: 'Dates …', action: 'proposal.dates', value }));
}

type Change = NonNullable<NegotiationView['preparation']>['changes'][number];

function changeBlock({ what, before, after }: Change, effects: readonly Mrkdwn[]): KnownBlock {
  const lines = [
    mrkdwn`*${what}*`,
    after === null ? mrkdwn`➖ no longer promised` : mrkdwn`➕ ${cut(after, WORDS)}`,
    before === null ? mrkdwn`_new_` : mrkdwn`_today:_ ${cut(before, WORDS)}`,
    ...effects,
  ];
  return section({ mrkdwn: cut(join(lines, '\n').mrkdwn, 2_900) });
}

/** Whether anything would change but the day on which it begins. */
export function isChanged({ preparation }: NegotiationView): boolean {
  return (preparation?.changes ?? []).some(({ path }) => path !== 'effective.from');
}

function sending(view: NegotiationView, place: TablePlace) {
  const { may, paused } = view;
  const value = writeTablePlace(place);
  const ready = isChanged(view) && may.send && paused === null;
  return [
    ...(ready
      ? [button({ label: 'Send …', action: 'proposal.send', value, style: 'primary' })]
      : []),
    button({ label: 'Look again', action: 'proposal.show', value }),
    ...(may.withdraw ? [button({ label: 'More …', action: 'offer.more', value })] : []),
  ];
}

function partWords(page: number, pages: number): string {
  return `Part ${page + 1} of ${pages} of the changes and promises`;
}

function turning(
  place: TablePlace,
  { page, pages }: { readonly page: number; readonly pages: number },
) {
  const to = (label: string, action: string, next: number) =>
    button({ label, action, value: writeTablePlace({ ...place, page: next }) });
  return [
    ...(page + 1 < pages ? [to('Show the rest', 'proposal.on', page + 1)] : []),
    ...(page > 0 ? [to('Show what came before', 'proposal.back', page - 1)] : []),
  ];
}

function termBlocks(targets: readonly unknown[], place: TablePlace): readonly KnownBlock[] {
  const first = (place.page ?? 0) * MOST_TARGETS;
  const part = (label: string, action: string, one: TablePlace) =>
    button({ label, action, value: writeTablePlace(one) });
  return [
    section(
      mrkdwn`*What is promised* (${count(targets.length, 'promise')})`,
      part('Add a promise', 'proposal.add', place),
    ),
    ...targets.slice(first, first + MOST_TARGETS).map((target) => targetBlock(target, place)),
    section(
      mrkdwn`*Dates, hours, services*`,
      part('Change the frame', 'proposal.part', { ...place, part: 'frame' }),
    ),
    section(
      mrkdwn`*Credits, responsibilities, reports, everything else*`,
      part('Change the rest', 'proposal.part', { ...place, part: 'more' }),
    ),
  ];
}

function targetBlock(target: unknown, place: TablePlace): KnownBlock {
  const key = String(member(target, 'key') ?? '');
  const read = targetTerms.safeParse(target).data;
  const words = read
    ? mrkdwn`• *${targetName(read)}:* ${cut(targetSentence(read), WORDS / 2)}`
    : mrkdwn`• ✏️ \`${key}\`: not complete yet`;
  const targetKind = String(member(target, 'kind') ?? '');
  const value = writeTablePlace({ ...place, target: key, targetKind });
  return section(
    words,
    button({ label: 'Change', action: 'proposal.target', value, spoken: `Change ${key}` }),
  );
}
