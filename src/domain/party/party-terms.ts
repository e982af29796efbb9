import { z } from 'zod';
import {
  channel,
  displayName,
  documentKey,
  money,
  text,
  timeZone,
} from '../register/term-values.ts';
import { alertTerms } from './alert-terms.ts';

export const PARTY_KINDS = ['customer', 'provider', 'supplier'] as const;

export const ROLES = [
  'administrator',
  'service-level-manager',
  'service-owner',
  'approver',
  'viewer',
  'customer-representative',
  'signatory',
  'supplier-manager',
  'finance',
  'executive',
  'daily-user',
] as const;

export type Role = (typeof ROLES)[number];

const language = text('a language such as en or de', (tag) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag));

/** A role that holds for some services or parties only. */
const scopedRole = z.strictObject({
  role: z.enum(ROLES),
  services: z.array(documentKey).min(1).optional(),
  parties: z.array(documentKey).min(1).optional(),
});

/** Somebody of a party, with what they answer for. */
const person = z.strictObject({
  key: documentKey,
  name: displayName,
  user: text('the id of a chat user such as U012ABCDE', (id) =>
    /^[UW][A-Z0-9]{2,20}$/.test(id),
  ).optional(),
  group: text('the id of a chat user group such as S012ABCDE', (id) =>
    /^S[A-Z0-9]{2,20}$/.test(id),
  ).optional(),
  email: text('an e-mail address', (address) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address),
  ).optional(),
  roles: z.array(z.union([z.enum(ROLES), scopedRole])).default([]),
  timeZone: timeZone.optional(),
  language: language.optional(),
  deputy: documentKey.optional(),
});

const howMany = z
  .union([z.enum(['one', 'all']), z.int().min(1).max(20)], {
    error: () => 'expected one, all or a number from 1 to 20',
  })
  .describe('one, all or a number from 1 to 20');

/** How many of those who hold a role approve a change. */
const quorum = z.strictObject({
  'service-owner': howMany.optional(),
  'service-level-manager': howMany.optional(),
  'supplier-manager': howMany.optional(),
  finance: howMany.optional(),
  executive: howMany.optional(),
  approver: howMany.optional(),
});

/** From which amounts on finance and an executive approve a change, how many approve, and how many days each has. */
const approvals = z.strictObject({
  finance: money.optional(),
  executive: money.optional(),
  days: z.int().min(1).max(60).optional(),
  quorum: quorum.optional(),
});

/** A customer, a team that provides, or a supplier: with channels and people. */
export const partyTerms = z.strictObject({
  kind: z.enum(PARTY_KINDS),
  name: displayName,
  timeZone: timeZone.optional(),
  language: language.optional(),
  channels: z.strictObject({ customer: channel.optional(), team: channel.optional() }).default({}),
  people: z.array(person).default([]),
  approvals: approvals.optional(),
  alerts: alertTerms.optional(),
});

export type Person = z.output<typeof person>;
export type Quorum = z.output<typeof quorum>;
export type PartyTerms = z.output<typeof partyTerms>;

/** A role with the services and parties for which it is held; null where it is held for all of them. */
export type Grant = {
  readonly role: Role;
  readonly services: readonly string[] | null;
  readonly parties: readonly string[] | null;
};

/** The roles of a person in one shape, however they were written. */
export function grantsOf({ roles }: Pick<Person, 'roles'>): readonly Grant[] {
  return roles.map((written) =>
    typeof written === 'string'
      ? { role: written, services: null, parties: null }
      : {
          role: written.role,
          services: written.services ?? null,
          parties: written.parties ?? null,
        },
  );
}
