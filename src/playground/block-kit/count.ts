import { isObject } from '../json.ts';

/** How many characters of text a payload shows, wherever they are nested. */
export function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return sum(value.map(charactersIn));
  if (!isObject(value)) return 0;
  return sum(
    Object.entries(value).map(([key, inner]) =>
      key === 'text' && typeof inner === 'string' ? [...inner].length : charactersIn(inner),
    ),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
