import { z } from 'zod';
import { forecastWorkItems } from '../../forecast/forecast-work-items.ts';
import { caseWords } from '../case-words.ts';
import { caseExamples } from '../examples/case-examples.ts';
import { explainCases, measureCases } from '../work-item-cases.ts';
import { defineKind } from './target-kind.ts';
import { workItemPromise } from './work-item-promise.ts';

/** The work item is resolved in time. */
export const resolutionKind = defineKind({
  kind: 'resolution',
  terms: z.strictObject({
    ...workItemPromise,
    kind: z.literal('resolution'),
  }),
  unit: 'cases',
  needs: () => 'clocks',
  measure: measureCases,
  explain: explainCases,
  forecast: forecastWorkItems,
  words: (promised) => caseWords(promised, { noun: 'resolution', deed: 'resolved' }),
  examples: (promised, scene) => caseExamples(promised, { deed: 'resolved', scene }),
});
