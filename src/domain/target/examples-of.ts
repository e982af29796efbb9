import { AccordError } from '../error.ts';
import type { ExampleScene } from './examples/example.ts';
import { TARGET_KINDS } from './kinds/index.ts';
import type { TargetTerms } from './target-terms.ts';

/** Worked examples of a promise in plain words, which both sides can check; computed like the figures are. */
export function examplesOf(target: TargetTerms, scene: ExampleScene): readonly string[] {
  for (const kind of TARGET_KINDS) {
    const examples = kind.examples(target, scene);
    if (examples) return examples;
  }
  throw new AccordError('internal', `The kind “${target.kind}” has no examples of its promise.`);
}
