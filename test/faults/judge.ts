import { rebuild } from '../../src/usecases/rebuild/rebuild.ts';
import { readRegister } from '../../src/usecases/register/load-register.ts';
import { judgeAlerts } from './judge-alerts.ts';
import { judgeClocks } from './judge-clocks.ts';
import { judgeNotices } from './judge-notices.ts';
import { judgePeople } from './judge-people.ts';
import { judgePeriods } from './judge-periods.ts';
import type { Outcome } from './run.ts';
import { readSaid } from './said.ts';

type Counts = Readonly<Record<string, number>>;

/** What came of it, next to what should have; every list of `wrong` must be empty. */
export type Verdict = {
  readonly figures: Counts;
  readonly wrong: Readonly<Record<string, readonly string[]>>;
};

/** Compares what was recorded and what people see with what the engine says. */
export async function judge(outcome: Outcome): Promise<Verdict> {
  const { context, done } = outcome;
  const register = await readRegister(context.database, context.workspace.id);
  const said = await readSaid(outcome);
  const parts = [
    judgeNotices(outcome, said),
    await judgeClocks(outcome, register),
    await judgePeriods(outcome, register),
    await judgeAlerts(outcome, { register, said }),
    await judgePeople(outcome),
    await judgeNumbers(outcome),
    judgeStops(done),
  ];
  return {
    figures: Object.assign({}, done, ...parts.map(({ figures }) => figures)),
    wrong: Object.assign({}, ...parts.map(({ wrong }) => wrong)),
  };
}

async function judgeNumbers({ context }: Outcome): Promise<Verdict> {
  const { differences, workItems } = await rebuild(context, { verify: true });
  return {
    figures: { 'numbers rebuilt': workItems },
    wrong: { 'numbers that differ when rebuilt': differences.map((one) => JSON.stringify(one)) },
  };
}

/** Who is asked to stop has ten seconds, and ends without having been made to. */
function judgeStops(done: Counts): Verdict {
  const made = Object.keys(done).filter((what) => what.startsWith('asked to stop: '));
  const longest = done['ms that stopping took at the longest'] ?? 0;
  const late = longest > 10_000 ? [`${longest} ms`] : [];
  return { figures: {}, wrong: { 'not stopped within ten seconds': [...made, ...late] } };
}
