import { peakOf } from '../../domain/alert/episode.ts';
import { applyStep } from '../../domain/alert/fold-episode.ts';
import { MISSED } from '../../domain/alert/standing.ts';
import type { Step, StepContent, StepType } from '../../domain/alert/steps.ts';
import { nameActor } from '../../domain/party/actor.ts';
import type { Register } from '../../domain/register/register.ts';
import { recordAll } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { type KeptEpisode, keepEpisodes } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { countMisses } from './count-misses.ts';
import { decideAutomatic, tellCustomers } from './inform-automatically.ts';
import { type Telling, tellAlerts } from './tell-alert.ts';
import { tellLists } from './tell-lists.ts';

/** What each step is called in the audit trail. */
const VERBS: Readonly<Record<StepType, string>> = {
  opened: 'alert raised',
  worsened: 'alert worsened',
  breached: 'alert breached',
  changed: 'alert changed',
  reopened: 'alert raised again',
  recovered: 'alert recovered',
  closed: 'alert closed',
  withdrawn: 'alert withdrawn',
  acknowledged: 'alert acknowledged',
  assigned: 'alert assigned',
  snoozed: 'alert snoozed',
  muted: 'alert muted',
  woken: 'alert woken',
  noted: 'alert noted',
  cause: 'cause of a miss told',
  improvement: 'improvement asked for',
  'customer-informed': 'customer informed',
  escalated: 'alert escalated',
};

/** Steps that were decided about an episode which nobody else moves. */
export type Moved = { readonly kept: KeptEpisode; readonly decided: readonly StepContent[] };

/** Takes the steps that were decided: keeps, records and tells them in the caller’s transaction. */
export async function moveAlerts(
  tx: Db,
  context: Context,
  { register, moved }: { readonly register: Register; readonly moved: readonly Moved[] },
): Promise<readonly KeptEpisode[]> {
  const taken = moved.map((each) => take(context, each));
  await keepEpisodes(tx, { at: context.now, moved: taken.map(keptOf) });
  await publishSteps(tx, context, { register, taken });
  return taken.map(({ kept }) => kept);
}

/** An episode after fresh steps. */
export type Taken = { readonly kept: KeptEpisode; readonly fresh: readonly Step[] };

function keptOf({ kept: { id, episode }, fresh }: Taken) {
  return { id, episode, fresh };
}

/** Records and tells steps that are kept already. */
export async function publishSteps(
  tx: Db,
  context: Context,
  { register, taken }: { readonly register: Register; readonly taken: readonly Taken[] },
): Promise<void> {
  const news = taken.filter(({ fresh }) => fresh.length > 0);
  await recordAll(
    tx,
    news.flatMap((each) => each.fresh.map((step) => entryOf(context, each, step))),
  );
  const nthOf = countMisses(tx, context, register);
  const tellings: Telling[] = [];
  for (const { kept, fresh } of news) {
    const isMissed = peakOf(kept.episode) >= MISSED;
    const nth = isMissed ? await nthOf(kept) : null;
    tellings.push({ register, kept, nth, fresh });
  }
  const lists = await tellAlerts(tx, context, tellings);
  await tellLists(tx, context, { register, lists });
  const moved = await decideAutomatic(
    tx,
    context,
    news.map((each) => ({ register, ...each })),
  );
  if (moved.length === 0) return;
  const informed = await moveAlerts(tx, context, { register, moved });
  await tellCustomers(tx, context, { register, informed });
}

function take({ now, actor }: Context, { kept, decided }: Moved): Taken {
  const name = nameActor(actor);
  const first = kept.episode.version + 1;
  const fresh = decided.map((content, index) => ({
    number: first + index,
    at: now,
    actor: name,
    identity: name,
    content,
  }));
  return { kept: { ...kept, episode: fresh.reduce(applyStep, kept.episode) }, fresh };
}

/** A look says in the audit trail what came of it; the numbers that it saw stand in the step. */
function entryOf({ workspace }: Context, { kept }: Taken, { number, at, actor, content }: Step) {
  const { id, subject, episode } = kept;
  const { agreementKey, targetKey, channel } = subject;
  const about = episode.workItem
    ? `work-item:${episode.workItem.key}`
    : `agreement:${agreementKey}`;
  const { type, ...rest } = content;
  const said = 'seen' in rest ? ('why' in rest ? { why: rest.why } : {}) : rest;
  return {
    workspaceId: workspace.id,
    at,
    actor,
    verb: VERBS[type],
    subject: about,
    detail: { alert: id, step: number, agreementKey, targetKey, channel, ...said },
    reason: 'reason' in content ? content.reason : null,
  };
}
