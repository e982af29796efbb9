import type { Verdict } from '../../domain/target/figure.ts';
import { count } from '../../domain/target/length-words.ts';
import { recomputingWords } from '../../usecases/rebuild/recomputing.ts';
import type { StatusReport } from '../../usecases/status/status-report.ts';
import { type Answer, answer } from '../answer.ts';
import { actions, button, context, header, type KnownBlock, section } from '../blocks/blocks.ts';
import { LIMITS } from '../blocks/limits.ts';
import { type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { paginate } from '../blocks/pages.ts';
import type { ClockWords } from '../wording/clock-words.ts';
import { agreementBlocks } from './agreement-blocks.ts';
import { noAgreements } from './empty-states.ts';
import { overviewGroups } from './overview-blocks.ts';
import { type StatusQuery, writeQuery } from './status-query.ts';

/** Where an answer is read: by one person, by all of a channel, or in a dialog. */
export type Place =
  | { readonly kind: 'private'; readonly channel: boolean; readonly note?: string }
  | { readonly kind: 'shared'; readonly by: string }
  | { readonly kind: 'dialog' };

export type StatusView = {
  readonly report: StatusReport;
  readonly query: StatusQuery;
  readonly clock: ClockWords;
  readonly place: Place;
};

// What the title and the buttons around the agreements take.
const FRAME = { blocks: 7, characters: 1_700 };

/** How the promises about a service stand, cut to what one message holds. */
export function statusAnswer(view: StatusView): Answer {
  const { report, query, clock, place } = view;
  if (report.agreements.length === 0) return noAgreements(report, clock);
  const seen = { asOf: report.asOf, clock };
  const groups = isOverview(view)
    ? overviewGroups(report.agreements, seen)
    : report.agreements.map((agreement) => agreementBlocks(agreement, seen));
  const pages = paginate(groups, roomIn(place));
  const page = Math.min(query.page, pages.length - 1);
  return answer(summary(view), [
    header(titleOf(view)),
    ...(report.agreements.length > 1 ? [section(countedWords(report))] : []),
    ...(pages[page] ?? []),
    ...controls(view, { page, pages: pages.length }),
    ...(report.recomputing ? [context(mrkdwn`🔄 ${recomputingWords(report.recomputing)}`)] : []),
    context(smallPrint(view, { page, pages: pages.length })),
  ]);
}

/** Who asks for everything wants to know where to look first. */
function isOverview({ report, query: { service, customer, agreement } }: StatusView): boolean {
  const isNarrow = [service, customer, agreement].some((asked) => asked !== undefined);
  return !isNarrow && report.agreements.length > 2;
}

type Position = { readonly page: number; readonly pages: number };

function controls(
  { report, query, place }: StatusView,
  { page, pages }: Position,
): readonly KnownBlock[] {
  const value = writeQuery({ ...query, page });
  const rest = button({
    label: page + 1 < pages ? 'Show the rest' : 'Back to the start',
    action: 'status.rest',
    value: writeQuery({ ...query, page: (page + 1) % pages }),
  });
  const share = button({ label: 'Share in this channel', action: 'status.share', value });
  const another = button({ label: 'Check another date', action: 'status.ask', value });
  return actions([
    ...(pages > 1 && place.kind !== 'shared' ? [rest] : []),
    ...(place.kind === 'private' && place.channel ? [share] : []),
    ...(place.kind === 'private' ? [another] : []),
    ...(place.kind === 'shared' ? [] : proposing(report)),
  ]);
}

/** Where one agreement is shown, another one can be proposed; of several, each sheet has the button. */
function proposing({ agreements: [only, ...others] }: StatusReport) {
  if (!only || others.length > 0) return [];
  return [button({ label: 'Propose a change', action: 'proposal.begin', value: only.key })];
}

function smallPrint({ report, clock, place }: StatusView, { page, pages }: Position): Mrkdwn {
  const asOf = mrkdwn`As of ${clock.time(report.asOf)} (${clock.timeZone})`;
  const part = pages > 1 ? mrkdwn` · part ${page + 1} of ${pages}` : mrkdwn``;
  switch (place.kind) {
    case 'shared':
      return mrkdwn`${asOf} · shared by ${{ mrkdwn: `<@${place.by}>` }}${restHint(pages)}`;
    case 'private':
      return mrkdwn`${asOf}${part} · ${place.note ?? 'only you can see this'}`;
    case 'dialog':
      return mrkdwn`${asOf}${part}`;
  }
}

function restHint(pages: number): Mrkdwn {
  return pages > 1 ? mrkdwn` · this is the first part; /sla status shows all` : mrkdwn``;
}

function titleOf({ report, query }: StatusView): string {
  const [only] = report.agreements;
  if (query.agreement !== undefined && only) return only.name;
  const what = report.service ? report.service.name : 'All services';
  return report.customer ? `${what} for ${report.customer.name}` : what;
}

/** The whole answer in a line: “E-mail: 1 missed, 1 at risk, 3 met.” */
function summary(view: StatusView): Mrkdwn {
  return mrkdwn`${titleOf(view)} – ${countedWords(view.report)}`;
}

/** “26 promises: 1 missed, 3 at risk, 22 met.” */
function countedWords(report: StatusReport): Mrkdwn {
  const verdicts = report.agreements.flatMap(({ targets }) =>
    targets.map(({ figure }) => figure.verdict),
  );
  const words: Readonly<Record<Verdict, string>> = {
    breached: 'missed',
    'at-risk': 'at risk',
    met: 'met',
    'no-data': 'without data',
  };
  const counted = (['breached', 'at-risk', 'met', 'no-data'] as const)
    .map((verdict) => ({ verdict, number: verdicts.filter((one) => one === verdict).length }))
    .filter(({ number }) => number > 0)
    .map(({ verdict, number }) => `${number} ${words[verdict]}`);
  return mrkdwn`${count(verdicts.length, 'promise')}: ${counted.join(', ')}`;
}

function roomIn({ kind }: Place) {
  const room = kind === 'dialog' ? LIMITS.view : LIMITS.message;
  return {
    blocks: room.blocks - FRAME.blocks,
    characters: room.characters - FRAME.characters,
  };
}
