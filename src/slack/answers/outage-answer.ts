import { saidTo } from '../../domain/outage/fold-outage.ts';
import type { ListedOutage } from '../../usecases/outage/list-outages.ts';
import type { OutageScene } from '../../usecases/outage/tell-outage.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { channelWords } from '../notices/outage.ts';
import type { ClockWords } from '../wording/clock-words.ts';

/** Who reads of an outage, and until when they are to hear the next word. */
function readersOf(
  { affected, updates, state }: OutageScene,
  clock: ClockWords,
): readonly Mrkdwn[] {
  if (affected.length === 0) return [mrkdwn`• No customer was promised anything about it.`];
  return affected.map((one) => {
    const told = saidTo(state, [one.customer.key]).length > 0;
    const next = updates.find((update) => update.affected === one);
    const word = told ? 'next update' : 'first word';
    const due = next ? mrkdwn` · ${word} due ${clock.time(next.dueAt)}` : mrkdwn``;
    return mrkdwn`• ${one.customer.name}: ${whereTold(one.channel, told)}${due}`;
  });
}

function whereTold(channel: string | null, told: boolean): Mrkdwn {
  if (channel === null) return mrkdwn`no channel is named, so tell them yourself`;
  return told
    ? mrkdwn`in ${channelWords(channel)}`
    : mrkdwn`not told yet, in ${channelWords(channel)}`;
}

/** What is said of an outage in one place: service, how bad, where, since when, on the reader’s clock. */
export function outageLines({ register, service, state }: OutageScene, clock: ClockWords) {
  const name = register.services.get(service)?.terms.name ?? service;
  const { severity, segment, component, weight, from, to, words, latest, inside, cause } = state;
  const where = Object.entries(segment ?? {}).map(([what, which]) => `${what} ${which}`);
  const about = [`P${severity}`, ...where, ...(component === null ? [] : [component])];
  const share = weight === 1 ? '' : `, ${Math.round(weight * 100)} % of it`;
  const end = to === null ? mrkdwn`` : mrkdwn` until *${clock.time(to)}*`;
  return [
    mrkdwn`*${name}* (${about.join(', ')}${share}): “${words}”`,
    mrkdwn`Since *${clock.time(from)}*${end} (${clock.timeZone})`,
    latest && mrkdwn`${clock.time(latest.at)}: “${latest.words}”`,
    inside === null ? null : mrkdwn`For the team alone: ${inside}`,
    cause === null ? null : mrkdwn`Cause, for the team alone: ${cause}`,
  ];
}

/** What was recorded, for the one who did it. */
export function outageDone(title: string, scene: OutageScene, clock: ClockWords): Answer {
  const { state, overlaps, counting } = scene;
  const lines = [
    ...outageLines(scene, clock),
    ...(state.state === 'withdrawn' ? [] : counting).map(
      (one) => mrkdwn`*What it counts for:* ${one}`,
    ),
    ...overlaps.map((one) => mrkdwn`*At the same time:* ${one}`),
  ];
  const readers = state.state === 'open' ? readersOf(scene, clock) : [];
  return answer(mrkdwn`${title}`, [
    section(join([mrkdwn`✅ *${title}*`, ...lines], '\n')),
    ...(readers.length > 0 ? [section(join([mrkdwn`*Customers*`, ...readers], '\n'))] : []),
    ...actions(outageButtons(scene.id, state.state)),
  ]);
}

/** What can be done with an outage. */
function outageButtons(value: string, state: OutageScene['state']['state']) {
  const way = (label: string, action: string) => button({ label, action, value });
  if (state === 'withdrawn') return [];
  const open = state === 'open';
  return [
    way('Update …', 'outage.update'),
    ...(open ? [way('End …', 'outage.end'), way('Inform …', 'outage.inform')] : []),
    way('Correct …', 'outage.correct'),
    way('Withdraw …', 'outage.withdraw'),
  ];
}

/** The outages that go on, as somebody may know of them. */
export function outageList(
  outages: readonly ListedOutage[],
  clock: ClockWords,
  mayStart: boolean,
): Answer {
  const start = mayStart
    ? actions([button({ label: 'Declare an outage …', action: 'outage.begin' })])
    : [];
  if (outages.length === 0) {
    const none = mrkdwn`🟢 No outage goes on that you can see.`;
    return answer(none, [section(none), ...start]);
  }
  const found = outages.length === 1 ? '1 outage goes on' : `${outages.length} outages go on`;
  return answer(mrkdwn`${found}`, [
    section(mrkdwn`🔴 *${found}*`),
    ...outages.flatMap((one) => row(one, clock)),
    ...start,
    context(mrkdwn`Times on your clock (${clock.timeZone})`),
  ]);
}

function row(outage: ListedOutage, clock: ClockWords): readonly KnownBlock[] {
  const { id, serviceName, from, severity, words, latest, mayTell } = outage;
  const about = severity === null ? mrkdwn`recorded by a source` : mrkdwn`P${severity}`;
  const number = id !== null && mayTell ? ` · number ${id}` : '';
  const lines = [
    mrkdwn`*${serviceName}* (${about}), since ${clock.time(from)}${number}`,
    words === null ? null : mrkdwn`${words}`,
    latest && mrkdwn`${clock.time(latest.at)}: ${latest.words}`,
    dueLine(outage, clock),
  ];
  return [
    section(join(lines, '\n')),
    ...(id !== null && mayTell ? actions(outageButtons(id, 'open')) : []),
  ];
}

function dueLine({ nextUpdateAt, isUpdateLate }: ListedOutage, clock: ClockWords): Mrkdwn | null {
  if (nextUpdateAt === null) return null;
  const at = clock.time(nextUpdateAt);
  return isUpdateLate ? mrkdwn`🔴 An update was due ${at}` : mrkdwn`⏱ Next update by ${at}`;
}
