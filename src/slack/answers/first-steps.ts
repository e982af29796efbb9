import type { FirstSteps } from '../../usecases/register/first-steps.ts';
import { actions, button, type KnownBlock, section } from '../blocks/blocks.ts';
import { join, mrkdwn } from '../blocks/mrkdwn.ts';

const STEPS = {
  party: mrkdwn`*Parties:* your own teams, your customers, your suppliers, and their people.`,
  calendar: mrkdwn`*Calendars:* when support is open.`,
  service: mrkdwn`*Services:* what your customers buy.`,
  agreement: mrkdwn`*Agreements:* what is promised to whom.`,
} as const;

/** Where only one side of agreements is there, the other one. */
const SIDES = {
  provider: mrkdwn`*Teams:* your own, which provide services.`,
  customer: mrkdwn`*Customers:* those to whom something is promised.`,
} as const;

/** What the register lacks yet and how to begin, for those who may write it; nothing when it has some of all. */
export function firstStepBlocks({ missing, missingSides }: FirstSteps): readonly KnownBlock[] {
  if (missing.length === 0) return [];
  const [side, other] = missingSides;
  const party = side === undefined || other !== undefined ? STEPS.party : SIDES[side];
  const steps = { ...STEPS, party };
  const begin =
    missing.length === Object.keys(STEPS).length && other !== undefined
      ? mrkdwn`🌱 *Your register is empty.* This is how it begins, step by step or with a file:`
      : mrkdwn`🌱 *What your register lacks yet:*`;
  const lines = missing.map((kind, index) => mrkdwn`${index + 1}. ${steps[kind]}`);
  return [
    section(join([begin, ...lines], '\n')),
    ...actions([
      ...missing.map((kind, index) =>
        button({
          label: `New ${kind}`,
          action: `draft.new-${kind}`,
          ...(index === 0 && { style: 'primary' as const }),
        }),
      ),
      button({ label: 'Import a file', action: 'import.open' }),
      button({ label: 'Open drafts', action: 'drafts.open' }),
    ]),
  ];
}
