import { readSpokenSpan } from '../domain/calendar/spoken-span.ts';
import { readSpokenTime } from '../domain/calendar/spoken-time.ts';
import { zonedSpan, zonedWords } from '../domain/calendar/zoned-words.ts';
import { zoneMeant, zoneOfService } from '../usecases/outage/affected.ts';
import { loadRegister } from '../usecases/register/load-register.ts';
import type { Setting } from '../usecases/status/viewing.ts';

/** Whose clock the times on the command line are on: a zone that is named, else that of the service. */
export type Clock = {
  readonly past: (text: string | undefined) => number;
  readonly ahead: (text: string) => number;
  readonly future: (text: string) => { readonly from: number; readonly to: number };
  readonly words: (at: number) => string;
  readonly span: (of: { readonly from: number; readonly to: number }) => string;
};

export const ZONE_OPTION = [
  '--time-zone <zone>',
  'the clock of the times, such as Europe/Berlin; that of the service if left out',
] as const;

/** The clock for a service of any name. */
export async function clockOf(
  setting: Setting,
  { service, timeZone }: { readonly service: string; readonly timeZone?: string | undefined },
): Promise<Clock> {
  const zone = timeZone ?? zoneMeant(await loadRegister(setting), service);
  const speaking = { now: setting.now, timeZone: zone };
  return {
    past: (text = 'now') => readSpokenTime(text, { ...speaking, meant: 'past' }).at,
    ahead: (text) => readSpokenTime(text, { ...speaking, meant: 'future' }).at,
    future: (text) => readSpokenSpan(text, { ...speaking, meant: 'future' }),
    words: (at) => zonedWords(at, zone),
    span: (of) => zonedSpan(of, zone),
  };
}

/** The zone on whose clock each service is spoken of, by its key. */
export async function zonesOf(setting: Setting): Promise<(service: string) => string> {
  const register = await loadRegister(setting);
  return (service) => zoneOfService(register, service);
}
