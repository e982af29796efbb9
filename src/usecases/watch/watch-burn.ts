import { periodLineOf } from '../../domain/alert/episode.ts';
import type { Interval } from '../../domain/calendar/interval.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { type BurnReading, burningAfter, burnSpan } from '../../domain/target/burn-alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { currentEpisode } from '../../storage/episodes.ts';
import { setWatermark, watermarkOf } from '../../storage/watermarks.ts';
import type { Context } from '../context.ts';
import { burnReadings } from '../period/burn-readings.ts';
import { measure } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';
import { followPeriod, periodSubject, type StandingPeriod } from './follow-period.ts';

type Watched = Omit<StandingPeriod, 'figure'>;
type Burning = StandingPeriod & { readonly readings: readonly BurnReading[] };
type Urgency = BurnReading['pair']['urgency'];

/** Tells once when what may go wrong in a period is used up too fast, and again only after it had stopped. */
export async function watchBurn(context: Context, watched: Watched): Promise<void> {
  const { database: db, workspace, now: asOf } = context;
  const { register, agreement, target: terms } = watched;
  if (burnSpan(terms, asOf) === null) return;
  const factsOf = factsFrom({ db, workspaceId: workspace.id, register, asOf });
  const measuring = { register, asOf, factsOf };
  const readings = await burnReadings(measuring, { agreement, terms });
  const period = periodOf({ unit: terms.period, timeZone: agreement.terms.timeZone, at: asOf });
  const isCalm = readings.every(({ state }) => state === 'calm');
  if (isCalm && !(await isFollowed(context, watched, period))) return;
  const figure = await measure(measuring, { agreement, terms, period });
  await db.transaction((tx) => note(tx, context, { ...watched, figure, readings }));
}

/** Whether people were told that it goes too fast, and not yet that it does not any more. */
async function isFollowed({ database, workspace }: Context, watched: Watched, period: Interval) {
  const key = periodSubject(watched, period)?.key;
  if (key === undefined) return false;
  const kept = await currentEpisode(database, { workspaceId: workspace.id, key });
  return kept?.episode.phase === 'open' && periodLineOf(kept.episode)?.burn != null;
}

/** What somebody is called for goes before what can wait, and says enough. */
async function note(tx: Db, context: Context, burning: Burning): Promise<void> {
  const page = await follow(tx, context, { ...burning, urgency: 'page' });
  const ticket = await follow(tx, context, { ...burning, urgency: 'ticket' });
  const worst = page ?? ticket;
  const standing = standingOf(burning);
  if (worst?.begins && burning.figure.verdict !== 'breached') {
    // What is lost already is told as missed.
    await tell(tx, context, { ...burning, reading: worst.reading });
  } else if (worst === null && !(await wasOnLately(tx, context, burning))) {
    await followPeriod(tx, context, { standing, fresh: false, burn: null });
  }
}

function standingOf({ register, agreement, target, figure }: StandingPeriod): StandingPeriod {
  return { register, agreement, target, figure };
}

/** A pause shorter than the window is none. */
async function wasOnLately(tx: Db, { workspace, now }: Context, burning: Burning) {
  for (const { pair } of burning.readings) {
    const mark = { workspaceId: workspace.id, name: markOf(burning, pair.urgency) };
    const last = await watermarkOf(tx, mark);
    if (last !== null && now - last <= pair.longMs) return true;
  }
  return false;
}

function markOf({ agreement, target }: Pick<Burning, 'agreement' | 'target'>, urgency: Urgency) {
  return ['burning', agreement.key, target.key, urgency].join('/');
}

type Followed = { readonly reading: BurnReading; readonly begins: boolean };

/** Whether one urgency is on, and only begins to be; a pause shorter than the window is none. */
async function follow(
  tx: Db,
  { workspace, now }: Context,
  { agreement, target, readings, urgency }: Burning & { readonly urgency: Urgency },
): Promise<Followed | null> {
  const mark = {
    workspaceId: workspace.id,
    name: markOf({ agreement, target }, urgency),
  };
  const last = await watermarkOf(tx, mark);
  const wasOn = ({ pair }: BurnReading) => last !== null && now - last <= pair.longMs;
  const own = readings.filter(({ pair }) => pair.urgency === urgency);
  const reading = own.find((each) => burningAfter(wasOn(each), each));
  if (!reading) return null;
  await setWatermark(tx, { ...mark, at: now });
  return { reading, begins: !own.some(wasOn) };
}

type Telling = Burning & { readonly reading: BurnReading };

async function tell(tx: Db, context: Context, telling: Telling): Promise<void> {
  const { agreement, target, reading } = telling;
  const { pair, longRate } = reading;
  const burn = { urgency: pair.urgency, rate: longRate ?? 0, windowMs: pair.longMs };
  const standing = standingOf(telling);
  if (!(await followPeriod(tx, context, { standing, fresh: true, burn }))) return;
  await record(tx, {
    ...{ workspaceId: context.workspace.id, at: context.now, actor: nameActor(context.actor) },
    verb: 'burn rate told',
    subject: `agreement:${agreement.key}`,
    detail: { targetKey: target.key, pair: reading.name, rate: longRate },
  });
}
