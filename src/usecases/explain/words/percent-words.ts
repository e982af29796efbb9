import { plainDecimal } from '../../../domain/compliance/display.ts';

/** An attainment as it was computed, without superfluous zeros; cut, never rounded. */
export function percentWords(percent: string): string {
  return `${plainDecimal(percent)} %`;
}
