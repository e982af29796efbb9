import { examplesOf } from '../../domain/agreement/examples/examples-of.ts';
import { hoursFor } from '../../domain/agreement/hours.ts';
import { targetName, targetSentence } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** Worked examples of every promise of an agreement. */
export type ExampleSheet = {
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly targets: readonly {
    readonly key: string;
    readonly name: string;
    readonly sentence: string;
    readonly examples: readonly string[];
  }[];
};

/** Works examples out for whoever may see the agreement, so that both sides can check what they agreed. */
export async function showExamples(context: Setting, text: string): Promise<ExampleSheet> {
  const view = await openView(context);
  const meant = agreementMeant(view, text);
  const { key, terms } = currentRevision(view.visible, meant.key, context.now) ?? meant;
  const { name = key, timeZone, targets } = terms;
  const calendarOf = calendarsOf(view.register);
  const examples = (target: TargetTerms) => {
    const calendar = calendarOf(hoursFor(terms, target));
    return calendar ? examplesOf(target, { calendar, timeZone, asOf: context.now }) : [];
  };
  return {
    ...{ key, name, timeZone },
    targets: targets.map((target) => ({
      key: target.key,
      name: targetName(target),
      sentence: targetSentence(target),
      examples: examples(target),
    })),
  };
}
