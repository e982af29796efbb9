import { dateWords } from '../../domain/agreement/date-words.ts';
import { shortCode } from '../../domain/negotiation/short-code.ts';
import { negotiationMeant } from '../../usecases/negotiation/negotiation-meant.ts';
import type { NegotiationView } from '../../usecases/negotiation/negotiation-view.ts';
import type { RecordedDeed } from '../../usecases/negotiation/record/recorded-steps.ts';
import { recordOf } from '../../usecases/negotiation/record/show-record.ts';
import { stageName } from '../../usecases/negotiation/record/tell-step.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, divider, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { cut, join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { Session } from '../session.ts';
import { type ClockWords, clockWords } from '../wording/clock-words.ts';
import { decidingButtons, replyButton, stageLines } from './approval-card.ts';
import type { PageQuery } from './page-query.ts';
import { pagedBlocks } from './paged.ts';
import { signatureLines, signButton } from './signature-card.ts';
import { writeTablePlace } from './table-place.ts';

/** Where a negotiation stands, whose turn it is, what is open, and everything that happened, page by page. */
export async function tellNegotiation(session: Session, query: PageQuery): Promise<Answer> {
  const opened = await session.open();
  const key = await negotiationMeant(opened, query.words);
  const { view, deeds } = await recordOf(opened, { key });
  const { time, timeZone } = clockWords(session.timeZone, opened.now);
  const groups = [
    standingBlocks(view),
    ...view.changes.map((one) => [section(changeText({ ...one, what: nameOf(view, one) }))]),
    ...approvalGroups(view, time),
    [divider(), section(mrkdwn`*What happened*, the last first`)],
    ...deeds.toReversed().map((deed) => [section(deedText(deed, time))]),
  ];
  return answer(mrkdwn`${view.name}: ${view.standing}`, [
    ...pagedBlocks({
      title: `Negotiation: ${view.name}`,
      ...{ groups, buttons: fileButtons(view), turn: 'negotiation.turn' },
      query: { ...query, words: key },
      foot: [context(smallPrint(view, timeZone))],
    }),
  ]);
}

function standingBlocks(view: NegotiationView): readonly KnownBlock[] {
  const { providerName, customerName, standing, paused, reason, urgent, may, key } = view;
  const turn = view.turn === view.side ? mrkdwn`👉 *It is your side’s turn.*` : null;
  return [
    section(
      join(
        [
          mrkdwn`${providerName} for ${customerName}`,
          mrkdwn`*${standing}*`,
          turn,
          paused === null ? null : mrkdwn`⏸️ ${paused.by} has paused it: “${paused.reason}”`,
          reason === null ? null : mrkdwn`_Why it was begun:_ ${cut(reason, 500)}`,
          urgent ? mrkdwn`It is an urgent correction.` : null,
          dates(view),
        ],
        '\n',
      ),
    ),
    ...actions([
      ...may.approve
        .slice(0, 1)
        .flatMap((stage) => decidingButtons({ key, stage, code: view.code ?? '' })),
      ...may.reply.slice(0, 1).map((stage) => replyButton(key, stage)),
      ...(may.sign ? [signButton(key, view.code ?? '')] : []),
      ...tableButtons(view),
    ]),
  ];
}

function dates({ rounds, timetable, effectiveFrom, phase }: NegotiationView): Mrkdwn | null {
  const round = rounds.at(-1);
  const said = [
    phase === 'open' && round ? mrkdwn`answer by ${dateWords(round.answerBy)}` : null,
    timetable.signBy === null ? null : mrkdwn`sign by ${dateWords(timetable.signBy)}`,
    effectiveFrom === '' ? null : mrkdwn`to hold from ${dateWords(effectiveFrom)}`,
  ];
  const line = join(said, ' · ');
  return line.mrkdwn === '' ? null : mrkdwn`📅 ${line}`;
}

