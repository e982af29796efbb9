import { z } from 'zod';
import { forecastWorkItems } from '../../forecast/forecast-work-items.ts';
import { caseWords } from '../case-words.ts';
import { caseExamples } from '../examples/case-examples.ts';
import { explainCases, measureCases } from '../work-item-cases.ts';
import { defineKind } from './target-kind.ts';
import { workItemPromise } from './work-item-promise.ts';

/** The first reply by the provider's people comes in time. */
export const responseKind = defineKind({
  kind: 'response',
  terms: z.strictObject({
    ...workItemPromise,
    kind: z.literal('response'),
    /** Whether resolving an item without a reply is its response. */
    resolvedCounts: z.boolean().default(true),
  }),
  unit: 'cases',
  needs: () => 'clocks',
  measure: measureCases,
  explain: explainCases,
  forecast: forecastWorkItems,
  words: (promised) => caseWords(promised, { noun: 'response', deed: 'answered' }),
  examples: (promised, scene) => caseExamples(promised, { deed: 'answered', scene }),
});
