import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { renewedRange } from '../../domain/agreement/effective-range.ts';
import { hoursFor } from '../../domain/agreement/hours.ts';
import { DAY, type Instant } from '../../domain/calendar/instant.ts';
import type { Register } from '../../domain/register/register.ts';
import { examplesOf } from '../../domain/target/examples-of.ts';
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
  const span = spanOf(terms, context.now);
  const examples = (target: TargetTerms) => {
    const hours = hoursFor(terms, target);
    const calendar = calendarOf(hours);
    const holidayName = holidayNames(view.register, hours);
    return calendar ? examplesOf(target, { ...span, calendar, timeZone, holidayName }) : [];
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

const LOOKED_BACK = 300 * DAY;

/** Examples lie inside the agreement: from today or its first day on, for one that has ended in its last months. */
function spanOf(terms: AgreementTerms, now: Instant) {
  const { from, to } = renewedRange(terms);
  const latest = to === null || now < to ? now : to - LOOKED_BACK;
  return { asOf: Math.max(from, latest), until: to ?? undefined };
}

function holidayNames({ calendars }: Register, key: string): (date: string) => string | null {
  const observed = (calendars.get(key) ?? []).flatMap(({ document }) => document.observed);
  const names = new Map(observed.map(({ date, name }) => [date, name]));
  return (date) => names.get(date) ?? null;
}
