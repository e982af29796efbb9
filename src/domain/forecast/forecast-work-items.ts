import { AccordError } from '../error.ts';
import type { WorkItemTerms } from '../target/work-item-cases.ts';
import { caseHistory } from './case-history.ts';
import type { Forecast } from './forecast.ts';
import { forecastCases } from './forecast-cases.ts';
import type { Outlook } from './outlook.ts';

/** How likely a promise about work items is missed: by its own past, and by how far the open ones have come. */
export function forecastWorkItems(
  terms: WorkItemTerms & { readonly attainment: string },
  { cases, figure, seed, ...seen }: Outlook,
): Forecast {
  const { attainment, period } = figure;
  if (attainment.of !== 'cases') {
    throw new AccordError('internal', 'A promise about work items counts cases.');
  }
  const history = caseHistory(cases, { ...seen, terms, period });
  return forecastCases({ objective: terms.attainment, attainment, history, seed });
}
