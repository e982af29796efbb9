import type { Datepicker, InputBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { plainText } from './blocks.ts';
import { LIMITS } from './limits.ts';

type InputWords = {
  /** Names the field in what comes back and in errors shown beside it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
};

export type Choice = { readonly value: string; readonly label: string };

/** A date to choose; comes back under the field's name. */
export function dateInput(words: InputWords, initial: string): InputBlock {
  const element: Datepicker = { type: 'datepicker', action_id: words.name, initial_date: initial };
  return { ...labelled(words), element };
}

/** One of up to a hundred choices. */
export function choiceInput(
  words: InputWords,
  choices: readonly Choice[],
  initial?: string,
): InputBlock {
  const options = choices.slice(0, LIMITS.option.count).map(optionOf);
  const chosen = options.find((option) => option.value === initial);
  const element: StaticSelect = {
    type: 'static_select',
    action_id: words.name,
    options,
    placeholder: plainText('Choose one', LIMITS.placeholder),
    ...(chosen && { initial_option: chosen }),
  };
  return { ...labelled(words), element };
}

function labelled({ name, label, hint, optional }: InputWords): Omit<InputBlock, 'element'> {
  return {
    type: 'input',
    block_id: name,
    label: plainText(label, LIMITS.input.label),
    ...(hint && { hint: plainText(hint, LIMITS.input.hint) }),
    ...(optional && { optional }),
  };
}

function optionOf({ value, label }: Choice): PlainTextOption {
  return { text: plainText(label, LIMITS.option.text), value };
}
