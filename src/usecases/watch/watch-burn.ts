import { periodOf } from '../../domain/calendar/period.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { type BurnReading, burningAfter, burnSpan } from '../../domain/target/burn-alerts.ts';
import type { BurnNotice } from '../../outbox/notice-period.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { setWatermark, watermarkOf } from '../../storage/watermarks.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { teamChannelOf } from '../notice/promised.ts';
import { burnReadings } from '../period/burn-readings.ts';
import { measure } from '../status/measure-agreement.ts';
import { factsFrom } from '../status/period-facts.ts';
import { describePeriod, type StandingPeriod } from './describe-period.ts';

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
  if (readings.every(({ state }) => state === 'calm')) return;
  const period = periodOf({ unit: terms.period, timeZone: agreement.terms.timeZone, at: asOf });
  const figure = await measure(measuring, { agreement, terms, period });
  await db.transaction((tx) => note(tx, context, { ...watched, figure, readings }));
}

/** What somebody is called for goes before what can wait, and says enough. */
async function note(tx: Db, context: Context, burning: Burning): Promise<void> {
  const page = await follow(tx, context, { ...burning, urgency: 'page' });
  const ticket = await follow(tx, context, { ...burning, urgency: 'ticket' });
  const worst = page ?? ticket;
  // What is lost already is told as missed.
  if (!worst?.begins || burning.figure.verdict === 'breached') return;
  await tell(tx, context, { ...burning, reading: worst.reading });
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
    name: ['burning', agreement.key, target.key, urgency].join('/'),
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
  const { register, agreement, target, reading } = telling;
  const recipient = teamChannelOf(register, agreement);
  if (recipient === null) return;
  const notice = noticeOf(telling, context.now);
  if (!(await enqueueNotice(tx, context, { notice, recipient }))) return;
  await record(tx, {
    ...{ workspaceId: context.workspace.id, at: context.now, actor: nameActor(context.actor) },
    verb: 'burn rate told',
    subject: `agreement:${agreement.key}`,
    detail: { targetKey: target.key, pair: reading.name, rate: reading.longRate },
  });
}

function noticeOf(telling: Telling, asOf: number): BurnNotice {
  const { pair, longRate } = telling.reading;
  const { urgency, longMs: windowMs } = pair;
  return {
    kind: 'period-at-risk',
    ...describePeriod(telling, asOf),
    threshold: 100,
    burn: { episode: asOf, urgency, windowMs, rate: longRate ?? 0 },
  };
}
