import type { AgreementStatus, TargetStatus } from '../../usecases/status/status-report.ts';
import { button, divider, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { verdictSign } from '../wording/figure-words.ts';
import { count } from '../wording/length-words.ts';
import { periodWords } from '../wording/period-words.ts';
import { promiseWords } from '../wording/promise-words.ts';
import { type Seen, targetBlock } from './target-block.ts';

/** One agreement with all its targets, as a group of blocks that stays together. */
export function agreementBlocks(agreement: AgreementStatus, seen: Seen): readonly KnownBlock[] {
  const telling = agreement.targets.filter((target) => !isSilent(target));
  return [
    headline(agreement, seen),
    ...telling.map((target) => targetBlock(target, agreement, seen)),
    ...silentBlocks(agreement.targets.filter(isSilent)),
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
      ],
      '\n',
    ),
    detailsButton(agreement),
  );
}

function periodsOf({ targets, timeZone }: AgreementStatus, { asOf }: Seen): string {
  const names = targets.map(({ period, terms }) =>
    periodWords(period, { unit: terms.period, timeZone, asOf }),
  );
  return [...new Set(names)].join(', ');
}

/** A target about which there is nothing to say, neither for this period nor for the one before. */
function isSilent({ figure, previous }: TargetStatus): boolean {
  const unknown = figure.verdict === 'no-data' && figure.atRisk.length === 0;
  return unknown && (previous === null || previous.verdict === 'no-data');
}

function silentBlocks(targets: readonly TargetStatus[]): readonly KnownBlock[] {
  if (targets.length === 0) return [];
  const promises = targets.map(({ terms }) => mrkdwn`• ${promiseWords(terms)}`);
  const title = mrkdwn`${verdictSign('no-data')} *No data* for ${count(targets.length, 'promise')}: nothing happened that could be judged.`;
  return [section(join([title, ...promises], '\n'))];
}
