import { z } from 'zod';
import { forecastWorkItems } from '../../forecast/forecast-work-items.ts';
import { caseWords } from '../case-words.ts';
import { caseExamples } from '../examples/case-examples.ts';
import { explainCases, measureCases } from '../work-item-cases.ts';
import { defineKind } from './target-kind.ts';
import { workItemPromise } from './work-item-promise.ts';

/** The provider is never silent for longer than agreed until the work item is resolved. */
export const updateKind = defineKind({
  kind: 'update',
  terms: z.strictObject({
    ...workItemPromise,
    kind: z.literal('update'),
  }),
  unit: 'cases',
  needs: () => 'clocks',
  measure: measureCases,
  explain: explainCases,
  forecast: forecastWorkItems,
  words: (promised) => caseWords(promised, { noun: 'updates', deed: 'updated', again: true }),
  examples: (promised, scene) => caseExamples(promised, { deed: 'updated', scene }),
});
