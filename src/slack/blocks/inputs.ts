import type {
  Checkboxes,
  Datepicker,
  InputBlock,
  MultiStaticSelect,
  PlainTextInput,
  PlainTextOption,
  StaticSelect,
  UsersSelect,
} from '@slack/types';
import { plainText } from './blocks.ts';
import { LIMITS } from './limits.ts';

export type InputWords = {
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

/** A date to choose, or none so far. */
export function dayInput(words: InputWords, initial: string | null): InputBlock {
  const element: Datepicker = {
    type: 'datepicker',
    action_id: words.name,
    ...(initial !== null && { initial_date: initial }),
  };
  return { ...labelled(words), element };
}

/** One of the people in Slack. */
export function userInput(words: InputWords, initial?: string): InputBlock {
  const element: UsersSelect = {
    type: 'users_select',
    action_id: words.name,
    placeholder: plainText('Choose a person', LIMITS.placeholder),
    ...(initial && { initial_user: initial }),
  };
  return { ...labelled(words), element };
}

/** One of up to a hundred choices. */
export function choiceInput(
  words: InputWords,
  choices: readonly Choice[],
  initial?: string,
): InputBlock {
  const options = choiceOptions(choices);
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

/** Several of up to a hundred choices. */
export function someInput(
  words: InputWords,
  choices: readonly Choice[],
  initial: readonly string[],
): InputBlock {
  const options = choiceOptions(choices);
  const chosen = options.filter(({ value }) => initial.includes(String(value)));
  const element: MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: words.name,
    options,
    placeholder: plainText('Choose some', LIMITS.placeholder),
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
  return { ...labelled(words), element };
}

/** Something that holds or not; comes back as a list with its name in it, or empty. */
export function flagInput(words: InputWords, initial: boolean): InputBlock {
  const option = optionOf({ value: 'yes', label: 'Yes' });
  const element: Checkboxes = {
    type: 'checkboxes',
    action_id: words.name,
    options: [option],
    ...(initial && { initial_options: [option] }),
  };
  return { ...labelled({ ...words, optional: true }), element };
}

/** A few things of which several can hold. */
export function checkboxInput(
  words: InputWords,
  choices: readonly Choice[],
  initial: readonly string[],
): InputBlock {
  const options = choices.map(optionOf);
  const chosen = options.filter(({ value }) => initial.includes(String(value)));
  const element: Checkboxes = {
    type: 'checkboxes',
    action_id: words.name,
    options,
    ...(chosen.length > 0 && { initial_options: chosen }),
  };
  return { ...labelled(words), element };
}

/** Something that has to be confirmed before a form can be sent; comes back as a list with “yes” in it. */
export function confirmInput(words: InputWords, says: string): InputBlock {
  const options = [optionOf({ value: 'yes', label: says })];
  const element: Checkboxes = { type: 'checkboxes', action_id: words.name, options };
  return { ...labelled(words), element };
}

/** A text on one line or, with `long`, on several. */
export function textInput(
  words: InputWords & { readonly long: boolean },
  initial: string | null,
): InputBlock {
  const element: PlainTextInput = {
    type: 'plain_text_input',
    action_id: words.name,
    multiline: words.long,
    max_length: LIMITS.input.text,
    ...(initial && { initial_value: initial.slice(0, LIMITS.input.text) }),
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

/** As many choices as Slack takes. */
export function choiceOptions(choices: readonly Choice[]): PlainTextOption[] {
  return choices.slice(0, LIMITS.option.count).map(optionOf);
}

function optionOf({ value, label }: Choice): PlainTextOption {
  return { text: plainText(label, LIMITS.option.text), value };
}
