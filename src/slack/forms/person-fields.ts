import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Grant, grantsOf, ROLES, type Role } from '../../domain/party/party-terms.ts';
import { member } from '../../domain/register/problem.ts';
import type { Fields } from '../interactions/interaction.ts';
import type { Complaints } from './read-fields.ts';

const written = z.looseObject({
  key: z.string(),
  name: z.string().catch(''),
  user: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  roles: z
    .array(
      z.union([
        z.enum(ROLES),
        z.strictObject({
          role: z.enum(ROLES),
          services: z.array(z.string()).optional(),
          parties: z.array(z.string()).optional(),
        }),
      ]),
    )
    .catch([]),
});

/** Somebody of a party as a draft has them; what the form does not ask for stays with them. */
export type WrittenPerson = z.output<typeof written>;

/** The people of a draft that can be read; the rest is shown in the form of a file. */
export function peopleOf(terms: unknown): readonly WrittenPerson[] {
  const people = member(terms, 'people');
  const list: readonly unknown[] = Array.isArray(people) ? people : [];
  return list.flatMap((one) => written.safeParse(one).data ?? []);
}

/** For what somebody holds their roles; null where it differs from role to role. */
export function scopeOf(person: WrittenPerson | null): Omit<Grant, 'role'> | null {
  const [first, ...rest] = grantsOf(person ?? { roles: [] }).map(({ role: _, ...scope }) => scope);
  if (!first) return { services: null, parties: null };
  return rest.every((scope) => isDeepStrictEqual(scope, first)) ? first : null;
}

type Sent = {
  readonly given: Fields;
  readonly before: WrittenPerson | null;
  /** The keys that others have already. */
  readonly taken: readonly string[];
  /** The roles that the form offered; others stay as they were. */
  readonly offered: readonly string[];
};

/** Somebody as the form gives them. */
export function readPerson({ given, before, taken, offered }: Sent): WrittenPerson {
  const name = textIn(given['person-name']);
  const { user: _user, email: _email, ...rest } = before ?? { key: '' };
  const user = textIn(given['person-user']);
  const email = textIn(given['person-email']);
  return {
    ...rest,
    key: before?.key ?? freeKey(name, taken),
    name,
    ...(user && { user }),
    ...(email && { email }),
    roles: rolesIn(given, { before, offered }),
  };
}

/** What is wrong with what was given. */
export function personComplaints(given: Fields): Complaints {
  const email = textIn(given['person-email']);
  return {
    ...(textIn(given['person-name']) === '' && { 'person-name': 'Please give the name.' }),
    ...(textIn(given['person-name']).length > 120 && {
      'person-name': 'Please keep the name under 120 characters.',
    }),
    ...(email !== '' &&
      !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && {
        'person-email': 'This is not an e-mail address, such as emma@acme.example.',
      }),
  };
}

function rolesIn(given: Fields, { before, offered }: Pick<Sent, 'before' | 'offered'>) {
  const chosen: readonly string[] = Array.isArray(given['person-roles'])
    ? given['person-roles']
    : [];
  const old = before?.roles ?? [];
  const roleOf = (one: (typeof old)[number]): Role => (typeof one === 'string' ? one : one.role);
  const kept = old.filter((one) => !offered.includes(roleOf(one)));
  const wanted = ROLES.filter((role) => offered.includes(role) && chosen.includes(role));
  if (scopeOf(before) === null) {
    return [
      ...kept,
      ...wanted.flatMap((role) => {
        const before = old.filter((one) => roleOf(one) === role);
        return before.length > 0 ? before : [role];
      }),
    ];
  }
  const services = listIn(given['person-services']);
  const parties = listIn(given['person-parties']);
  const scope = { ...(services && { services }), ...(parties && { parties }) };
  const isScoped = Object.keys(scope).length > 0;
  return [...kept, ...wanted.map((role) => (isScoped ? { role, ...scope } : role))];
}

/** “emma”, “emma-schulz” where there is an Emma already, then with a number. */
function freeKey(name: string, taken: readonly string[]): string {
  const full = keyFrom(name) || 'person';
  const tried = [full.split('-')[0] ?? full, full];
  const numbered = Array.from({ length: taken.length + 1 }, (_, i) => `${full}-${i + 2}`);
  return [...tried, ...numbered].find((key) => !taken.includes(key)) ?? full;
}

/** A key made of words: “Emma Schulz” as “emma-schulz”. */
export function keyFrom(words: string): string {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
}

function textIn(given: Fields[string] | undefined): string {
  return typeof given === 'string' ? given.trim() : '';
}

function listIn(given: Fields[string] | undefined): string[] | null {
  return Array.isArray(given) && given.length > 0 ? [...given] : null;
}
