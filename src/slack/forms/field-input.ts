import type { InputBlock } from '@slack/types';
import { readLocalDay } from '../../domain/calendar/local-date.ts';
import {
  type Choice,
  choiceInput,
  dayInput,
  flagInput,
  someInput,
  textInput,
} from '../blocks/inputs.ts';
import { choiceLabel } from './field-labels.ts';
import type { Field } from './schema-fields.ts';

/** What a term can be chosen from, because it names something of the register. */
export type Offer = { readonly choices: readonly Choice[]; readonly several: boolean };

type Filled = {
  /** What stands in the field already. */
  readonly initial: string | null;
  readonly offer: Offer | null;
};

const MOST_CHOICES = 100;

/** A field as Slack asks for it; what names something of the register is chosen where that is not too much. */
export function fieldInput(field: Field, { initial, offer }: Filled): InputBlock {
  const { name, label, optional, kind } = field;
  const words = { name, label, optional, ...(field.hint !== null && { hint: field.hint }) };
  if (offer && isOffered(offer, initial)) {
    const words = { name, label, optional };
    return offer.several
      ? someInput(words, offer.choices, listed(initial))
      : choiceInput(words, offer.choices, initial ?? undefined);
  }
  if (kind === 'choice' && (initial === null || field.choices.includes(initial))) {
    const choices = field.choices.map((value) => ({ value, label: choiceLabel(name, value) }));
    return choiceInput(words, choices, initial ?? undefined);
  }
  if (kind === 'flag') return flagInput(words, initial === 'true');
  if (kind === 'date' && (initial === null || readLocalDay(initial) !== null)) {
    return dayInput({ name, label, optional }, initial);
  }
  const long = kind === 'yaml' || kind === 'paragraph' || initial?.includes('\n') === true;
  return textInput({ ...words, long }, initial);
}

/** What was written already must be among the choices, or it would be lost. */
function isOffered({ choices }: Offer, initial: string | null): boolean {
  if (choices.length === 0 || choices.length > MOST_CHOICES) return false;
  const known = new Set(choices.map(({ value }) => value));
  return listed(initial).every((value) => known.has(value));
}

/** The items of a list: with commas between them, or in the form of a file: “- a”. */
function listed(initial: string | null): readonly string[] {
  return (initial ?? '')
    .split(/[,\n]/)
    .map((line) => line.replace(/^\s*- /, '').trim())
    .filter(Boolean);
}
