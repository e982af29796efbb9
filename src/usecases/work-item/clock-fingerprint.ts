import { supportHours } from '../../domain/agreement/hours.ts';
import { agreementsBefore } from '../../domain/agreement/overriding.ts';
import type { Register } from '../../domain/register/register.ts';
import { contentHash } from '../register/content-hash.ts';

/** Counts up when the rules by which clocks are folded change, so that none folded before is taken for current. */
export const CLOCK_RULES = 4;

// As many hexadecimal digits as a number holds exactly.
const DIGITS = 12;

const known = new WeakMap<Register, Map<string, number>>();

/** Stands for everything besides events and exclusions that the clocks under an agreement are folded by. */
export function clockFingerprint(register: Register, agreementKey: string): number {
  const own = known.get(register) ?? new Map<string, number>();
  known.set(register, own);
  const fingerprint = own.get(agreementKey) ?? calculate(register, agreementKey);
  own.set(agreementKey, fingerprint);
  return fingerprint;
}

function calculate(register: Register, agreementKey: string): number {
  const { agreements, calendars } = register;
  const revisions = agreements.get(agreementKey) ?? [];
  const before = agreementsBefore(register, agreementKey);
  const keys = [
    ...new Set(revisions.flatMap(({ terms }) => [terms.calendar, supportHours(terms)])),
  ];
  const hash = contentHash({
    rules: CLOCK_RULES,
    revisions: revisions.map((revision) => revision.hash),
    calendars: keys.map((key) => (calendars.get(key) ?? []).map((revision) => revision.hash)),
    ...(before.length > 0 && {
      before: before.map((key) => (agreements.get(key) ?? []).map(({ hash }) => [key, hash])),
    }),
  });
  return Number.parseInt(hash.slice(0, DIGITS), 16);
}
