import { count } from '../../../domain/target/length-words.ts';
import type { ForeseenPublishing } from '../../../usecases/draft/foresee-publishing.ts';
import type { Counts } from '../../../usecases/draft/publish-draft.ts';
import { flipWords, TOO_MANY } from '../../../usecases/register/words/past-words.ts';
import { type KnownBlock, section } from '../../blocks/blocks.ts';
import { choiceInput, dateInput } from '../../blocks/inputs.ts';
import { titled } from '../../blocks/lists.ts';
import { type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Fields } from '../interaction.ts';

const MOST_FLIPS = 20;
const FROM_A_DAY = 'from-a-day';
const FROM_THE_START = 'from-the-start';

const CHOICES = [
  { value: FROM_A_DAY, label: 'From a day on; until then it was as it is' },
  { value: FROM_THE_START, label: 'Correct it from the start' },
];

/** Asks from when changed terms count, where they would else measure the past anew. */
export function countsBlocks({ past, from }: ForeseenPublishing): readonly KnownBlock[] {
  if (past === null) return [];
  const flips = past.flips.map((flip) => mrkdwn`• ${flipWords(flip)}`);
  const left = flips.length - MOST_FLIPS;
  return [
    choiceInput({ name: 'counts', label: 'From when it counts' }, CHOICES, FROM_A_DAY),
    dateInput(
      {
        name: 'from',
        label: 'Counts from',
        hint: 'A period is judged by what is promised at its end, so the first day of one is best.',
        optional: true,
      },
      from,
    ),
    section(
      mrkdwn`⚠️ To correct it from the start measures ${count(past.periods, 'ended period')} anew. Figures that were published stay as they are until somebody approves their restatement.`,
    ),
    ...titled(mrkdwn`*What that would change*`, flips.slice(0, MOST_FLIPS)),
    ...(left > 0 ? [section(mrkdwn`… and ${left} more`)] : []),
    ...(flips.length === 0 ? [section(noFlips(past.measured))] : []),
  ];
}

function noFlips(measured: boolean): Mrkdwn {
  return measured ? mrkdwn`No ended period would be judged otherwise.` : mrkdwn`${TOO_MANY}`;
}

/** Whoever publishes what others have signed is reminded of them. */
export function signerBlocks(signers: readonly string[]): readonly KnownBlock[] {
  if (signers.length === 0) return [];
  return [
    section(
      mrkdwn`✍️ Signed by: ${signers.join(', ')}. Publish only what was agreed with them already, or press *Propose a change* in what \`/sla show\` says.`,
    ),
  ];
}

/** From when somebody said that it counts; nothing where it was not asked. */
export function countsIn({ counts, from }: Fields): Counts | undefined {
  if (counts === FROM_THE_START) return FROM_THE_START;
  return typeof from === 'string' && from !== '' ? { from } : undefined;
}

/** What is missing in the answer to it. */
export function unexplained({ counts, from, reason }: Fields): Readonly<Record<string, string>> {
  const isExplained = typeof reason === 'string' && reason.trim() !== '';
  if (counts === FROM_THE_START && !isExplained) {
    return { reason: 'Please write why the past is corrected.' };
  }
  return counts === FROM_A_DAY && typeof from !== 'string' ? { from: 'Please choose a day.' } : {};
}
