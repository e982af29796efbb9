import type { Instant } from '../../domain/calendar/instant.ts';
import type { AgreementStatus, TargetStatus } from '../../usecases/status/status-report.ts';
import { type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import type { ClockWords } from '../wording/clock-words.ts';
import {
  atRiskWords,
  attainedWords,
  budgetWords,
  verdictName,
  verdictSign,
} from '../wording/figure-words.ts';
import { periodWords } from '../wording/period-words.ts';
import { promiseWords } from '../wording/promise-words.ts';

export type Seen = { readonly asOf: Instant; readonly clock: ClockWords };

/** How one target stands: verdict and promise, what was attained and what is left, what is in danger. */
export function targetBlock(
  target: TargetStatus,
  { timeZone }: Pick<AgreementStatus, 'timeZone'>,
  seen: Seen,
): KnownBlock {
  return section(
    join(
      [
        mrkdwn`${verdictSign(target.figure.verdict)} *${verdictName(target.figure, seen.asOf)}* – ${promiseWords(target.terms)}`,
        attained(target, seen),
        endangered(target, seen),
        previous(target, timeZone, seen.asOf),
      ],
      '\n',
    ),
  );
}

function attained({ figure, objective }: TargetStatus, { asOf }: Seen): Mrkdwn {
  const running = asOf < figure.period.to;
  const left = running && figure.percent !== null ? budgetWords(figure.budget) : null;
  return join(
    [mrkdwn`${attainedWords(figure, objective)}`, left === null ? null : mrkdwn`${left}`],
    ' · ',
  );
}

function endangered({ figure }: TargetStatus, { clock }: Seen): Mrkdwn | null {
  if (figure.atRisk.length === 0) return null;
  return mrkdwn`⏰ At risk now: ${atRiskWords(figure.atRisk, clock)}`;
}

function previous(
  { previous: before, terms, objective }: TargetStatus,
  timeZone: string,
  asOf: Instant,
): Mrkdwn | null {
  if (before === null) return null;
  const name = periodWords(before.period, { unit: terms.period, timeZone, asOf });
  return mrkdwn`_${name}: ${verdictSign(before.verdict)} ${verdictName(before, asOf)}, ${attainedWords(before, objective)}_`;
}
