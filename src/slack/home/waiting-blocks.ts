import { dateWords } from '../../domain/agreement/date-words.ts';
import type { ListedMaintenance } from '../../usecases/maintenance/list-maintenances.ts';
import { stageName } from '../../usecases/negotiation/record/tell-step.ts';
import type { Waiting } from '../../usecases/negotiation/waiting-for.ts';
import { decidingButtons, replyButton, stageLines } from '../answers/approval-card.ts';
import { maintenanceRow } from '../answers/maintenance-answer.ts';
import { changeLines } from '../answers/request-card.ts';
import { signButton } from '../answers/signature-card.ts';
import { writeTablePlace } from '../answers/table-place.ts';
import { toldChanges } from '../answers/told-changes.ts';
import { actions, button, context, type KnownBlock, section } from '../blocks/blocks.ts';
import { cut, join, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';

const MOST = 8;
const MOST_CHANGES = 5;

/** What waits for one person in negotiations, with what would change and the buttons to do it. */
export function waitingBlocks(
  waiting: readonly Waiting[],
  { time }: ClockWords,
): readonly KnownBlock[] {
  if (waiting.length === 0) return [section(NOTHING)];
  const left = waiting.length - MOST;
  return [
    ...waiting.slice(0, MOST).flatMap((one) => waitingBlock(one, time)),
    ...(left > 0 ? [context(mrkdwn`and ${left} more; \`/sla negotiations\` shows all.`)] : []),
  ];
}

/** The maintenance that waits for one person: to be approved, or for word of when it ended. */
export function maintenanceBlocks(
  maintenance: readonly ListedMaintenance[],
  clock: ClockWords,
): readonly KnownBlock[] {
  const left = maintenance.length - MOST;
  return [
    ...maintenance.slice(0, MOST).flatMap((one) => maintenanceRow(one, clock)),
    ...(left > 0 ? [context(mrkdwn`and ${left} more; \`/sla maintenance\` shows all.`)] : []),
  ];
}

const NOTHING = mrkdwn`✅ Nothing waits for you. When something needs your answer, you will find it here.`;
const LENGTH = 2_000;

function waitingBlock({ view, what }: Waiting, time: ClockWords['time']): readonly KnownBlock[] {
  const told = toldChanges(view);
  const more = Math.max(0, told.length - MOST_CHANGES);
  const changes = changeLines(told.slice(0, MOST_CHANGES), more, 'today');
  const stage = 'stage' in what ? view.stages.find(({ key }) => key === what.stage) : undefined;
  const text = join(
    [
      mrkdwn`${SIGNS[what.kind]} *${view.name}: ${title({ view, what })}*`,
      mrkdwn`${view.providerName} for ${view.customerName}${dueWords({ view, what })}`,
      ...(stage ? stageLines(stage, time) : []),
      ...changes,
    ],
    '\n',
  );
  return [section({ mrkdwn: cut(text.mrkdwn, LENGTH) }), ...actions(buttonsOf({ view, what }))];
}

const SIGNS = {
  ...{ approve: '✍️', reply: '❓', sign: '🖋️', answer: '🤝', send: '📝', offer: '📝' },
} as const;

function title({ what }: Waiting): string {
  switch (what.kind) {
    case 'approve':
      return `your approval as ${stageName(what.stage)}`;
    case 'reply':
      return 'a question to answer';
    case 'sign':
      return 'your signature';
    case 'answer':
      return 'an offer to answer';
    case 'send':
      return 'an offer that is not sent yet';
    case 'offer':
      return 'your side is to make the next offer';
  }
}

function dueWords({ view, what }: Waiting): string {
  const round = view.rounds.at(-1);
  if (what.kind === 'answer' && round) return ` · by ${dateWords(round.answerBy)}`;
  const { signBy } = view.timetable;
  return what.kind === 'sign' && signBy !== null ? ` · by ${dateWords(signBy)}` : '';
}

type Buttons = Parameters<typeof actions>[0];

function buttonsOf({ view, what }: Waiting): Buttons {
  const { key } = view;
  const whole = button({ label: 'Where it stands', action: 'negotiation.show', value: key });
  return [...own({ view, what }), whole];
}

function own({ view, what }: Waiting): Buttons {
  const { key, code, rounds } = view;
  const place = writeTablePlace({ key, round: rounds.at(-1)?.number ?? 0 });
  switch (what.kind) {
    case 'approve':
      return decidingButtons({ key, stage: what.stage, code: code ?? '' });
    case 'reply':
      return [replyButton(key, what.stage)];
    case 'sign':
      return [signButton(key, code ?? '')];
    case 'answer':
      return [button({ label: 'Answer …', action: 'offer.terms', value: place, style: 'primary' })];
    case 'send':
    case 'offer':
      return [
        button({
          label: 'Look at the draft',
          action: 'proposal.show',
          value: place,
          style: 'primary',
        }),
      ];
  }
}
