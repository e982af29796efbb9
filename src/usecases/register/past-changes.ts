import { supportHours } from '../../domain/agreement/hours.ts';
import { touchesFigures } from '../../domain/agreement/touches-figures.ts';
import { openIntervals } from '../../domain/calendar/calendar.ts';
import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import { subtract } from '../../domain/calendar/interval.ts';
import {
  type AgreementRevision,
  extendRegister,
  latestAgreement,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';
import type { Verdict } from '../../domain/target/figure.ts';
import { targetName } from '../../domain/target/kind-words.ts';
import type { Db } from '../../storage/database.ts';
import { countCovered } from '../../storage/refolds.ts';
import { measuringAt, type PeriodPromise, promiseAtEnd } from '../period/fresh-figure.ts';
import { endedPromises } from '../period/seal-periods.ts';
import { type Measuring, measure } from '../status/measure-agreement.ts';
import type { Setting } from '../status/viewing.ts';
import { periodName } from '../watch/period-name.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** An ended period that would be judged otherwise. */
export type Flip = {
  readonly agreement: string;
  readonly target: string;
  readonly period: string;
  readonly before: Verdict;
  readonly after: Verdict;
};

/** What a change of a document does to periods that have ended. */
export type PastChange = {
  readonly kind: 'agreement' | 'calendar';
  readonly key: string;
  /** How many ended periods it would measure anew. */
  readonly periods: number;
  readonly flips: readonly Flip[];
  /** Whether every period was measured; with very many work items they are only counted. */
  readonly measured: boolean;
};

type Changing = { readonly register: Register; readonly revisions: readonly NumberedDocument[] };

/** Older periods and more agreements than these are not counted. */
const REACH = 400 * DAY;
const MOST_MEASURED = 25;
/** More work items than these take longer to measure, period by period, than somebody waits. */
const MOST_WORK_ITEMS = 5_000;

/** The changes that would rewrite what was measured in ended periods; none where nothing was. */
export async function pastChanges(
  tx: Db,
  { workspace, now }: Pick<Setting, 'workspace' | 'now'>,
  { register, revisions }: Changing,
): Promise<readonly PastChange[]> {
  const next = extendRegister(register, revisions);
  const measuringIn = (of: Register) =>
    measuringAt({ db: tx, workspaceId: workspace.id, register: of })(now);
  const scene = { before: measuringIn(register), after: measuringIn(next) };
  const found: PastChange[] = [];
  for (const document of revisions) {
    const spans = spansOf({ register, next, now }, document);
    if (spans.length === 0) continue;
    const near = spans.slice(0, MOST_MEASURED);
    const agreementKeys = near.map(({ agreementKey }) => agreementKey);
    const items = await countCovered(tx, { workspaceId: workspace.id, agreementKeys });
    const one = items > MOST_WORK_ITEMS ? counted(scene, near) : await measured(scene, near);
    const { kind, key } = document;
    if (one.periods > 0 && (kind === 'agreement' || kind === 'calendar'))
      found.push({ kind, key, ...one });
  }
  return found;
}

type Registers = { readonly register: Register; readonly next: Register; readonly now: Instant };
type Span = { readonly agreementKey: string; readonly since: Instant };

/** Which agreements a changed document measures anew, and since when. */
function spansOf(registers: Registers, document: NumberedDocument): readonly Span[] {
  const { register, next, now } = registers;
  const { kind, key } = document;
  if (kind === 'agreement') {
    const [before, after] = [latestAgreement(register, key), latestAgreement(next, key)];
    if (!before || !after || after.agreed.from > now) return [];
    if (!touchesFigures({ before: before.terms, after: after.terms, now })) return [];
    return [{ agreementKey: key, since: Math.max(after.agreed.from, now - REACH) }];
  }
  if (kind !== 'calendar') return [];
  const since = firstDifference(registers, key);
  if (since === null) return [];
  return [...register.agreements].flatMap(([agreementKey, revisions]) =>
    revisions.some((one) => isOn(one, key)) ? [{ agreementKey, since }] : [],
  );
}

function isOn({ terms }: AgreementRevision, calendar: string): boolean {
  return [terms.calendar, supportHours(terms)].includes(calendar);
}

function firstDifference({ register, next, now }: Registers, key: string): Instant | null {
  const [before, after] = [register, next].map((one) => calendarsOf(one)(key));
  if (!before || !after) return null;
  const span = { from: now - REACH, to: now };
  const [open, opened] = [openIntervals(before, span), openIntervals(after, span)];
  const apart = [...subtract(open, opened), ...subtract(opened, open)];
  return apart.length === 0 ? null : Math.min(...apart.map(({ from }) => from));
}

type Scene = { readonly before: Measuring; readonly after: Measuring };

async function measured(scene: Scene, spans: readonly Span[]) {
  const periods = new Set<string>();
  const flips: Flip[] = [];
  for (const span of spans) {
    for (const promise of promisesOf(scene, span)) {
      const { terms, period, agreement } = promise;
      const place = { agreementKey: agreement.key, targetKey: terms.key, period };
      const before = await verdictOf(scene.before, place);
      const after = await verdictOf(scene.after, place);
      if (before === 'no-data' && after === 'no-data') continue;
      periods.add(`${agreement.key} ${period.from} ${period.to}`);
      if (before !== after) flips.push({ ...named(promise), before, after });
    }
  }
  return { periods: periods.size, flips, measured: true };
}

function counted(scene: Scene, spans: readonly Span[]) {
  const periods = spans.flatMap((span) =>
    promisesOf(scene, span).map(({ agreement, period }) => `${agreement.key} ${period.from}`),
  );
  return { periods: new Set(periods).size, flips: [], measured: false };
}

/** Every promise of an ended period before the change or after it, the first period first. */
function promisesOf({ before, after }: Scene, span: Span): readonly PeriodPromise[] {
  const all = [after, before].flatMap(({ register, asOf: now }) =>
    endedPromises(register, { ...span, now }),
  );
  const distinct = new Map(
    all.map((one) => [`${one.terms.key} ${one.period.from} ${one.period.to}`, one]),
  );
  return [...distinct.values()].sort((a, b) => a.period.from - b.period.from);
}

async function verdictOf(
  measuring: Measuring,
  place: Parameters<typeof promiseAtEnd>[1],
): Promise<Verdict> {
  const promise = promiseAtEnd(measuring.register, place);
  return promise ? (await measure(measuring, promise)).verdict : 'no-data';
}

function named({ agreement, terms, period }: PeriodPromise) {
  const { timeZone } = agreement.terms;
  return {
    agreement: agreement.key,
    target: targetName(terms),
    period: periodName(period, { unit: terms.period, timeZone }),
  };
}
