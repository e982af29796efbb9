import type { NoticeOf } from '../../outbox/notice.ts';
import { type Answer, answer } from '../answer.ts';
import { writeRequestPlace } from '../answers/request-place.ts';
import { writeTablePlace } from '../answers/table-place.ts';
import { actions, button, context, section } from '../blocks/blocks.ts';
import { cut, join, mrkdwn } from '../blocks/mrkdwn.ts';

type Moved = NoticeOf<'negotiation-moved'>;
type Talk = Moved & { readonly move: 'asked' | 'replied' | 'rejected' };

/** Whether something was said inside one side on the way to an approval. */
export function isApprovalTalk(notice: Moved): notice is Talk {
  return ['asked', 'replied', 'rejected'].includes(notice.move);
}

const SAID = {
  asked: { sign: '❓', words: 'has a question before deciding' },
  replied: { sign: '💬', words: 'has answered the question' },
  rejected: { sign: '↩️', words: 'has sent the terms back' },
} as const;

const NEXT = {
  asked: 'Until it is answered, the time to decide stands still.',
  replied: 'The time to decide goes on.',
  rejected: 'Your side has to make another offer. The approvals so far no longer count.',
} as const;

const TEXT = 2_000;

/** A question, an answer or a rejection, for the people of one side. */
export function renderApprovalTalk({
  agreement: key,
  agreementName,
  move,
  ...notice
}: Talk): Answer {
  const { byName, text, code } = notice;
  const { sign, words } = SAID[move];
  const value = writeRequestPlace({ key });
  const reply = { label: 'Answer the question …', action: 'approval.reply', value } as const;
  const next = writeTablePlace({ key, round: notice.round });
  const writeNext = { label: 'Write the next offer', action: 'proposal.begin', value: next };
  const title = mrkdwn`${agreementName}: ${byName} ${words}`;
  return answer(title, [
    section(
      join(
        [
          mrkdwn`${sign} *${title}*`,
          text === null ? null : mrkdwn`“${cut(text, TEXT)}”`,
          mrkdwn`${NEXT[move]}`,
        ],
        '\n',
      ),
    ),
    ...actions([
      ...(move === 'asked' ? [button({ ...reply, style: 'primary' })] : []),
      ...(move === 'rejected' ? [button(writeNext)] : []),
      button({ label: 'Where it stands', action: 'negotiation.show', value: key }),
    ]),
    context(
      mrkdwn`\`${key}\`${code === null ? '' : ` · terms ${code}`} · only your own side reads this`,
    ),
  ]);
}
