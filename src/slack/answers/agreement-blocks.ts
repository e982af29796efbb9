import type { AgreementStatus } from '../../usecases/status/status-report.ts';
import { button, divider, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';
import { periodWords } from '../wording/period-words.ts';
import { type Seen, targetBlock } from './target-block.ts';

/** One agreement with all its targets, as a group of blocks that stays together. */
export function agreementBlocks(agreement: AgreementStatus, seen: Seen): readonly KnownBlock[] {
  return [
    headline(agreement, seen),
    ...agreement.targets.map((target) => targetBlock(target, agreement, seen)),
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
  const { name, customerName, kind, revision } = agreement;
  return section(
    join(
      [
        mrkdwn`*${name}*`,
        mrkdwn`${kind} with ${customerName}, revision ${revision} · ${periodsOf(agreement, seen)}`,
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
