import type { Instant } from '../../domain/calendar/instant.ts';
import { burningNow, burnWords } from '../../domain/target/burn-words.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { attainedCounts, budgetWords } from '../../domain/target/figure-words.ts';
import { isInPercent } from '../../domain/target/kind-words.ts';
import { forecastLine } from '../../usecases/forecast/forecast-words.ts';
import type { AgreementStatus, TargetStatus } from '../../usecases/status/status-report.ts';
import { type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';
import { atRiskWords, attainedPercent, verdictName, verdictSign } from '../wording/figure-words.ts';
import { isRunning, periodWords } from '../wording/period-words.ts';
import { promiseLine } from '../wording/promise-line.ts';
import { whyButton } from './why-button.ts';

export type Seen = { readonly asOf: Instant; readonly clock: ClockWords };

/** How one target stands: verdict and promise, what was attained and what is left, what is in danger. */
export function targetBlock(
  target: TargetStatus,
  { key, timeZone }: Pick<AgreementStatus, 'key' | 'timeZone'>,
  seen: Seen,
): KnownBlock {
  return section(
    join(
      [
        mrkdwn`${verdictSign(target.figure.verdict)} *${verdictName(target.figure, seen.asOf)}* – ${promiseLine(target.terms)}`,
        attainedLine(target, seen),
        endangered(target, seen),
        burning(target),
        forecast(target, seen),
        previous(target, timeZone, seen.asOf),
      ],
      '\n',
    ),
    whyButton({ words: `${key} ${target.terms.key}`, at: seen.asOf }),
  );
}

/** What was attained and what may still go wrong while the period runs. */
export function attainedLine(
  target: Pick<TargetStatus, 'figure' | 'objective'>,
  { asOf }: Pick<Seen, 'asOf'>,
): Mrkdwn {
  const { figure } = target;
  const running = isRunning(figure.period, asOf) && isJudged(figure);
  const left = running ? mrkdwn`${budgetWords(figure.budget)}` : null;
  return join([attained(figure, target), left], ' · ');
}

function attained(figure: Figure, { objective }: Pick<TargetStatus, 'objective'>): Mrkdwn {
  const percent = attainedPercent(figure, objective);
  const counts = mrkdwn`${attainedCounts(figure)}`;
  const missed = missedWords(figure.missedItems);
  return join([percent === null ? null : mrkdwn`*${percent}*`, counts, missed], ' · ');
}

/** That the budget is being used up too fast to last. */
function burning({ burn = [] }: TargetStatus): Mrkdwn | null {
  const reading = burningNow(burn);
  return reading && mrkdwn`🔥 Its budget is being used up too fast: ${burnWords(reading)}`;
}

const NAMED = 3;

/** Which work items were missed, the latest first; “Why?” beside it lists them all. */
function missedWords(items: Figure['missedItems']): Mrkdwn | null {
  if (items.length === 0) return null;
  const named = items.toReversed().slice(0, NAMED);
  const keys = [...new Set(named.map(({ workItemKey }) => workItemKey))].join(', ');
  const more = items.length > NAMED ? ` and ${items.length - NAMED} more` : '';
  return mrkdwn`${keys}${more} missed`;
}

/** A figure without a percentage is judged as soon as it is not without data. */
function isJudged({ percent, verdict, attainment }: Figure): boolean {
  const hasPercent = attainment.of === 'time' || attainment.of === 'cases';
  return percent !== null || (!hasPercent && verdict !== 'no-data');
}

function endangered({ figure }: TargetStatus, { clock }: Seen): Mrkdwn | null {
  if (figure.atRisk.length === 0) return null;
  return mrkdwn`⏰ At risk now: ${atRiskWords(figure.atRisk, clock)}`;
}

function forecast(target: TargetStatus, seen: Seen): Mrkdwn | null {
  const line = foreseen(target, seen);
  return line === null ? null : mrkdwn`📈 ${line}`;
}

/** From this probability on even what is met so far needs a word. */
const WARNED_FROM = 0.3;

/** How a period will probably end whose promise is met so far; null unless that is in doubt. */
export function doubtLine(target: TargetStatus, seen: Seen): Mrkdwn | null {
  const probability = target.forecast?.forecast.probability ?? 0;
  const line = probability >= WARNED_FROM ? foreseen(target, seen) : null;
  return line === null ? null : mrkdwn`📈 ${line}`;
}

/** How the running period will probably end, where that helps. */
function foreseen(target: TargetStatus, { asOf }: Seen): string | null {
  const { forecast: kept, figure, objective, terms } = target;
  if (!kept || !isRunning(figure.period, asOf)) return null;
  const inPercent = isInPercent(terms);
  return forecastLine(kept.forecast, { figure, objective, inPercent, unit: terms.period });
}

function previous(target: TargetStatus, timeZone: string, asOf: Instant): Mrkdwn | null {
  const { previous: before, terms } = target;
  if (before === null) return null;
  const name = periodWords(before.period, { unit: terms.period, timeZone, asOf });
  const state = target.previousSeal === null ? ' (provisional)' : '';
  return mrkdwn`${name}${state}: ${verdictSign(before.verdict)} ${verdictName(before, asOf)}, ${attained(before, target)}`;
}
