import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import { type Calendar, due, UNREACHABLE } from '../calendar/calendar.ts';
import type { Instant } from '../calendar/instant.ts';
import { readDuration } from '../clock/duration.ts';
import type { Rung } from '../party/alert-terms.ts';
import { grantsOf, type Person } from '../party/party-terms.ts';
import type { Register } from '../register/register.ts';
import { type Episode, isLeft, isQuiet } from './episode.ts';
import { isOn } from './standing.ts';

/** Which step of the ladder is to be told now, and when the next one comes; null where there is none. */
export type Climb = { readonly rung: number | null; readonly nextAt: Instant | null };

const STAYS: Climb = { rung: null, nextAt: null };

type Climbing = {
  readonly ladder: readonly Rung[];
  /** In which hours it counts; null when nobody knows them, so that only the wall clock does. */
  readonly calendar: Calendar | null;
  /** Since when there is somebody to acknowledge it, and a ladder. */
  readonly from: Instant;
  readonly now: Instant;
};

/** How far the ladder is reached: each step is told once, and of several the highest alone. */
export function climb(episode: Episode, { ladder, calendar, from, now }: Climbing): Climb {
  if (!isWaiting(episode)) return STAYS;
  const told = lastRung(episode);
  const start = startOf(episode, from);
  const times = ladder.map(({ after }) => reachedAt(after, start, calendar));
  const ahead = times
    .map((at, rung) => ({ at, rung }))
    .flatMap(({ at, rung }) => (at !== null && rung > told ? [{ at, rung }] : []));
  const rung = ahead.filter(({ at }) => at <= now).at(-1)?.rung ?? null;
  const later = ahead.filter((each) => each.at > now && each.rung > (rung ?? told));
  return { rung, nextAt: later.length > 0 ? Math.min(...later.map(({ at }) => at)) : null };
}

/** Who is meant by a step: somebody of our own people by key, else the first with the role; null when there is nobody. */
export function whoIsTold(
  register: Register,
  { provider, customer, services }: Pick<AgreementTerms, 'provider' | 'customer' | 'services'>,
  tell: string,
): Person | null {
  const ours = [...register.parties.values()].filter(({ terms }) => terms.kind === 'provider');
  const near = ours.filter(({ key }) => key === provider);
  const people = [...near, ...ours].flatMap(({ terms }) => terms.people);
  const named = people.find(({ key }) => key === tell);
  if (named) return named;
  const holders = people.filter((person) =>
    grantsOf(person).some(
      ({ role, services: some, parties }) =>
        role === tell &&
        (some === null || services.some((key) => some.includes(key))) &&
        (parties === null || parties.includes(customer) || parties.includes(provider)),
    ),
  );
  return holders.find(({ user, group }) => user ?? group) ?? holders[0] ?? null;
}

/** Whether there is something to act on, and nobody has said that they are at it. */
function isWaiting(episode: Episode): boolean {
  return isLeft(episode) && !isQuiet(episode) && episode.followed.some(({ line }) => isOn(line));
}

function lastRung({ steps }: Episode): number {
  return Math.max(
    -1,
    ...steps.flatMap(({ content }) => (content.type === 'escalated' ? [content.rung] : [])),
  );
}

/** The ladder counts anew where people were left in peace for a while, or it had ended. */
function startOf({ steps }: Episode, from: Instant): Instant {
  const again = steps.findLast(({ content: { type } }) => type === 'woken' || type === 'reopened');
  return Math.max(from, again?.at ?? from);
}

function reachedAt(after: string, from: Instant, calendar: Calendar | null): Instant | null {
  const length = readDuration(after);
  if (length?.unit === 'calendar') return from + length.ms;
  if (length?.unit !== 'support-time' || calendar === null) return null;
  const at = due(calendar, { from, ms: length.ms });
  return at === UNREACHABLE ? null : at;
}
