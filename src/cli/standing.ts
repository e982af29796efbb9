import { dateWords } from '../domain/agreement/date-words.ts';
import type { LifecycleStep } from '../domain/agreement/lifecycle.ts';
import {
  keepAgreement,
  reviewAgreement,
  terminateAgreement,
  withdrawAgreement,
} from '../usecases/agreement/change-standing.ts';
import type { SteppedAgreement } from '../usecases/agreement/step-agreement.ts';
import type { Setting } from '../usecases/status/viewing.ts';
import { type CliCommand, print, printJson } from './command.ts';

type Options = {
  readonly reason: string;
  readonly lastDay?: string;
  readonly apply?: boolean;
  readonly json?: boolean;
};

type Asked = {
  readonly agreement: string;
  readonly reason: string;
  readonly confirmed: boolean;
  readonly lastDay?: string | undefined;
};

type Step = {
  readonly name: Extract<LifecycleStep, 'review' | 'keep' | 'withdraw' | 'terminate'>;
  readonly summary: string;
  readonly take: (setting: Setting, asked: Asked) => Promise<SteppedAgreement>;
  /** What cannot be taken back is a rehearsal first. */
  readonly isFinal: boolean;
};

/** `accord review`: puts an agreement in force under review. */
export const review = command({
  name: 'review',
  summary: 'put an agreement in force under review; it holds meanwhile',
  take: reviewAgreement,
  isFinal: false,
});

/** `accord keep`: ends a review and leaves the agreement as it is. */
export const keep = command({
  name: 'keep',
  summary: 'end the review of an agreement that stays as it is',
  take: keepAgreement,
  isFinal: false,
});

/** `accord withdraw`: takes back terms that are agreed and not in force yet. */
export const withdraw = command({
  name: 'withdraw',
  summary: 'withdraw a revision that is agreed and not in force yet',
  take: withdrawAgreement,
  isFinal: true,
});

/** `accord terminate`: ends an agreement before its time. */
export const terminate = command({
  name: 'terminate',
  summary: 'end an agreement before its time: now, or after a last day',
  take: terminateAgreement,
  isFinal: true,
});

function command({ name, summary, take, isFinal }: Step): CliCommand {
  return (program, withSetting) => {
    const made = program
      .command(name)
      .argument('<agreement>', 'an agreement by its key or name')
      .requiredOption('--reason <text>', 'why, for its history')
      .option('--json', 'as JSON')
      .description(summary);
    if (name === 'terminate') made.option('--last-day <date>', 'its last day; today when left out');
    if (isFinal) made.option('--apply', 'do it; without it nothing is changed');
    made.action(async (agreement: string, options: Options) => {
      const { reason, lastDay, apply = false, json } = options;
      const asked = { agreement, reason, lastDay, confirmed: apply };
      const stepped = await withSetting((setting) => take(setting, asked));
      if (json) printJson(stepped);
      else print(steppedText(stepped, lastDay));
    });
  };
}

function steppedText({ key, revision, to, done }: SteppedAgreement, lastDay?: string): string {
  const end = lastDay === undefined ? '' : `; its last day is ${dateWords(lastDay)}`;
  const state = to === 'active' ? 'in force' : to.replace('-', ' ');
  if (done) return `${key}, revision ${revision}, is ${state}${end}.`;
  return `${key}, revision ${revision}, would be ${state}${end}. This was a rehearsal; --apply does it, and nothing takes it back.`;
}
