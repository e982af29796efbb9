import type { ListedMaintenance } from '../../usecases/maintenance/list-maintenances.ts';
import type { Preview } from '../../usecases/maintenance/plan-maintenance.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { lengthOf } from '../notices/times.ts';
import type { ClockWords } from '../wording/clock-words.ts';

type Span = { readonly from: number; readonly to: number };

/** A span on the reader’s clock, which is named. */
export function spanLine({ from, to }: Span, clock: ClockWords): Mrkdwn {
  return mrkdwn`📅 *${clock.time(from)}* to *${clock.time(to)}* (${clock.timeZone}), ${lengthOf(to - from)}`;
}

/** What a plan would mean, by agreement, and what else happens then. */
export function effectBlocks({
  effects,
  overlaps,
}: Pick<Preview, 'effects' | 'overlaps'>): readonly KnownBlock[] {
  const lines = effects.map(({ name, sentences }) => mrkdwn`• *${name}:* ${sentences.join(' ')}`);
  const none = mrkdwn`• No agreement promises anything about this service then.`;
  return [
    ...titled(mrkdwn`*What it means for what was promised*`, lines.length > 0 ? lines : [none]),
    ...titled(
      mrkdwn`*At the same time*`,
      overlaps.map((one) => mrkdwn`⚠️ ${one}`),
    ),
  ];
}

const GROUPS = [
  { title: 'Going on now', states: ['running'] },
  { title: 'Planned', states: ['planned', 'proposed'] },
  { title: 'Past', states: ['over', 'cancelled'] },
] as const;

const MOST_PAST = 5;

/** What is planned, goes on and is over, as somebody may know of it. */
export function maintenanceList(
  all: readonly ListedMaintenance[],
  clock: ClockWords,
  mayPlan: boolean,
): Answer {
  const plan = mayPlan
    ? actions([button({ label: 'Plan maintenance …', action: 'maintenance.begin' })])
    : [];
  if (all.length === 0) {
    const none = mrkdwn`⚪ No maintenance is planned that you can see.`;
    return answer(none, [section(none), ...plan]);
  }
  const groups = GROUPS.map(({ title, states }) => ({
    title,
    members: all.filter(({ state }) => states.some((one) => one === state)),
  }));
  const counted = groups.map(({ title, members }) => `${title.toLowerCase()}: ${members.length}`);
  return answer(mrkdwn`Maintenance – ${counted.join(', ')}`, [
    ...groups.flatMap(({ title, members }) =>
      members.length === 0
        ? []
        : [
            section(mrkdwn`*${title}*`),
            ...shown(title, members).flatMap((one) => maintenanceRow(one, clock)),
          ],
    ),
    ...plan,
    context(mrkdwn`Times on your clock (${clock.timeZone})`),
  ]);
}

function shown(title: string, members: readonly ListedMaintenance[]) {
  return title === 'Past' ? members.slice(0, MOST_PAST) : members.toReversed().slice(0, 10);
}

const WORDS = {
  proposed: '📝 waits for a second person',
  planned: '🛠 planned',
  running: '🔧 goes on',
  over: '✅ over',
  cancelled: '⚪ cancelled',
} as const;

/** A maintenance with everything that somebody may know of it and do with it. */
export function maintenanceRow(one: ListedMaintenance, clock: ClockWords): readonly KnownBlock[] {
  const { id, serviceName, state, words, wanted, from, to, approveBy } = one;
  const isOpen = state !== 'over' && state !== 'cancelled';
  const effects = isOpen
    ? one.effects.map(({ name, sentences }) => mrkdwn`• ${name}: ${sentences.join(' ')}`)
    : [];
  const lines = [
    mrkdwn`*${serviceName}* – ${WORDS[state]} · number ${id}`,
    mrkdwn`${words}`,
    spanLine({ from, to }, clock),
    wanted && mrkdwn`➡️ wanted instead: ${clock.time(wanted.from)} to ${clock.time(wanted.to)}`,
    approveBy !== null
      ? mrkdwn`⏱ To be approved by ${clock.time(approveBy)}, so that the agreed notice is kept`
      : null,
    endLine(one, clock),
    ...effects,
  ];
  const ways = isOpen || one.isEndAssumed ? buttonsOf(one) : [];
  return [section(join(lines, '\n')), ...actions(ways)];
}

function endLine({ endedAt, isEndAssumed, mayChange }: ListedMaintenance, clock: ClockWords) {
  if (endedAt === null) return null;
  if (!isEndAssumed) return mrkdwn`Ended ${clock.time(endedAt)}`;
  return mayChange ? mrkdwn`❓ Nobody has said yet when it ended.` : null;
}

/** What somebody may do with it. */
function buttonsOf({ id: value, state, mayChange, mayApprove }: ListedMaintenance) {
  const way = (label: string, action: string) => button({ label, action, value });
  if (state === 'over') return mayChange ? [way('It ended …', 'maintenance.done')] : [];
  return [
    ...(mayApprove
      ? [way('Approve …', 'maintenance.approve'), way('Decline …', 'maintenance.decline')]
      : []),
    ...(mayChange && state === 'running'
      ? [way('Done …', 'maintenance.done'), way('Extend …', 'maintenance.extend')]
      : []),
    ...(mayChange && state !== 'running'
      ? [way('Move …', 'maintenance.move'), way('Cancel …', 'maintenance.cancel')]
      : []),
  ];
}
