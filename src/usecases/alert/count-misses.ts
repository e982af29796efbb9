import { clockLines } from '../../domain/alert/episode.ts';
import { MISSED } from '../../domain/alert/standing.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import type { Register } from '../../domain/register/register.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import { countFired } from '../../storage/alerts.ts';
import type { Db } from '../../storage/database.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { periodName } from '../watch/period-name.ts';
import { promiseOf } from './describe-alert.ts';

/** Which miss of its promise in the period an episode is, counted once for all that were missed at the same time. */
export function countMisses(tx: Db, { workspace }: Context, register: Register) {
  const counted = new Map<string, Promise<number>>();
  return async (kept: KeptEpisode): Promise<AlertContent['nth']> => {
    const missed = missOf(kept);
    const promise = missed && promiseOf(register, missed.line);
    if (!promise) return null;
    const { agreement, target } = promise;
    const { timeZone } = agreement.terms;
    const period = periodOf({ unit: target.period, timeZone, at: missed.at });
    const question = {
      ...{ workspaceId: workspace.id, agreementKey: agreement.key, targetKey: target.key },
      ...{ threshold: MISSED, from: period.from, to: missed.at },
    };
    const name = JSON.stringify(question);
    const count = counted.get(name) ?? countFired(tx, question);
    counted.set(name, count);
    return {
      count: await count,
      period: periodName(period, { unit: target.period, timeZone }),
    };
  };
}

/** The first promise about a work item that was missed, and when that was seen. */
function missOf({ episode }: KeptEpisode) {
  const keys = new Set(
    episode.followed.filter(({ peak }) => peak >= MISSED).map(({ line }) => line.agreement),
  );
  const line = clockLines(episode).find(({ agreement }) => keys.has(agreement));
  const step = episode.steps.find(
    ({ content }) => 'seen' in content && content.seen.lines.some(({ level }) => level >= MISSED),
  );
  return line && step ? { line, at: step.at } : null;
}