/** What can be done with the offer, in the dialogs for it. */
function tableButtons({ key, rounds, may, preparation }: NegotiationView) {
  const round = rounds.at(-1)?.number ?? 0;
  const value = writeTablePlace({ key, round });
  return [
    ...(may.answer ? [button({ label: 'Answer term by term', action: 'offer.terms', value })] : []),
    ...(preparation === null
      ? []
      : [button({ label: 'Our draft', action: 'proposal.show', value })]),
    ...(round === 0 ? [] : [button({ label: 'What it would do', action: 'offer.effects', value })]),
    ...(may.withdraw || may.revive
      ? [button({ label: 'More …', action: 'offer.more', value })]
      : []),
  ];
}

/** A term as the last offer calls it: “P1 response, within”. */
function nameOf({ rounds }: NegotiationView, { path, what }: NegotiationView['changes'][number]) {
  return rounds.at(-1)?.changes.find((one) => one.path === path)?.what ?? what;
}

const WORDS = 300;

function changeText({
  what,
  before,
  after,
  answer: said,
  isOpen,
  comments,
}: NegotiationView['changes'][number]): Mrkdwn {
  const now = after === null ? mrkdwn`no longer promised` : mrkdwn`*${cut(after, WORDS)}*`;
  const old = before === null ? mrkdwn`new` : mrkdwn`today: ${cut(before, WORDS)}`;
  const state = isOpen ? mrkdwn`⏳ waits for an answer` : said && mrkdwn`${ANSWERS[said.kind]}`;
  const talk = comments.map(({ by, text }) => mrkdwn`💬 ${by}: “${cut(text, WORDS)}”`);
  return join([mrkdwn`• ${what}: ${now} _(${old})_`, state, ...talk.slice(-3)], '\n');
}

const ANSWERS = {
  accepted: '✅ accepted',
  countered: '↔️ another value is wanted',
  declined: '❌ declined',
} as const;

function approvalGroups(view: NegotiationView, time: ClockWords['time']): readonly KnownBlock[][] {
  const stages = view.stages.map((stage) => [
    ...titled(
      mrkdwn`*Approval: ${stageName(stage.key)}* – ${STATES[stage.state]}`,
      stageLines(stage, time),
    ),
  ]);
  const signatures = titled(mrkdwn`*Signatures*`, signatureLines(view, time));
  return [...stages, [...signatures]].filter((group) => group.length > 0);
}

const STATES = { waiting: 'has not begun', running: 'has its turn', approved: 'done' } as const;
const MOST_LINES = 8;

function deedText({ at, by, deed, lines, hash }: RecordedDeed, time: ClockWords['time']): Mrkdwn {
  const shown = lines.slice(0, MOST_LINES).map((line) => mrkdwn`      ${cut(line, WORDS)}`);
  const hidden = lines.length - shown.length;
  return join(
    [
      join(
        [
          mrkdwn`${time(at)} · *${by}* ${deed}`,
          hash === null ? null : mrkdwn`\`${shortCode(hash)}\``,
        ],
        ' · ',
      ),
      ...shown,
      hidden > 0 ? mrkdwn`      … and ${hidden} more lines in the record` : null,
    ],
    '\n',
  );
}

function fileButtons({ key }: NegotiationView) {
  return [
    { label: 'Record as PDF', action: 'negotiation.pdf', value: key },
    { label: 'As Markdown', action: 'negotiation.markdown', value: key },
    { label: 'What it says today', action: 'agreement.show', value: key },
  ];
}

function smallPrint(
  { key, code, side, providerName, customerName }: NegotiationView,
  timeZone: string,
): Mrkdwn {
  const party = side === 'provider' ? providerName : customerName;
  return join(
    [
      mrkdwn`\`${key}\``,
      code === null ? null : mrkdwn`code of the terms: \`${code}\``,
      mrkdwn`as ${party} sees it`,
      mrkdwn`times of ${timeZone}`,
    ],
    ' · ',
  );
}
