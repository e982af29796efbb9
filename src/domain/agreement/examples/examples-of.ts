import type { TargetTerms } from '../../target/target-terms.ts';
import { availabilityExamples } from './availability-examples.ts';
import { caseExamples } from './case-examples.ts';
import {
  reliabilityExamples,
  satisfactionExamples,
  shareExamples,
  volumeExamples,
} from './count-examples.ts';
import type { ExampleScene } from './example.ts';

/** Worked examples of a promise in plain words, which both sides can check; computed like the figures are. */
export function examplesOf(target: TargetTerms, scene: ExampleScene): readonly string[] {
  switch (target.kind) {
    case 'response':
    case 'resolution':
    case 'update':
      return caseExamples(target, scene);
    case 'availability':
      return availabilityExamples(target, scene);
    case 'reliability':
      return reliabilityExamples(target);
    case 'volume':
      return volumeExamples(target);
    case 'satisfaction':
      return satisfactionExamples(target);
    case 'ratio':
      return shareExamples(target, {
        things: target.slice === undefined ? 'events' : `slices of ${target.slice}`,
        bad: 'bad',
      });
    case 'fulfilment':
      return shareExamples(target, { things: 'deliveries', bad: 'late' });
    case 'attestation':
      return shareExamples(target, { things: 'people or assets', bad: 'overdue' });
  }
}
