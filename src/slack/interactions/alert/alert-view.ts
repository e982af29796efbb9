import type { ModalView } from '@slack/types';
import type { AlertView } from '../../../usecases/alert/show-alert.ts';
import { writeQuery } from '../../answers/status-query.ts';
import { actions, button, context, section } from '../../blocks/blocks.ts';
import { join, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import { plainLine } from '../../notices/alert.ts';
import { SIGNS } from '../../notices/alert-words.ts';

export const TITLE = 'Alert';

/** An alert with all that somebody may do about it, and what they have just done. */
export function alertDialog(view: AlertView, done?: string): ModalView {
  const { alert } = view;
  const [line] = alert.lines;
  const about = line ? plainLine(alert, line) : mrkdwn`An alert`;
  const ways = waysOf(view);
  return modal({
    title: TITLE,
    blocks: [
      section(
        join(
          [
            done === undefined ? null : mrkdwn`✅ ${done}`,
            mrkdwn`${SIGNS[alert.standing]} ${about}`,
          ],
          '\n',
        ),
      ),
      ...actions(ways),
      context(mrkdwn`Everything that is done here is kept in the history of the alert`),
    ],
  });
}

function waysOf({ alert, may, message }: AlertView) {
  const { episode: value, standing, missed, muted, snoozed, lines, cause } = alert;
  const isOpen = standing !== 'recovered' && standing !== 'closed' && standing !== 'withdrawn';
  const { agreement = '', serviceKey: service = '' } = lines[0]?.promised ?? {};
  const way = (isThere: boolean, label: string, action: string) =>
    isThere ? [button({ label, action, value })] : [];
  return [
    ...way(true, 'Add a note …', 'alert.note'),
    ...way(missed, cause ? 'Correct the cause …' : 'Cause …', 'alert.cause'),
    ...way(missed, 'Improve …', 'alert.improve'),
    ...way(may.inform && message !== null, 'Tell the customer …', 'alert.inform'),
    ...way(isOpen, 'Snooze …', 'alert.snooze'),
    ...way(isOpen && may.mute && muted === null, 'Mute …', 'alert.mute'),
    ...way(isOpen && may.mute && (muted ?? snoozed) !== null, 'Hear of it again', 'alert.wake'),
    ...(isOpen
      ? [
          button({ label: 'Declare an outage …', action: 'outage.begin', value: service }),
          button({ label: 'Plan maintenance …', action: 'maintenance.begin', value: service }),
        ]
      : []),
    button({
      ...{ label: 'Show status', action: 'status.open' },
      value: writeQuery({ agreement, page: 0 }),
    }),
  ];
}
