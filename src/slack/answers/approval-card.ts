import type { Instant } from '../../domain/calendar/instant.ts';
import type { StageKey } from '../../domain/negotiation/steps.ts';
import type { NegotiationView, StageView } from '../../usecases/negotiation/negotiation-view.ts';
import { stageName } from '../../usecases/negotiation/record/tell-step.ts';
import type { Answer } from '../answer.ts';
import { button } from '../blocks/blocks.ts';
import { cut, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';
import { type RequestCard, requestCard } from './request-card.ts';
import { writeRequestPlace } from './request-place.ts';
import { writeTablePlace } from './table-place.ts';
import { toldChanges } from './told-changes.ts';

/** How a time is told: on the clock of somebody, or as everybody reads it on their own. */
export type Time = ClockWords['time'] | ((at: Instant) => Mrkdwn);

/** A stage of the approval as it stands now, with what the reader can do about it. */
export function approvalCard(view: NegotiationView, key: StageKey, time: Time): Answer {
  const changes = toldChanges(view);
  return stageAsItStands({
    ...{ about: view, key, time, standing: view.standing },
    stage: view.stages.find((one) => one.key === key) ?? null,
    isAsked: view.may.approve.includes(key),
    mayReply: view.may.reply.includes(key),
    round: view.rounds.at(-1)?.number ?? 0,
    changes: changes.slice(0, MOST),
    moreChanges: Math.max(0, changes.length - MOST),
  });
}

type Stage = Pick<StageView, 'why' | 'quorum' | 'state' | 'approvals' | 'dueAt' | 'escalated'> & {
  readonly questions: readonly Pick<StageView['questions'][number], 'by' | 'question' | 'reply'>[];
};

type Shown = Pick<RequestCard, 'about' | 'changes' | 'moreChanges'> & {
  readonly key: StageKey;
  /** Null where this approval is not asked for any more. */
  readonly stage: Stage | null;
  readonly isAsked: boolean;
  readonly mayReply: boolean;
  readonly standing: string;
  readonly round: number;
  readonly time: Time;
  /** What is said to the one who is asked alone. */
  readonly aside?: readonly Mrkdwn[];
};

/** A stage as it stands for one reader. */
export function stageAsItStands({ key: stage, about, isAsked, ...shown }: Shown): Answer {
  const { key, code } = about;
  const { changes, moreChanges } = shown;
  return requestCard({
    ...{ about, changes, moreChanges, sign: isAsked ? '✍️' : '🔄' },
    title: isAsked ? `your approval as ${stageName(stage)}` : `approval by the ${stageName(stage)}`,
    lines: [
      ...(isAsked ? (shown.aside ?? []) : []),
      ...(shown.stage ? stageLines(shown.stage, shown.time) : [GONE]),
      ...(isAsked ? [] : [mrkdwn`${shown.standing}`]),
    ],
    buttons: [
      ...(isAsked ? decidingButtons({ key, stage, code: code ?? '' }) : []),
      ...(shown.mayReply ? [replyButton(key, stage)] : []),
      ...standingButtons(key, shown.round),
    ],
  });
}

const MOST = 12;
const GONE = mrkdwn`🔄 This approval is not asked for any more.`;

/** What happened in a stage: who approved, what was asked, by when it is due. */
export function stageLines(stage: Stage, time: Time): readonly Mrkdwn[] {
  const { approvals, questions, dueAt, why, quorum } = stage;
  const approved = approvals.map(
    ({ by, at, insteadOf }) =>
      mrkdwn`✅ ${by}${insteadOf === null ? '' : ` for ${insteadOf}`} approved it ${time(at)}`,
  );
  return [
    ...(stage.state === 'approved' ? [] : [mrkdwn`${why}`]),
    ...(quorum > 1 && stage.state !== 'approved'
      ? [mrkdwn`👥 ${quorum} people have to approve it; ${haveWords(approvals.length)}.`]
      : []),
    ...approved,
    ...questions.flatMap((one) => questionLines(one, time)),
    ...(dueAt === null ? [] : [mrkdwn`📅 Please decide by ${time(dueAt)}`]),
    ...(stage.escalated && stage.state !== 'approved' ? [LATE] : []),
  ];
}

function haveWords(approved: number): string {
  return approved === 0 ? 'nobody has yet' : `${approved} ${approved === 1 ? 'has' : 'have'}`;
}

const LATE = mrkdwn`⏰ It is late, so others were asked as well.`;
const TEXT = 500;

function questionLines(
  { by, question, reply }: Stage['questions'][number],
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
