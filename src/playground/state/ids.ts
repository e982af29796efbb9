import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A fresh id as Slack writes them: a letter for the kind, then ten signs. */
export function freshId(prefix: string): string {
  const signs = [...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return `${prefix}${signs.join('')}`;
}

/** A secret for an address nobody should be able to guess. */
export function freshSecret(): string {
  return randomBytes(18).toString('base64url');
}
