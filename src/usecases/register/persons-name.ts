import type { Register } from '../../domain/register/register.ts';

/** Says what people are called by their keys. */
export function personsName({ parties }: Register): (key: string) => string {
  const names = new Map(
    [...parties.values()].flatMap(({ terms }) =>
      terms.people.map((person) => [person.key, person.name] as const),
    ),
  );
  return (key) => names.get(key) ?? key;
}
