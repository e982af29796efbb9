import type { Instant } from '../../domain/calendar/instant.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { Recipient } from '../../outbox/notice.ts';
import { ownerOf, teamChannelOf } from '../notice/promised.ts';

/** Where an alert is told, and when: absent means at once. */
export type Place = { readonly recipient: Recipient; readonly notBefore?: Instant };

/** To whom an alert goes: the team, else whoever owns the promise; null when nobody is named. The one place of routing. */
export function routeAlert(register: Register, agreement: AgreementRevision): Place | null {
  const team = teamChannelOf(register, agreement);
  if (team !== null) return { recipient: team };
  const owner = ownerOf(register, agreement)?.user ?? null;
  return owner === null ? null : { recipient: { channel: owner } };
}
