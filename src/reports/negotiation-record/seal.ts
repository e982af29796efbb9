import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/register/canonical-json.ts';
import type { NegotiationRecord, RecordedStep, UnsealedRecord } from './record.ts';

/** The record with the seal of every step, each over the one before, and one over the whole. */
export function sealed(record: UnsealedRecord): NegotiationRecord {
  const steps: RecordedStep[] = [];
  for (const step of record.steps) {
    steps.push({ ...step, seal: stepSeal(steps.at(-1)?.seal ?? '', step) });
  }
  const whole = { ...record, steps };
  return { ...whole, seal: recordSeal(whole) };
}

/** The seal of a step that follows another one. */
export function stepSeal(before: string, step: Omit<RecordedStep, 'seal'>): string {
  const { number, at, by, deed, lines, hash, content, whole, hidden } = step;
  return digest({ before, step: { number, at, by, deed, lines, hash, content, whole, hidden } });
}

/** The seal over a whole record. */
export function recordSeal({ seal: _, ...rest }: Partial<NegotiationRecord>): string {
  return digest(rest);
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
