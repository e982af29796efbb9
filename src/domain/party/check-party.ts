import { z } from 'zod';
import { type Known, missingReference } from '../register/known.ts';
import type { Path, Problem } from '../register/problem.ts';
import { repeated } from '../register/repeated.ts';
import { documentKey } from '../register/term-values.ts';

const key = documentKey.catch('');
const keys = z.array(key).catch([]);
const role = z.object({ services: keys, parties: keys }).catch({ services: [], parties: [] });
const person = z.object({
  key,
  user: z.string().catch(''),
  deputy: key,
  roles: z.array(role).catch([]),
});
const partyParts = z.object({
  alerts: z.object({ calendar: key }).catch({ calendar: '' }),
  people: z.array(person.catch({ key: '', user: '', deputy: '', roles: [] })).catch([]),
});

type PersonParts = z.output<typeof person>;

/** The keys of the people that a party lists, whatever else is wrong with it. */
export function peopleIn(terms: unknown): readonly string[] {
  return (partyParts.safeParse(terms).data?.people ?? []).map((one) => one.key);
}

/** People are told apart, and what they stand for exists. */
export function checkParty(known: Known, name: string, terms: unknown): readonly Problem[] {
  const { people = [], alerts } = partyParts.safeParse(terms).data ?? {};
  const path = ['alerts', 'calendar'];
  return [
    ...missingReference(known, 'calendar', { key: alerts?.calendar, path }),
    ...repeated(
      people.map((one) => one.key),
      { path: ['people'], inside: 'key', noun: 'person' },
    ),
    ...repeated(
      people.map((one) => one.user),
      { path: ['people'], inside: 'user', noun: 'user' },
    ),
    ...people.flatMap((one, index) => [
      ...elsewhere(known, name, { key: one.key, index }),
      ...checkDeputy(known, one, ['people', index, 'deputy']),
      ...checkScopes(known, one, ['people', index, 'roles']),
    ]),
  ];
}

function elsewhere(
  known: Known,
  name: string,
  person: { readonly key: string; readonly index: number },
): readonly Problem[] {
  const other = known.partiesOf.get(person.key)?.find((party) => party !== name);
  if (other === undefined) return [];
  const message = `the person “${person.key}” is listed in ${other} as well: expected a key of their own`;
  return [{ path: ['people', person.index, 'key'], message }];
}

function checkDeputy(known: Known, { key, deputy }: PersonParts, path: Path): readonly Problem[] {
  if (deputy === '' || deputy !== key)
    return missingReference(known, 'person', { key: deputy, path });
  return [{ path, message: `“${key}” cannot stand in for themselves: expected somebody else` }];
}

function checkScopes(known: Known, { roles }: PersonParts, path: Path): readonly Problem[] {
  return roles.flatMap(({ services, parties }, index) => [
    ...services.flatMap((key, place) =>
      missingReference(known, 'service', { key, path: [...path, index, 'services', place] }),
    ),
    ...parties.flatMap((key, place) =>
      missingReference(known, 'party', { key, path: [...path, index, 'parties', place] }),
    ),
  ]);
}
