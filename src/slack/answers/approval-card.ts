import type { StageKey } from '../../domain/negotiation/steps.ts';
import type { NegotiationView, StageView } from '../../usecases/negotiation/negotiation-view.ts';
import { stageName } from '../../usecases/negotiation/record/tell-step.ts';
import type { Answer } from '../answer.ts';
import { button } from '../blocks/blocks.ts';
import { cut, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';
import { requestCard } from './request-card.ts';
import { writeRequestPlace } from './request-place.ts';
import { writeTablePlace } from './table-place.ts';
import { toldChanges } from './told-changes.ts';

type Time = ClockWords['time'];

/** A stage of the approval as it stands now, with what the reader can do about it. */
export function approvalCard(view: NegotiationView, key: StageKey, time: Time): Answer {
  const stage = view.stages.find((one) => one.key === key);
  const mine = view.may.approve.includes(key);
  const changes = toldChanges(view);
  return requestCard({
    sign: mine ? '✍️' : '🔄',
    title: mine ? `your approval as ${stageName(key)}` : `approval by the ${stageName(key)}`,
    about: view,
    lines: [
      ...(stage ? stageLines(stage, time) : [GONE]),
      ...(mine ? [] : [mrkdwn`${view.standing}`]),
    ],
    changes: changes.slice(0, MOST),
    moreChanges: Math.max(0, changes.length - MOST),
    buttons: [
      ...(mine ? decidingButtons({ key: view.key, stage: key, code: view.code ?? '' }) : []),
      ...(view.may.reply.includes(key) ? [replyButton(view.key, key)] : []),
      ...standingButtons(view.key, view.rounds.at(-1)?.number ?? 0),
    ],
  });
}

const MOST = 12;
const GONE = mrkdwn`🔄 This approval is not asked for any more.`;

/** What happened in a stage: who approved, what was asked, by when it is due. */
export function stageLines(stage: StageView, time: Time): readonly Mrkdwn[] {
  const { approvals, questions, dueAt, why } = stage;
  const approved = approvals.map(
    ({ by, at, insteadOf }) =>
      mrkdwn`✅ ${by}${insteadOf === null ? '' : ` for ${insteadOf}`} approved it ${time(at)}`,
  );
  return [
    ...(stage.state === 'approved' ? [] : [mrkdwn`${why}`]),
    ...approved,
    ...questions.flatMap((one) => questionLines(one, time)),
    ...(dueAt === null ? [] : [mrkdwn`📅 Please decide by ${time(dueAt)}`]),
    ...(stage.escalated && stage.state !== 'approved' ? [LATE] : []),
  ];
}

const LATE = mrkdwn`⏰ It is late, so others were asked as well.`;
const TEXT = 500;

function questionLines(
  { by, question, reply }: StageView['questions'][number],
  time: Time,
): readonly Mrkdwn[] {
  const asked = mrkdwn`❓ ${by} asks: “${cut(question, TEXT)}”`;
  if (reply === null)
    return [asked, mrkdwn`_Until it is answered, the time to decide stands still._`];
  return [asked, mrkdwn`💬 ${reply.by}, ${time(reply.at)}: “${cut(reply.text, TEXT)}”`];
}

type Deciding = { readonly key: string; readonly stage: StageKey; readonly code: string };

/** Approve, reject or ask. */
export function decidingButtons(place: Deciding) {
  const value = writeRequestPlace(place);
  return [
    button({ label: 'Approve …', action: 'approval.approve', value, style: 'primary' }),
    button({ label: 'Reject …', action: 'approval.reject', value, style: 'danger' }),
    button({ label: 'Ask a question …', action: 'approval.ask', value }),
  ];
}

/** Answer the question of an approver. */
export function replyButton(key: string, stage: StageKey) {
  const value = writeRequestPlace({ key, stage });
  return button({ label: 'Answer the question …', action: 'approval.reply', value });
}

/** What it would do, and where the whole stands. */
export function standingButtons(key: string, round: number) {
  return [
    button({
      label: 'What it would do',
      action: 'offer.effects',
      value: writeTablePlace({ key, round }),
    }),
    button({ label: 'Where it stands', action: 'negotiation.show', value: key }),
  ];
}
