import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { readersTime } from './readers-time.ts';
import { lengthOf, timeIn } from './times.ts';

type Outage = NoticeOf<'outage'>;

/** A declared outage as it stands: for the team with everything, for customers with what is meant for them. */
export function renderOutage(notice: Outage): Answer {
  const { outage, service, serviceName, inside } = notice;
  const title = titleOf(notice);
  return answer(mrkdwn`${title}: ${notice.words} (since ${timeIn(notice.timeZone, notice.from)})`, [
    section(outageMessage(notice)),
    ...(inside ? insideBlocks(notice, inside) : []),
    ...(inside ? actions(buttonsOf(notice)) : []),
    context(
      inside
        ? mrkdwn`Outage ${outage} of \`${service}\` · declared by ${inside.byName} · this is its team channel`
        : mrkdwn`${serviceName}${notice.state === 'open' ? ' · we tell you here how it goes on' : ''}`,
    ),
  ]);
}

/** What everybody reads of an outage in a channel. */
export function outageMessage(notice: Outage): Mrkdwn {
  return join([mrkdwn`${SIGNS[notice.state]} *${titleOf(notice)}*`, ...lines(notice)], '\n');
}

const SIGNS = { open: '🔴', ended: '🟢', withdrawn: '⚪' } as const;

/** “E-mail is down (P1, site Berlin)”. */
function titleOf({ serviceName, state, severity, segment, inside }: Outage): Mrkdwn {
  const where = segment === null ? mrkdwn`` : mrkdwn`, ${segment}`;
  const about = mrkdwn`P${severity}${where}`;
  if (state === 'withdrawn') return mrkdwn`${serviceName}: the outage was told by mistake`;
  if (state === 'ended') return mrkdwn`${serviceName}: the outage is over (${about})`;
  const partly = inside && inside.weight < 1 ? mrkdwn`partly interrupted` : mrkdwn`interrupted`;
  return mrkdwn`${serviceName} is ${partly} (${about})`;
}

function lines(notice: Outage): readonly (Mrkdwn | null)[] {
  const { state, from, until, words, latest, nextUpdateAt, timeZone } = notice;
  const since = readersTime(from, timeZone);
  if (state === 'withdrawn') {
    return [mrkdwn`Nothing was interrupted, and nothing of it counts. _We had told: “${words}”_`];
  }
  const span =
    until === null
      ? mrkdwn`Since ${since}`
      : mrkdwn`From ${since} to ${readersTime(until, timeZone)}, ${lengthOf(until - from)}`;
  return [
    mrkdwn`${words}`,
    span,
    latest && mrkdwn`*${readersTime(latest.at, timeZone)}:* ${latest.words}`,
    nextUpdateAt === null
      ? null
      : mrkdwn`⏱ You hear from us again by ${readersTime(nextUpdateAt, timeZone)}.`,
  ];
}

function insideBlocks(
  { state, timeZone }: Outage,
  inside: NonNullable<Outage['inside']>,
): readonly KnownBlock[] {
  const { component, weight, note, cause, reason, customers, overlaps } = inside;
  const facts = [
    component === null ? null : mrkdwn`*Component:* ${component}`,
    weight === 1 ? null : mrkdwn`*Share that is down:* ${Math.round(weight * 100)} %`,
    note === null ? null : mrkdwn`*For us:* ${note}`,
    cause === null ? null : mrkdwn`*Cause:* ${cause}`,
    reason === null ? null : mrkdwn`*Why it was withdrawn:* ${reason}`,
    ...overlaps.map((overlap) => mrkdwn`*At the same time:* ${overlap}`),
  ].filter((line) => line !== null);
  const readers = customers.map((customer) => {
    const { name, told, nextUpdateAt } = customer;
    const word = told ? 'next update' : 'first word';
    const next =
      nextUpdateAt === null || state !== 'open'
        ? mrkdwn``
        : mrkdwn` · ⏱ ${word} due ${readersTime(nextUpdateAt, timeZone)}`;
    return mrkdwn`• ${name}: ${whereTold(customer)}${next}`;
  });
  return [
    ...(facts.length > 0 ? [section(join(facts, '\n'))] : []),
    ...titled(mrkdwn`*Customers*`, readers),
  ];
}

type Reader = NonNullable<Outage['inside']>['customers'][number];

function whereTold({ channel, told }: Reader): Mrkdwn {
  if (channel === null) return mrkdwn`no channel is named, so tell them yourself`;
  return told
    ? mrkdwn`told in ${channelWords(channel)}`
    : mrkdwn`*not told yet*, in ${channelWords(channel)}`;
}

/** A channel as people find it: a link where its id is known. */
export function channelWords(channel: string): Mrkdwn {
  return /^[CG][A-Z0-9]+$/.test(channel) ? { mrkdwn: `<#${channel}>` } : mrkdwn`${channel}`;
}

function buttonsOf({ outage: value, state, serviceName }: Outage) {
  const spoken = `outage of ${serviceName}`;
  const way = (label: string, action: string) =>
    button({ label, action, value, spoken: `${label} ${spoken}` });
  switch (state) {
    case 'open':
      return [
        way('Update …', 'outage.update'),
        button({ label: 'End …', action: 'outage.end', value, style: 'primary' }),
        way('Inform …', 'outage.inform'),
        way('Correct …', 'outage.correct'),
        way('Withdraw …', 'outage.withdraw'),
      ];
    case 'ended':
      return [
        way('Update …', 'outage.update'),
        way('Correct …', 'outage.correct'),
        way('Withdraw …', 'outage.withdraw'),
      ];
    case 'withdrawn':
      return [];
  }
}
