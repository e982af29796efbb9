import { nameActor } from '../../domain/party/actor.ts';
import { type BurnReading, burningAfter } from '../../domain/target/burn-alerts.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { setWatermark, watermarkOf } from '../../storage/watermarks.ts';
import type { Context } from '../context.ts';
import { followPeriod, type StandingPeriod } from './follow-period.ts';

type Burning = {
  readonly standing: StandingPeriod;
  readonly readings: readonly BurnReading[];
};
type Urgency = BurnReading['pair']['urgency'];

/**
 * Tells once when what may go wrong in a period is used up too fast, and again only after it had stopped. What somebody
 * is called for goes before what can wait, and says enough.
 */
export async function watchBurn(tx: Db, context: Context, watched: Burning): Promise<void> {
  const { standing } = watched;
  const page = await follow(tx, context, { ...watched, urgency: 'page' });
  const ticket = await follow(tx, context, { ...watched, urgency: 'ticket' });
  const worst = page ?? ticket;
  if (worst?.begins && standing.figure.verdict !== 'breached') {
    // What is lost already is told as missed.
    await tell(tx, context, { ...watched, reading: worst.reading });
  } else if (worst === null && !(await wasOnLately(tx, context, watched))) {
    await followPeriod(tx, context, { standing, fresh: false, burn: null });
  }
}

/** A pause shorter than the window is none. */
async function wasOnLately(tx: Db, { workspace, now }: Context, { standing, readings }: Burning) {
  for (const { pair } of readings) {
    const mark = { workspaceId: workspace.id, name: markOf(standing, pair.urgency) };
    const last = await watermarkOf(tx, mark);
    if (last !== null && now - last <= pair.longMs) return true;
  }
  return false;
}

function markOf({ agreement, target }: StandingPeriod, urgency: Urgency) {
  return ['burning', agreement.key, target.key, urgency].join('/');
}

type Followed = { readonly reading: BurnReading; readonly begins: boolean };

/** Whether one urgency is on, and only begins to be; a pause shorter than the window is none. */
async function follow(
  tx: Db,
  { workspace, now }: Context,
  { standing, readings, urgency }: Burning & { readonly urgency: Urgency },
): Promise<Followed | null> {
  const mark = { workspaceId: workspace.id, name: markOf(standing, urgency) };
  const last = await watermarkOf(tx, mark);
  const wasOn = ({ pair }: BurnReading) => last !== null && now - last <= pair.longMs;
  const own = readings.filter(({ pair }) => pair.urgency === urgency);
  const reading = own.find((each) => burningAfter(wasOn(each), each));
  if (!reading) return null;
  await setWatermark(tx, { ...mark, at: now });
  return { reading, begins: !own.some(wasOn) };
}

type Telling = Burning & { readonly reading: BurnReading };

async function tell(tx: Db, context: Context, { standing, reading }: Telling): Promise<void> {
  const { agreement, target } = standing;
  const { pair, longRate } = reading;
  const burn = { urgency: pair.urgency, rate: longRate ?? 0, windowMs: pair.longMs };
  if (!(await followPeriod(tx, context, { standing, fresh: true, burn }))) return;
  await record(tx, {
    ...{ workspaceId: context.workspace.id, at: context.now, actor: nameActor(context.actor) },
    verb: 'burn rate told',
    subject: `agreement:${agreement.key}`,
    detail: { targetKey: target.key, pair: reading.name, rate: longRate },
  });
}
