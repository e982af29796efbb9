import { burningNow } from '../../domain/target/burn-words.ts';
import { count } from '../../domain/target/length-words.ts';
import type { AgreementStatus, TargetStatus } from '../../usecases/status/status-report.ts';
import { button, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { atRiskWords, verdictName, verdictSign } from '../wording/figure-words.ts';
import { promiseLine } from '../wording/promise-line.ts';
import { writeQuery } from './status-query.ts';
import { attainedLine, type Seen } from './target-block.ts';

/** So many promises of an agreement are named where many agreements are shown at once. */
const NAMED = 6;

/** Many agreements at once: those with something to look at come first, and the rest of each is counted. */
export function overviewGroups(
  agreements: readonly AgreementStatus[],
  seen: Seen,
): readonly (readonly KnownBlock[])[] {
  return agreements
    .map((agreement) => ({ agreement, urgent: agreement.targets.filter(isUrgent) }))
    .toSorted((a, b) => Number(b.urgent.length > 0) - Number(a.urgent.length > 0))
    .map(({ agreement, urgent }) => [overview({ agreement, urgent }, seen)]);
}

function isUrgent({ figure, burn = [] }: TargetStatus): boolean {
  const { verdict, atRisk } = figure;
  return verdict === 'breached' || verdict === 'at-risk' || atRisk.length > 0 || isBurning(burn);
}

function isBurning(burn: NonNullable<TargetStatus['burn']>): boolean {
  return burningNow(burn) !== null;
}

type Shown = { readonly agreement: AgreementStatus; readonly urgent: readonly TargetStatus[] };

function overview({ agreement, urgent }: Shown, seen: Seen): KnownBlock {
  const { key, name, kind, customerName, providerName, targets } = agreement;
  const more = urgent.length - NAMED;
  const rest = targets.filter((target) => !urgent.includes(target));
  return section(
    join(
      [
        mrkdwn`*${name}* · ${kind}: ${providerName} for ${customerName}`,
        ...urgent.slice(0, NAMED).map((target) => urgentLine(target, seen)),
        more > 0 ? mrkdwn`… and ${more} more` : null,
        restLine(rest),
      ],
      '\n',
    ),
    button({
      ...{ label: 'Details', action: 'status.open', spoken: `How ${name} stands` },
      value: writeQuery({ agreement: key, page: 0 }),
    }),
  );
}

function urgentLine(target: TargetStatus, seen: Seen): Mrkdwn {
  const { figure, terms } = target;
  const [next] = figure.atRisk;
  const due = next ? mrkdwn` · ${atRiskWords(figure.atRisk, seen.clock)}` : mrkdwn``;
  return mrkdwn`${verdictSign(figure.verdict)} *${verdictName(figure, seen.asOf)}* – ${promiseLine(terms)}: ${attainedLine(target, seen)}${due}`;
}

function restLine(rest: readonly TargetStatus[]): Mrkdwn | null {
  const silent = rest.filter(({ figure }) => figure.verdict === 'no-data').length;
  const kept = rest.length - silent;
  const words = [
    ...(kept > 0 ? [`${verdictSign('met')} ${count(kept, 'promise')} met`] : []),
    ...(silent > 0 ? [`${verdictSign('no-data')} ${count(silent, 'promise')} without data`] : []),
  ];
  return words.length === 0 ? null : mrkdwn`${words.join(' · ')}`;
}
