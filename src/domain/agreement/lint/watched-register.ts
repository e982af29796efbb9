import type { Instant } from '../../calendar/instant.ts';
import { agreementInForce, type Register, type Revision } from '../../register/register.ts';
import { LOOKUPS, lookedUp, standsFor } from '../register-index.ts';

/** Told the name of everything that is read in a register. */
type Saw = (name: string) => void;

const EVERYTHING = 'everything';

/** The register as it is, telling by name what somebody reads in it. */
export function watchedRegister(register: Register, saw: Saw): Register {
  const watched: Register = {
    services: watchedMap(register.services, 'service', saw),
    parties: watchedMap(register.parties, 'party', saw),
    calendars: watchedMap(register.calendars, 'calendar', saw),
    agreements: watchedMap(register.agreements, 'agreement', saw),
  };
  standsFor(watched, { register, saw });
  return watched;
}

function watchedMap<Value>(
  map: ReadonlyMap<string, Value>,
  kind: string,
  saw: Saw,
): ReadonlyMap<string, Value> {
  const whole = () => {
    saw(EVERYTHING);
    return map;
  };
  const one = (key: string) => {
    saw(`${kind} ${key}`);
    return map;
  };
  return {
    get: (key) => one(key).get(key),
    has: (key) => one(key).has(key),
    get size() {
      return whole().size;
    },
    forEach: (each) => whole().forEach(each),
    entries: () => whole().entries(),
    keys: () => whole().keys(),
    values: () => whole().values(),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  };
}

/** What a name that was read stands for in a register: two equal texts mean that it is unchanged. */
export function contentIn(seen: Seen): (name: string) => string | null {
  const known = new Map<string, string>();
  return (name) => {
    // Who looked through a whole register rests on all of it.
    if (name === EVERYTHING) return null;
    const content = known.get(name) ?? contentOf(seen, name);
    known.set(name, content);
    return content;
  };
}

type Seen = { readonly register: Register; readonly asOf: Instant };

const READ: ReadonlyMap<string, (seen: Seen, key: string) => string> = new Map([
  ['service', ({ register }, key) => markOf(register.services.get(key))],
  ['party', ({ register }, key) => markOf(register.parties.get(key))],
  ['calendar', ({ register }, key) => (register.calendars.get(key) ?? []).map(markOf).join()],
  ['agreement', agreementMark],
  ...LOOKUPS.map(
    (by) =>
      [by, ({ register }: Seen, of: string) => lookedUp(register, { by, of }).join()] as const,
  ),
]);

function agreementMark({ register, asOf }: Seen, key: string): string {
  const inForce = agreementInForce(register, key, asOf)?.number;
  return `${inForce} ${(register.agreements.get(key) ?? []).map(markOf).join()}`;
}

function contentOf(seen: Seen, name: string): string {
  const space = name.indexOf(' ');
  return READ.get(name.slice(0, space))?.(seen, name.slice(space + 1)) ?? '';
}

type Marked = Revision<unknown> & { readonly ended?: Instant };

function markOf(revision: Marked | undefined): string {
  return revision ? `${revision.number} ${revision.hash} ${revision.ended ?? ''}` : '';
}
