import { capitalised } from '../../domain/target/capitalised.ts';
import type { NoticeOf } from '../../outbox/notice.ts';
import type { AlertLine } from '../../outbox/notice-alert.ts';
import { type Answer, answer } from '../answer.ts';
import { section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { plainLine } from './alert.ts';
import { clockPhrase, deedOf } from './alert-clock.ts';
import { periodPhrase } from './alert-period.ts';
import { alertTitle, correctionWords, SIGNS } from './alert-words.ts';
import { groupPhrase, personPhrase } from './phrases.ts';
import { readersTime } from './readers-time.ts';

type Told = NoticeOf<'alert-told'>;

/** What became of an alert, or what somebody did about it, below its message. */
export function renderAlertTold(told: Told): Answer {
  const [line] = told.alert.lines;
  if (!line) return answer(mrkdwn`An alert`, []);
  const said = wordsOf(told, line);
  const isFact = FACTS.includes(told.what);
  return answer(isFact ? plainLine(told.alert, line) : said, [section(said)]);
}

const FACTS: readonly Told['what'][] = [
  ...(['worsened', 'breached', 'reopened', 'recovered', 'closed', 'withdrawn'] as const),
];

function wordsOf(told: Told, line: AlertLine): Mrkdwn {
  const { what, alert, by, text, action, to, until } = told;
  const who = by === null ? mrkdwn`Accord` : personPhrase(by);
  const words = mrkdwn`${text ?? ''}`;
  switch (what) {
    case 'noted':
      return mrkdwn`📝 ${who}: ${words}`;
    case 'assigned':
      return mrkdwn`${to ? personPhrase(to) : 'Somebody'} has it now (by ${who})`;
    case 'muted':
      return mrkdwn`🔇 ${who} muted it until ${until === null ? '–' : readersTime(until, line.promised.timeZone)}: ${words}`;
    case 'cause':
      return mrkdwn`${who}\n*Cause:* ${words}\n*So that it does not happen again:* ${action ?? ''}`;
    case 'improvement':
      return mrkdwn`🔁 ${who} wants to improve: ${words}`;
    case 'customer-informed':
      return mrkdwn`📣 ${who} told the customer: ${words}`;
    case 'escalated':
      return join(
        [
          titled(told, line),
          mrkdwn`Nobody has acknowledged it yet, so it goes on to ${groupPhrase(to?.name ?? 'the next one', told.group)}`,
        ],
        '\n',
      );
    case 'woken':
      return mrkdwn`⏰ ${by === null ? 'It has waited long enough' : mrkdwn`${who} wants to hear of it again`}: ${standing(told)}`;
    case 'breached':
      return join([titled(told, line), standing(told)], '\n');
    case 'reopened':
      return join([titled(told, line), mrkdwn`It counts again`, standing(told)], '\n');
    default:
      return join(
        [mrkdwn`${SIGNS[alert.standing]} *${TITLES[what]}*`, correction(told), standing(told)],
        '\n',
      );
  }
}

/** What is seen in the channel as well, away from the message that it stands below, names what it is about. */
function titled({ alert }: Told, line: AlertLine): Mrkdwn {
  return mrkdwn`${SIGNS[alert.standing]} *${alertTitle(alert, line)}*`;
}

const TITLES = {
  worsened: 'It gets closer',
  recovered: 'Over: it was kept, or is likely to be',
  closed: 'Over, after a miss',
  withdrawn: 'Taken back',
} as const;

function correction({ what, alert }: Told): Mrkdwn | null {
  const words = what === 'withdrawn' ? correctionWords(alert) : null;
  return words === null ? null : mrkdwn`${words}`;
}

/** How each promise stands that it is about. */
function standing({ alert }: Told): Mrkdwn {
  const { lines } = alert;
  return join(
    lines.map((line) => {
      const { seen, promised } = line;
      if (seen.kind === 'period') return periodPhrase(line, seen);
      return mrkdwn`${capitalised(deedOf(promised))} of “${promised.agreementName}”: ${clockPhrase(line, seen)}`;
    }),
    '\n',
  );
}
