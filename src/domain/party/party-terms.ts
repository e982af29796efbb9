import { z } from 'zod';
import { channel, displayName, documentKey, text, timeZone } from '../register/term-values.ts';

export const PARTY_KINDS = ['customer', 'provider', 'supplier'] as const;

const ROLES = [
  'service-level-manager',
  'service-owner',
  'customer-representative',
  'signatory',
  'supplier-manager',
  'finance',
  'executive',
  'daily-user',
] as const;

/** Somebody of a party, with what they answer for. */
const person = z.strictObject({
  key: documentKey,
  name: displayName,
  user: text('the id of a chat user such as U012ABCDE', (id) =>
    /^[UW][A-Z0-9]{2,20}$/.test(id),
  ).optional(),
  email: text('an e-mail address', (address) =>
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address),
  ).optional(),
  roles: z.array(z.enum(ROLES)).default([]),
});

/** A customer, a team that provides, or a supplier: with channels and people. */
export const partyTerms = z.strictObject({
  kind: z.enum(PARTY_KINDS),
  name: displayName,
  timeZone: timeZone.optional(),
  language: text('a language such as en or de', (tag) =>
    /^[a-z]{2,3}(-[A-Z]{2})?$/.test(tag),
  ).optional(),
  channels: z.strictObject({ customer: channel.optional(), team: channel.optional() }).default({}),
  people: z.array(person).default([]),
});

export type Person = z.output<typeof person>;
export type PartyTerms = z.output<typeof partyTerms>;
