import { count } from '../../domain/target/length-words.ts';
import { type OutageScene, readingsOf } from '../../usecases/outage/tell-outage.ts';
import { type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { channelWords, outageMessage } from '../notices/outage.ts';

const MOST = 3;

/** Exactly what the customers of each channel would read of an outage, and who has to be told otherwise. */
export function wouldRead(scene: OutageScene): readonly KnownBlock[] {
  const { affected } = scene;
  if (affected.length === 0) {
    return [section(mrkdwn`No customer was promised anything about this service.`)];
  }
  const readings = readingsOf(scene);
  const left = readings.length - MOST;
  const unreached = affected.filter(({ channel }) => channel === null);
  return [
    ...readings.slice(0, MOST).map((notice) => {
      const names = affected
        .filter(({ channel }) => channel === notice.to)
        .map(({ customer }) => customer.name);
      const title = mrkdwn`*${[...new Set(names)].join(', ')}* in ${channelWords(notice.to)}:`;
      return section(join([title, quoted(outageMessage(notice))], '\n'));
    }),
    ...(left > 0 ? [section(mrkdwn`… and the same in ${count(left, 'more channel')}.`)] : []),
    ...titled(
      mrkdwn`*Nobody can be told in a channel*`,
      unreached.map(({ customer }) => mrkdwn`• ${customer.name}: tell them yourself.`),
    ),
  ];
}

/** As Slack shows what somebody else said. */
function quoted({ mrkdwn: text }: Mrkdwn): Mrkdwn {
  return { mrkdwn: text.replace(/^/gm, '> ') };
}
