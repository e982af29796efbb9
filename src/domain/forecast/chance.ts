/** A number from 0 up to, not including, 1. */
export type Chance = () => number;

const RANGE = 2 ** 32;
const FINE = 2 ** 21;
const SPREAD = 0x9e3779b9;
const WARM_UP = 12;

/** A stream of chance that is the same to the last bit for the same seed (sfc32, 53 bits a number). */
export function chanceFrom(seed: number): Chance {
  let a = seed | 0;
  let b = (seed / RANGE) | 0;
  let c = SPREAD | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < WARM_UP; i++) next();
  return () => (next() * FINE + (next() >>> 11)) / (RANGE * FINE);
}
