import { supportHours } from '../../domain/agreement/hours.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type AgreementRevision,
  agreementsOf,
  type Register,
} from '../../domain/register/register.ts';
import { findService } from '../../domain/register/search.ts';
import { teamChannelOf } from '../notice/promised.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** An agreement with a customer about a service, and where its people read what happens to it. */
export type Affected = {
  readonly agreement: AgreementRevision;
  readonly customer: { readonly key: string; readonly name: string };
  /** Null where no channel of the customer is named. */
  readonly channel: string | null;
  /** By which updates are counted; null while it is missing. */
  readonly calendar: Calendar | null;
};

type Asked = { readonly service: string; readonly at: Instant };

/** The promises to customers that an interruption of a service touches, in force at an instant. */
export function affectedBy(register: Register, { service, at }: Asked): readonly Affected[] {
  return agreementsOf(register, { service, at })
    .filter(({ terms }) => terms.kind === 'SLA')
    .map((agreement) => {
      const { customer: key, report } = agreement.terms;
      const party = register.parties.get(key)?.terms;
      return {
        agreement,
        customer: { key, name: party?.name ?? key },
        channel: report?.customerChannel ?? party?.channels.customer ?? null,
        calendar: calendarsOf(register)(supportHours(agreement.terms)),
      };
    });
}

/** The channels of the teams that provide a service, by its agreements and its own team; where customers read, nobody else speaks. */
export function teamChannels(register: Register, { service, at }: Asked): readonly string[] {
  const affected = affectedBy(register, { service, at });
  const provider = register.services.get(service)?.terms.provider ?? '';
  const own = register.parties.get(provider)?.terms.channels.team;
  const named = affected.flatMap(
    ({ agreement }) => teamChannelOf(register, agreement)?.channel ?? [],
  );
  const outside = new Set(affected.map(({ channel }) => channel));
  const channels = [...named, ...(own === undefined ? [] : [own])];
  return [...new Set(channels)].filter((channel) => !outside.has(channel));
}

/** The clock by which those who provide a service speak of it. */
export function zoneOfService(register: Register, service: string): string {
  const provider = register.services.get(service)?.terms.provider ?? '';
  const own = register.parties.get(provider)?.terms.timeZone;
  const agreed = [...register.agreements.values()]
    .flatMap((revisions) => revisions.slice(-1))
    .find(({ terms }) => terms.services.includes(service));
  return own ?? agreed?.terms.timeZone ?? 'UTC';
}

/** The same for a service by any of its names; UTC where there is none. */
export function zoneMeant(register: Register, text: string): string {
  const service = findService(register, text).match;
  return service ? zoneOfService(register, service.key) : 'UTC';
}
