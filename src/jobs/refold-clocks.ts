import {
  refoldAfterUpgrade,
  workspacesToRefold,
} from '../usecases/rebuild/refold-after-upgrade.ts';
import { type RefoldProgress, refoldClocks } from '../usecases/rebuild/refold-clocks.ts';
import type { Job, Log } from './job.ts';

/** So many work items are folded between two lines of the log. */
const TOLD_EVERY = 10_000;

/** Folds the clocks again that a changed agreement, calendar or rule has moved. */
export const refoldClocksJob: Job = {
  name: 'refold-clocks',
  cron: '* * * * *',
  scope: workspacesToRefold,
  run: async (context, log) => {
    await refoldAfterUpgrade(context);
    await refoldClocks(context, telling(log, context.workspace.id));
  },
};

function telling(log: Log, workspace: number): (progress: RefoldProgress) => void {
  let told = 0;
  return ({ done, left }) => {
    if (left > 0 && done - told < TOLD_EVERY) return;
    told = done;
    log.info({ workspace, done, left }, 'clocks are being recomputed');
  };
}
