import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { whyButton } from '../answers/why-button.ts';
import { context, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { aboutLine, ownerPhrase, reasonLine } from './phrases.ts';

type Missed = NoticeOf<'period-missed'>;

/** More sections than these make a message that nobody reads. */
const MOST = 20;
const NEXT =
  'Write down each cause and what will keep it from happening again, before the customer asks.';

/** A period that has ended with promises missed. */
export function renderPeriodMissed(notice: Missed): Answer {
  const { promised, period, judged, missed } = notice;
  const howMany = `${missed.length} of ${judged} ${judged === 1 ? 'promise' : 'promises'} missed`;
  const names = missed.map(nameOf).join(', ');
  const title = mrkdwn`:red_circle: *${period.name}: ${howMany}*`;
  return answer(mrkdwn`${period.name} for ${promised.agreement}: ${howMany}: ${names}`, [
    section(join([title, aboutLine(promised)], '\n')),
    ...missed.slice(0, MOST).map((each) => missedBlock(notice, each)),
    section(join([ownerPhrase(promised), mrkdwn`*Next:* ${NEXT}`], '\n')),
    context(reasonLine(promised, `${period.name} is over`)),
  ]);
}

function missedBlock({ promised, period }: Missed, each: Missed['missed'][number]) {
  const words = `${promised.agreement} ${each.target}`;
  const why = whyButton({ words, at: period.to - 1, label: 'Why?' });
  return section(mrkdwn`• *${nameOf(each)}* – ${each.sentence}`, why);
}

function nameOf({ name, attained }: Missed['missed'][number]): string {
  return attained === null ? name : `${name} (${attained})`;
}
