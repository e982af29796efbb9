import { supportHours } from '../../domain/agreement/hours.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { readDuration } from '../../domain/clock/duration.ts';
import { explainClock } from '../../domain/clock/ledger.ts';
import type { EffectiveExclusion } from '../../domain/exclusion/effective-exclusions.ts';
import type { WorkItem } from '../../domain/measurement/work-item-event.ts';
import {
  type AgreementRevision,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';
import { targetName, targetSentence } from '../../domain/target/kind-words.ts';
import { ANY_PRIORITY } from '../../domain/target/work-item-cases.ts';
import { teamChannelOf } from '../notice/promised.ts';
import {
  foldingFor,
  isCounted,
  type PinnedClock,
  withOverriding,
} from '../work-item/fold-work-item.ts';
import { calendarRules } from './calendar-rules.ts';
import type { ClockExplanation, CountedWait, Unpromised } from './explain-work-item.ts';
import { AROUND_THE_CLOCK, clockLedger, type LedgerRules } from './ledger.ts';

type Asked = {
  readonly item: WorkItem;
  readonly key: string;
  readonly asOf: Instant;
  /** Whether the reader may know which team has the item. */
  readonly inside: boolean;
  /** What counts as excluded under the agreement. */
  readonly effective: readonly EffectiveExclusion[];
  /** The targets of which something was to be told about the item. */
  readonly told?: ReadonlySet<string> | undefined;
};

type Explained = {
  readonly clocks: readonly ClockExplanation[];
  readonly unpromised: Unpromised | null;
};

/** The clocks of a work item under one agreement, each with its ledger. */
export function explainClocks(register: Register, asked: Asked): Explained {
  const { item, key, asOf, effective } = asked;
  const { revisionFor, clocksOf } = foldingFor(register, key, effective);
  const agreement = revisionFor(item);
  if (!agreement) {
    const name = latestAgreement(register, key)?.terms.name ?? key;
    return { clocks: [], unpromised: { name, why: 'not-in-force', priorities: [] } };
  }
  const known = calendarRules(register, supportHours(agreement.terms), asOf);
  const pinned = known ? clocksOf(item, asOf) : [];
  const elsewhere = countedElsewhere(register, agreement, asked);
  if (!known || (pinned.length === 0 && !elsewhere)) {
    return { clocks: [], unpromised: unpromised(agreement) };
  }
  return {
    clocks: pinned.map((one) => explained(one, { asked, known, pinned })),
    unpromised: elsewhere,
  };
}

/** What a more specific agreement counts instead of this one; null when nothing. */
function countedElsewhere(
  register: Register,
  agreement: AgreementRevision,
  { item, told }: Asked,
): Unpromised | null {
  const hears = teamChannelOf(register, agreement) !== null;
  const overridden = withOverriding(register, agreement, item).flatMap(({ target, overriding }) => {
    if (!overriding) return [];
    const { by, in: other } = overriding;
    const agreementName = other.terms.name ?? other.key;
    const wasTold = hears && told?.has(target.key) === true;
    const elsewhere = { target: targetName(target), by: targetName(by), agreementName };
    return [wasTold ? { ...elsewhere, wasTold } : elsewhere];
  });
  const name = agreement.terms.name ?? agreement.key;
  return overridden.length > 0 ? { name, why: 'overridden', priorities: [], overridden } : null;
}

function unpromised({ key, terms }: AgreementRevision): Unpromised {
  const priorities = terms.targets.filter(isCounted).map(({ priority }) => priority);
  return { name: terms.name ?? key, why: 'no-target', priorities: [...new Set(priorities)] };
}

type Setting = {
  readonly asked: Asked;
  readonly known: NonNullable<ReturnType<typeof calendarRules>>;
  readonly pinned: readonly PinnedClock[];
};

function explained(one: PinnedClock, { asked, known, pinned }: Setting): ClockExplanation {
  const { asOf, inside } = asked;
  return {
    ...named(one),
    calendar: known.calendar,
    ...standing(one, { ...known.rules, inside }),
    cycles: pinned.filter(({ target }) => target.key === one.target.key).length,
    countedWaits: countedWaits(one),
    handSetDue: one.clock.handSetDue ?? null,
    formerPriority: leftPriority(one, asOf),
  };
}

function named({ agreement, target }: PinnedClock) {
  const { key, number, terms } = agreement;
  return {
    agreement: { key, name: terms.name ?? key, revision: number, timeZone: terms.timeZone },
    target: { key: target.key, name: targetName(target), sentence: targetSentence(target) },
    deed: target.kind,
    unit: readDuration(target.within)?.unit ?? 'support-time',
  } as const;
}

function standing({ clock, input }: PinnedClock, rules: LedgerRules) {
  const { state, cycle, startedAt, dueAt, stoppedAt, breachedAt, unreachable } = clock;
  const { elapsedMs, remainingMs } = clock;
  const segments = explainClock(input).filter((segment) => segment.cycle === cycle);
  const always = input.terms.within.unit === 'calendar';
  const hoursAt = always ? () => AROUND_THE_CLOCK : rules.hoursAt;
  const ledger = clockLedger(segments, { ...rules, hoursAt });
  return {
    ...{ state, cycle, startedAt, dueAt, stoppedAt, breachedAt, unreachable },
    ...{ elapsedMs, remainingMs, ledger },
    wallMs: ledger.reduce((sum, { ms }) => sum + ms, 0),
  };
}

/** Waits whose reason the target does not accept: they keep the clock counting, which surprises people. */
function countedWaits({ clock, input: { terms, events } }: PinnedClock): readonly CountedWait[] {
  const { pauses } = terms;
  if (pauses === undefined) return [];
  const until = clock.stoppedAt ?? Number.POSITIVE_INFINITY;
  const waits = events
    .filter(({ type, at }) => type === 'paused' && at >= (clock.startedAt ?? 0) && at < until)
    .flatMap(({ reason, party }) =>
      reason === undefined || pauses.includes(reason) ? [] : [{ party, reason }],
    );
  return [...new Map(waits.map((wait) => [`${wait.party} ${wait.reason}`, wait])).values()];
}

/** What an item missed under a former priority is seen as of the instant at which it left it. */
function leftPriority({ target, input }: PinnedClock, asOf: Instant): string | null {
  return target.priority === ANY_PRIORITY || input.asOf === asOf ? null : target.priority;
}
