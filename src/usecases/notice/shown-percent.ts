import { plainDecimal } from '../../domain/compliance/display.ts';

/** A percentage cut, never rounded, to two decimals or as many as its objective has: 99.899 shows 99.89. */
export function shownPercent(percent: string | null, objective: string): string | null {
  if (percent === null) return null;
  const [whole = '', decimals = ''] = percent.split('.');
  const wanted = Math.max(2, objective.split('.')[1]?.length ?? 0);
  return plainDecimal(`${whole}.${decimals.slice(0, wanted)}`.replace(/\.$/, ''));
}
