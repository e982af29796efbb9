import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { channelWords } from './outage.ts';
import { readersTime } from './readers-time.ts';
import { lengthOf, timeIn } from './times.ts';

type Maintenance = NoticeOf<'maintenance'>;

/** A planned maintenance as it stands: for the team with everything, for customers with what is meant for them. */
export function renderMaintenance(notice: Maintenance): Answer {
  const { maintenance, service, words, from, timeZone, inside } = notice;
  const title = titleOf(notice);
  return answer(mrkdwn`${title}, ${timeIn(timeZone, from)}: ${words}`, [
    section(
      join([mrkdwn`${SIGNS[notice.state]} *${title}*`, mrkdwn`${words}`, ...times(notice)], '\n'),
    ),
    ...effectBlocks(notice),
    ...(inside ? insideBlocks(inside, timeZone) : []),
    ...(inside ? actions(buttonsOf(notice)) : []),
    context(
      inside
        ? mrkdwn`Maintenance ${maintenance} of \`${service}\` · planned by ${inside.byName} · this is its team channel`
        : mrkdwn`${notice.serviceName}${isToCome(notice) ? ' · we tell you here when it begins and ends' : ''}`,
    ),
  ]);
}

function isToCome({ state }: Maintenance): boolean {
  return state !== 'over' && state !== 'cancelled';
}

const SIGNS = { proposed: '📝', planned: '🛠', running: '🔧', over: '✅', cancelled: '⚪' } as const;

function titleOf({ serviceName, state, overrun, wanted, inside }: Maintenance): Mrkdwn {
  switch (state) {
    case 'proposed':
      return mrkdwn`${serviceName}: maintenance proposed, a second person approves it`;
    case 'planned':
      return wanted !== null && inside !== null
        ? mrkdwn`${serviceName}: planned maintenance, to be moved once somebody approves it`
        : mrkdwn`${serviceName}: planned maintenance`;
    case 'running':
      return overrun
        ? mrkdwn`${serviceName}: maintenance takes longer than planned`
        : mrkdwn`${serviceName}: maintenance is going on`;
    case 'over':
      return mrkdwn`${serviceName}: maintenance is over`;
    case 'cancelled':
      return mrkdwn`${serviceName}: maintenance is cancelled`;
  }
}

function times(notice: Maintenance): readonly (Mrkdwn | null)[] {
  const { from, until, wanted, endedAt, expectedTo, overrun, timeZone, staysUp, state } = notice;
  const time = (at: number) => readersTime(at, timeZone);
  const span = mrkdwn`${time(from)} to ${time(until)}, ${lengthOf(until - from)}`;
  return [
    state === 'cancelled' ? mrkdwn`It was planned for ${span}` : mrkdwn`📅 ${span}`,
    wanted && mrkdwn`➡️ wanted: ${time(wanted.from)} to ${time(wanted.to)}`,
    state === 'cancelled' || state === 'over'
      ? null
      : staysUp
        ? mrkdwn`The service stays up.`
        : mrkdwn`The service is interrupted meanwhile.`,
    overrun && endedAt === null
      ? mrkdwn`⏳ It should have ended ${time(until)}${expectedTo === null ? '' : mrkdwn`; expected to end ${time(expectedTo)}`}.`
      : null,
    endLine(notice),
  ];
}

function endLine(notice: Maintenance): Mrkdwn | null {
  const { endedAt, assumed, inside, timeZone } = notice;
  if (endedAt === null) return null;
  if (!assumed) return mrkdwn`Ended ${readersTime(endedAt, timeZone)}${late(notice)}.`;
  return inside && mrkdwn`❓ Nobody has said yet when it ended; it is taken for held as planned.`;
}

function late({ until, endedAt }: Maintenance): string {
  return endedAt !== null && endedAt > until
    ? `, ${lengthOf(endedAt - until)} later than planned`
    : '';
}

function effectBlocks({ effects, inside }: Maintenance): readonly KnownBlock[] {
  const lines = effects.flatMap(({ name, sentences }) =>
    inside
      ? [mrkdwn`• *${name}:* ${sentences.join(' ')}`]
      : sentences.map((sentence) => mrkdwn`• ${sentence}`),
  );
  return titled(mrkdwn`*What it means for what was promised*`, lines);
}

function insideBlocks(
  inside: NonNullable<Maintenance['inside']>,
  timeZone: string,
): readonly KnownBlock[] {
  const { note, reason, customers, approvers, approveBy } = inside;
  const told = customers.map(({ name, channel }) =>
    channel === null
      ? mrkdwn`• ${name}: no channel is named, so tell them yourself`
      : mrkdwn`• ${name}: ${channelWords(channel)}`,
  );
  const lines = [
    note === null ? null : mrkdwn`*For us:* ${note}`,
    reason === null ? null : mrkdwn`*Why:* ${reason}`,
    approvers.length > 0 ? mrkdwn`*May approve it:* ${approvers.join(', ')}` : null,
    approveBy === null
      ? null
      : mrkdwn`⏱ *To be approved by* ${readersTime(approveBy, timeZone)}, so that the agreed notice is kept`,
  ].filter((line) => line !== null);
  return [
    ...(lines.length > 0 ? [section(join(lines, '\n'))] : []),
    ...titled(mrkdwn`*Customers*`, told),
  ];
}

function buttonsOf({ maintenance: value, state, wanted, assumed }: Maintenance) {
  const way = (label: string, action: string, style?: 'primary' | 'danger') =>
    button({ label, action, value, ...(style && { style }) });
  const approving = [
    way('Approve …', 'maintenance.approve', 'primary'),
    way('Decline …', 'maintenance.decline'),
  ];
  switch (state) {
    case 'proposed':
      return [
        ...approving,
        way('Move …', 'maintenance.move'),
        way('Cancel …', 'maintenance.cancel'),
      ];
    case 'planned':
      return [
        ...(wanted ? approving : []),
        way('Move …', 'maintenance.move'),
        way('Cancel …', 'maintenance.cancel'),
      ];
    case 'running':
      return [way('Done …', 'maintenance.done', 'primary'), way('Extend …', 'maintenance.extend')];
    case 'over':
      return assumed ? [way('It ended …', 'maintenance.done', 'primary')] : [];
    case 'cancelled':
      return [];
  }
}
