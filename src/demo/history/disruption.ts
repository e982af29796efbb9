import { MINUTE, SECOND } from '../../domain/calendar/instant.ts';
import type { Outage } from '../../domain/measurement/outage.ts';
import { localInstant } from './local-instant.ts';

/** An interruption of a service, and what caused it. */
export type Disruption = {
  readonly service: string;
  readonly cause: string;
  readonly outage: Outage;
};

type Incident = {
  readonly service: string;
  readonly at: string;
  readonly minutes: number;
  readonly weight?: number;
  readonly cause: string;
};

/** The interruption that began at a local time and lasted so many minutes. */
export function disruption({ service, at, minutes, weight, cause }: Incident): Disruption {
  const from = localInstant(at);
  const to = from + Math.round((minutes * MINUTE) / SECOND) * SECOND;
  return { service, cause, outage: { id: `${service}-${at}`, from, to, weight } };
}
