import { setFlagsFromString } from 'node:v8';

let users = 0;

/**
 * A long import makes much short-lived garbage. Left to itself, the engine lets its heap grow to several times of
 * what is in use before it clears that away; this has it do so earlier until the returned function is called.
 */
export function growModestly(): () => void {
  users++;
  setFlagsFromString('--heap-growing-percent=100');
  return () => {
    users--;
    if (users === 0) setFlagsFromString('--heap-growing-percent=0');
  };
}
