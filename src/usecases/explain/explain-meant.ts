import type { Instant } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { findAgreement } from '../../domain/register/search.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';
import { explainTargetPeriod, type TargetExplanation } from './explain-target-period.ts';
import { explainWorkItem, type WorkItemExplanation } from './explain-work-item.ts';
import { findWorkItem, noWorkItem } from './find-work-item.ts';

export type Explained = WorkItemExplanation | TargetExplanation;

type Meant = { readonly words: readonly string[]; readonly at?: Instant | undefined };

/** Explains what the words name: a work item, a work item under one agreement, or an agreement’s target. */
export async function explainMeant(context: Setting, { words, at }: Meant): Promise<Explained> {
  const view = await openView(context);
  const [first = '', ...rest] = words;
  const found = await findWorkItem(context, { view, text: first });
  if (found) {
    const agreement = rest.join(' ') || undefined;
    return explainWorkItem(context, { workItem: first, agreement, at });
  }
  const split = splitWords(view, words);
  if (split) return explainTargetPeriod(context, { ...split, at });
  throw words.length === 1
    ? await unknownWord(context, view, first)
    : unknownAgreement(view, words.slice(0, -1).join(' '));
}

/** Where the agreement’s name ends and the target’s begins; null when no agreement is named. */
function splitWords({ visible }: Viewing, words: readonly string[]) {
  for (let length = words.length - 1; length > 0; length--) {
    const agreement = words.slice(0, length).join(' ');
    if (findAgreement(visible, agreement).match === null) continue;
    return { agreement, target: words.slice(length).join(' ') };
  }
  const { match } = findAgreement(visible, words.join(' '));
  if (match === null) return null;
  const keys = match.terms.targets.map(({ key }) => key).join(', ');
  throw new AccordError(
    'invalid',
    `Which promise of “${match.key}” do you mean? Name one of its targets behind it: ${keys}.`,
  );
}

async function unknownWord(context: Setting, view: Viewing, text: string): Promise<AccordError> {
  const [best] = findAgreement(view.visible, text).suggestions;
  if (best === undefined) return noWorkItem(context, { view, text });
  return new AccordError(
    'not-found',
    `There is no work item and no agreement “${text}” that you can see. Did you mean “${best}”?`,
  );
}

function unknownAgreement({ visible }: Viewing, text: string): AccordError {
  const { suggestions } = findAgreement(visible, text);
  const meant = suggestions.map((key) => `“${key}”`).join(' or ');
  const hint = meant
    ? `Did you mean ${meant}?`
    : `There are: ${[...visible.agreements.keys()].slice(0, 12).join(', ') || 'none that you can see'}.`;
  return new AccordError('not-found', `There is no agreement “${text}”. ${hint}`);
}
