import { burningNow } from '../../domain/target/burn-words.ts';
import { capitalised } from '../../domain/target/capitalised.ts';
import { count } from '../../domain/target/length-words.ts';
import { overriddenWords } from '../../usecases/status/overridden.ts';
import type { AgreementStatus, TargetStatus } from '../../usecases/status/status-report.ts';
import { button, divider, type KnownBlock, section } from '../blocks/blocks.ts';
import { titled } from '../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../blocks/mrkdwn.ts';
import { verdictName, verdictSign } from '../wording/figure-words.ts';
import { periodWords } from '../wording/period-words.ts';
import { promiseLine } from '../wording/promise-line.ts';
import { attainedLine, doubtLine, type Seen, targetBlock } from './target-block.ts';

/** One agreement with all its targets, as a group of blocks: what needs attention first and in full. */
export function agreementBlocks(agreement: AgreementStatus, seen: Seen): readonly KnownBlock[] {
  const { targets } = agreement;
  const quiet = targets.filter((target) => isKept(target) || isSilent(target));
  return [
    headline(agreement, seen),
    ...targets
      .filter((target) => !quiet.includes(target))
      .map((target) => targetBlock(target, agreement, seen)),
    ...keptBlocks(quiet.filter(isKept), seen),
    ...silentBlocks(quiet.filter(isSilent)),
    divider(),
  ];
}

/** The button that opens an agreement. */
export function detailsButton({ key, name }: { readonly key: string; readonly name: string }) {
  return button({
    label: 'Details',
    action: 'agreement.show',
    value: key,
    spoken: `Details of ${name}`,
  });
}

function headline(agreement: AgreementStatus, seen: Seen): KnownBlock {
  const { name, customerName, providerName, kind, revision } = agreement;
  return section(
    join(
      [
        mrkdwn`*${name}*`,
        mrkdwn`${kind}: ${providerName} for ${customerName} · revision ${revision} · ${periodsOf(agreement, seen)}`,
        overDemandLine(agreement),
        ...agreement.overridden
          .slice(0, 3)
          .map((each) => mrkdwn`↪️ ${capitalised(overriddenWords(each))}.`),
      ],
      '\n',
    ),
    detailsButton(agreement),
  );
}

function overDemandLine({ overDemand }: AgreementStatus): Mrkdwn | null {
  if (overDemand === null) return null;
  const { counted, capacity } = overDemand;
  return mrkdwn`⚠️ More was asked for than agreed (${counted} of ${capacity}): the other promises are shown as outside the agreed demand.`;
}

function periodsOf({ targets, timeZone }: AgreementStatus, { asOf }: Seen): string {
  const names = targets.map(({ period, terms }) =>
    periodWords(period, { unit: terms.period, timeZone, asOf }),
  );
  return [...new Set(names)].join(', ');
}

/** A promise that is kept and was kept before: a line is enough for it. */
function isKept({ figure, previous, burn = [] }: TargetStatus): boolean {
  const quiet = figure.atRisk.length === 0 && burningNow(burn) === null;
  const kept = figure.verdict === 'met' && quiet;
  return kept && previous?.verdict !== 'breached';
}

/** A target about which there is nothing to say, neither for this period nor for the one before. */
function isSilent({ figure, previous }: TargetStatus): boolean {
  const unknown = figure.verdict === 'no-data' && figure.atRisk.length === 0;
  return unknown && (previous === null || previous.verdict === 'no-data');
}

function keptBlocks(targets: readonly TargetStatus[], seen: Seen): readonly KnownBlock[] {
  const names = new Set(targets.map(({ figure }) => verdictName(figure, seen.asOf)));
  return [...names].flatMap((name) => {
    const alike = targets.filter(({ figure }) => verdictName(figure, seen.asOf) === name);
    return titled(
      mrkdwn`${verdictSign('met')} *${name}*`,
      alike.map((target) => keptLine(target, seen)),
    );
  });
}

function keptLine(target: TargetStatus, seen: Seen): Mrkdwn {
  const stands = join([attainedLine(target, seen), doubtLine(target, seen)], ' · ');
  return mrkdwn`• ${promiseLine(target.terms)}: ${stands}`;
}

function silentBlocks(targets: readonly TargetStatus[]): readonly KnownBlock[] {
  return titled(
    mrkdwn`${verdictSign('no-data')} *No data* for ${count(targets.length, 'promise')}: nothing happened that could be judged.`,
    targets.map(({ terms }) => mrkdwn`• ${promiseLine(terms)}`),
  );
}
