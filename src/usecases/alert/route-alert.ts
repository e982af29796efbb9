import type { Episode } from '../../domain/alert/episode.ts';
import { whoIsTold } from '../../domain/alert/ladder.ts';
import { quietUntil } from '../../domain/alert/quiet-hours.ts';
import { isPressing } from '../../domain/alert/urgency.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { AlertTerms } from '../../domain/party/alert-terms.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Recipient } from '../../outbox/notice.ts';
import { ownerOf, teamChannelOf } from '../notice/promised.ts';
import { promiseOf } from './describe-alert.ts';

/** Where something about an alert is told, and when: absent means at once. */
export type Place = { readonly recipient: Recipient; readonly notBefore?: Instant };

/** Where the people of an alert are, and what they want. */
export type Route = {
  readonly recipient: Recipient;
  readonly agreement: AgreementRevision;
  /** Null where each alert is told at once. */
  readonly alerts: AlertTerms | null;
  /** The zone of whoever reads it. */
  readonly timeZone: string;
};

/** To whom an alert goes: the team, else whoever owns the promise; null when nobody is named. */
export function routeAlert(register: Register, agreement: AgreementRevision): Place | null {
  const team = teamChannelOf(register, agreement);
  if (team !== null) return { recipient: team };
  const owner = ownerOf(register, agreement)?.user ?? null;
  return owner === null ? null : { recipient: { channel: owner } };
}

/** The way of an alert by the first of its promises of which somebody can be told; null when there is none. */
export function routeOf(register: Register, { followed }: Episode): Route | null {
  for (const { line } of followed) {
    const agreement = promiseOf(register, line)?.agreement;
    const recipient = agreement && routeAlert(register, agreement)?.recipient;
    if (recipient) {
      const alerts = register.parties.get(agreement.terms.provider)?.terms.alerts ?? null;
      const timeZone = zoneOf(register, agreement, recipient.channel);
      return { recipient, agreement, alerts, timeZone };
    }
  }
  return null;
}

/** The way to whoever a step of the ladder tells: themselves, or the channel of the team; null when that is nobody. */
export function routeToRung(
  register: Register,
  route: Route,
  tell: string,
): { readonly name: string; readonly user: string | null; readonly group: string | null } | null {
  const person = whoIsTold(register, route.agreement.terms, tell);
  if (person === null) return null;
  const { name, user = null, group = null } = person;
  return { name, user, group: user === null ? group : null };
}

type Held = { readonly register: Register; readonly route: Route; readonly now: Instant };

/** Until when the reader is left in peace about an alert; absent where it may be told at once. */
export function holdFor(
  episode: Episode,
  { register, route, now }: Held,
  user: string | null = null,
): Pick<Place, 'notBefore'> {
  const quiet = route.alerts?.quietHours;
  if (!quiet || isPressing(episode)) return {};
  const timeZone = user === null ? route.timeZone : zoneOf(register, route.agreement, user);
  const until = quietUntil(quiet, timeZone, now);
  return until === null ? {} : { notBefore: until };
}

/** The zone of a person, else of the party, else of the agreement. */
function zoneOf(register: Register, { terms }: AgreementRevision, reader: string): string {
  const people = [...register.parties.values()].flatMap((party) => party.terms.people);
  const own = people.find(({ user }) => user === reader)?.timeZone;
  return own ?? register.parties.get(terms.provider)?.terms.timeZone ?? terms.timeZone;
}
