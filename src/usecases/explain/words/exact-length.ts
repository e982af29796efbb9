import { HOUR, MINUTE, SECOND } from '../../../domain/calendar/instant.ts';
import { display, plainDecimal } from '../../../domain/compliance/display.ts';
import { type Fraction, floor, fraction, minus } from '../../../domain/compliance/fraction.ts';

const STEPS = [
  ['h', HOUR],
  ['min', MINUTE],
  ['s', SECOND],
  ['ms', 1],
] as const;

/** A length of time to the millisecond, so that what is added up can be checked: “63 h 12 min 5 s”. */
export function exactLength(ms: number): string {
  const words: string[] = [];
  let rest = Math.abs(ms);
  for (const [name, size] of STEPS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${name}`);
  }
  return words.length === 0 ? '0 min' : `${ms < 0 ? '−' : ''}${words.join(' ')}`;
}

/** A length as people read it, cut: no milliseconds beside seconds, no seconds beside hours; the ledger has it exactly. */
export function readableLength(ms: number): string {
  const size = Math.abs(ms) >= HOUR ? MINUTE : SECOND;
  return exactLength(Math.abs(ms) < SECOND ? ms : ms - (ms % size));
}

/** A length that need not be whole milliseconds. */
export function fractionLength(length: Fraction): string {
  const whole = floor(length);
  const rest = minus(length, fraction(whole));
  if (rest.numerator === 0n) return exactLength(Number(whole));
  return `${exactLength(Number(whole))} and ${plainDecimal(display(rest, 3))} ms`;
}
