import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { type Cost, costOf } from '../../domain/alert/cost.ts';
import { type Episode, holderOf, peakOf, periodLineOf } from '../../domain/alert/episode.ts';
import { isOn, type Line, MISSED } from '../../domain/alert/standing.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import { isInPercent, objectiveOf } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import type { AlertContent, AlertLine } from '../../outbox/notice-alert.ts';
import type { KeptEpisode } from '../../storage/episodes.ts';
import { describePromise } from '../notice/promised.ts';
import { periodName } from '../watch/period-name.ts';
import { customerChannelOf } from './customer-channel.ts';

/** An episode whose promises are still in the register, with what the database counted about it. */
export type Described = {
  readonly register: Register;
  readonly kept: KeptEpisode;
  readonly nth: AlertContent['nth'];
};

/** What the message about an alert says; null when the register knows none of its promises any more. */
export function describeAlert({ register, kept, nth }: Described): AlertContent | null {
  const { episode, id } = kept;
  const lines = linesOf(register, episode);
  const [first] = lines;
  if (!first) return null;
  const { snoozed, muted, cause } = episode;
  const channel = customerChannelOf(register, episode);
  return {
    episode: id,
    standing: standingOf(episode),
    why: episode.why,
    lines,
    nth,
    workItem: episode.workItem,
    period: periodOf(register, episode),
    holder: personOf(register, holderOf(episode)),
    acknowledged: episode.acknowledged !== null,
    snoozed: snoozed && { until: snoozed.until },
    muted: muted && {
      ...{ until: muted.until, reason: muted.reason, by: actorNamed(register, muted.actor).name },
    },
    missed: peakOf(episode) >= MISSED,
    cause: cause && { cause: cause.cause, action: cause.action },
    improvement: episode.improvement?.text ?? null,
    canInform: channel !== null,
    informed: episode.informed !== null,
    seenAt: episode.seenAt,
  };
}

/** A chat account with the name that the register knows; null for none. */
export function personOf(register: Register, user: string | null): AlertContent['holder'] {
  if (user === null) return null;
  const people = [...register.parties.values()].flatMap(({ terms }) => terms.people);
  return { name: people.find((each) => each.user === user)?.name ?? user, user };
}

/** The revision and the target that a promise of an episode is pinned to; null when the register has lost them. */
export function promiseOf(register: Register, { agreement: key, revision, target: name }: Line) {
  const agreement = register.agreements.get(key)?.find(({ number }) => number === revision);
  const target = agreement?.terms.targets.find((each) => each.key === name);
  return agreement && target ? { agreement, target } : null;
}

function standingOf({ phase, followed }: Episode): AlertContent['standing'] {
  if (phase !== 'open') return phase;
  const standings = followed.map(({ line }) => line.standing);
  const order = ['breached', 'at-risk', 'never-due'] as const;
  return order.find((one) => standings.includes(one)) ?? 'paused';
}

/** The customer's promise says most about a ticket, then what it rests on. */
const ORDER: readonly AgreementTerms['kind'][] = ['SLA', 'SLR', 'OLA', 'UC'];

/** Those that matter now go before those that are over. */
function linesOf(register: Register, { followed, phase }: Episode): AlertLine[] {
  return followed
    .flatMap(({ line }) => {
      const promise = promiseOf(register, line);
      return promise ? [{ line, ...promise }] : [];
    })
    .toSorted(
      (a, b) =>
        (phase === 'open' ? Number(isOn(b.line)) - Number(isOn(a.line)) : 0) ||
        ORDER.indexOf(a.agreement.terms.kind) - ORDER.indexOf(b.agreement.terms.kind) ||
        b.line.level - a.line.level ||
        (dueOf(a.line) ?? 0) - (dueOf(b.line) ?? 0),
    )
    .map((each) => lineOf(register, each));
}

function dueOf(line: Line) {
  return line.kind === 'clock' ? line.dueAt : line.to;
}

type Promised = {
  readonly line: Line;
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
};

function lineOf(register: Register, { line, agreement, target }: Promised): AlertLine {
  return {
    promised: describePromise(register, agreement, target),
    isCustomers: agreement.terms.kind === 'SLA',
    seen: line,
    objective: objectiveOf(target),
    inPercent: isInPercent(target),
    cost: costWords(line, agreement.terms),
  };
}

/** One work item seldom decides about a credit, so only what is counted over a period names it. */
function costWords(line: Line, { credits }: AgreementTerms): string | null {
  if (line.kind !== 'period') return null;
  const { target, percent, standing } = line;
  const missed = standing === 'breached' || standing === 'late';
  const cost = costOf({ credits, target, percent, missed });
  return cost && costPhrase(cost);
}

function costPhrase({ atLeast, creditPercent, amount, currency }: Cost): string {
  const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(
    Number(amount),
  );
  return `${atLeast ? 'at least ' : ''}${creditPercent} % of the fee, ${money}`;
}

function periodOf(register: Register, episode: Episode): AlertContent['period'] {
  const line = periodLineOf(episode);
  const promise = line && promiseOf(register, line);
  if (!promise) return null;
  const { from, to } = line;
  const { target, agreement } = promise;
  const { timeZone } = agreement.terms;
  return { from, to, name: periodName({ from, to }, { unit: target.period, timeZone }) };
}
