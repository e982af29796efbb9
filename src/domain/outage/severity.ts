import type { ServiceTerms } from '../service/service-terms.ts';
import { SEVERITIES } from './steps.ts';

/** How bad an outage is, as the priorities of work items: 1 is the worst. */
export type Severity = (typeof SEVERITIES)[number];

const USUAL: Severity = 2;

/** The severity that a text such as “P1” or “1” names; null when it names none. */
export function readSeverity(text: string): Severity | null {
  return SEVERITIES.find((one) => `P${one}` === text.toUpperCase() || `${one}` === text) ?? null;
}

/** How bad an outage of a service is where nobody has said so yet. */
export function usualSeverity(terms: Pick<ServiceTerms, 'outageSeverity'> | undefined): Severity {
  return readSeverity(terms?.outageSeverity ?? '') ?? USUAL;
}
