import { dig, isObject, type JsonObject, objectsOf, textOf, textsOf } from '../json.ts';
import { interactiveElements } from './find.ts';

/** What a person put in an element: one value, several, or nothing. */
export type Given = string | readonly string[] | null;
/** Values by block id, then action id. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Given>>>>;

/** Which field of the payload holds the value of each kind of element, and how many there are. */
const FIELDS: Readonly<Record<string, { readonly key: string; readonly many?: boolean }>> = {
  static_select: { key: 'selected_option' },
  external_select: { key: 'selected_option' },
  radio_buttons: { key: 'selected_option' },
  overflow: { key: 'selected_option' },
  users_select: { key: 'selected_user' },
  conversations_select: { key: 'selected_conversation' },
  channels_select: { key: 'selected_channel' },
  datepicker: { key: 'selected_date' },
  timepicker: { key: 'selected_time' },
  datetimepicker: { key: 'selected_date_time' },
  checkboxes: { key: 'selected_options', many: true },
  multi_static_select: { key: 'selected_options', many: true },
  multi_external_select: { key: 'selected_options', many: true },
  multi_users_select: { key: 'selected_users', many: true },
  multi_conversations_select: { key: 'selected_conversations', many: true },
  multi_channels_select: { key: 'selected_channels', many: true },
};

const NOT_STATE = ['button', 'overflow', 'workflow_button'];

/** `state.values` as Slack sends it: every input, with what the person gave or the initial value. */
export function stateValues(blocks: unknown, answers: Answers): JsonObject {
  const values: Record<string, Record<string, JsonObject>> = {};
  for (const { block, element } of interactiveElements(blocks)) {
    if (NOT_STATE.includes(String(element.type))) continue;
    const blockId = String(block.block_id);
    const actionId = String(element.action_id);
    const given = answers[blockId]?.[actionId];
    values[blockId] = {
      ...values[blockId],
      [actionId]: elementState(element, given === undefined ? initialOf(element) : given),
    };
  }
  return values;
}

/** One element's state: its type and the value in the field its type uses. */
export function elementState(element: JsonObject, given: Given): JsonObject {
  const type = String(element.type);
  const field = FIELDS[type];
  if (!field) return { type, value: scalar(given) };
  if (field.many) return { type, [field.key]: listed(given).map((one) => chosen(element, one)) };
  const one = scalar(given);
  return { type, [field.key]: one === null ? null : chosen(element, one) };
}

/** The value an element starts with. */
function initialOf(element: JsonObject): Given {
  const one = [
    element.initial_value,
    dig(element, 'initial_option', 'value'),
    element.initial_date,
    element.initial_time,
    element.initial_date_time,
    element.initial_user,
    element.initial_conversation,
    element.initial_channel,
  ].find((value) => value !== undefined && value !== null);
  if (one !== undefined) return String(one);
  const many = [element.initial_users, element.initial_conversations, element.initial_channels]
    .map(textsOf)
    .find((values) => values.length);
  return many ?? objectsOf(element.initial_options).map((option) => String(option.value));
}

/** The options an element offers, groups opened. */
export function optionsOf(element: JsonObject): readonly JsonObject[] {
  const groups = objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options));
  return [...objectsOf(element.options), ...groups];
}

/** An option sent back whole; users and channels as plain ids; date times as numbers. */
function chosen(element: JsonObject, value: string): unknown {
  if (element.type === 'datetimepicker') return Number(value);
  const key = FIELDS[String(element.type)]?.key ?? '';
  if (!key.startsWith('selected_option')) return value;
  const { initial_option, initial_options } = element;
  const offered = [
    ...optionsOf(element),
    ...objectsOf([initial_option]),
    ...objectsOf(initial_options),
  ];
  const known = offered.find((option) => option.value === value);
  return known ? withoutAddress(known) : { text: { type: 'plain_text', text: value }, value };
}

function withoutAddress({ url: _, ...option }: JsonObject): JsonObject {
  return option;
}

function scalar(given: Given): string | null {
  if (given === null || given === '') return null;
  return typeof given === 'string' ? given : (given[0] ?? null);
}

function listed(given: Given): readonly string[] {
  if (given === null || given === '') return [];
  return typeof given === 'string' ? [given] : given;
}

/** What is wrong with the answers before the app is even asked, by block id. */
export function inputErrors(blocks: unknown, values: JsonObject): Readonly<Record<string, string>> {
  const errors = objectsOf(blocks)
    .filter((block) => block.type === 'input' && isObject(block.element))
    .flatMap((block) => {
      const element = objectsOf([block.element])[0] ?? {};
      const state = dig(values, String(block.block_id), String(element.action_id));
      const error = inputError(element, objectsOf([state])[0] ?? {}, block.optional === true);
      return error ? [[String(block.block_id), error] as const] : [];
    });
  return Object.fromEntries(errors);
}

function inputError(
  element: JsonObject,
  state: JsonObject,
  isOptional: boolean,
): string | undefined {
  const { type: _, ...rest } = state;
  const value = Object.values(rest)[0];
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && !value.length);
  if (isEmpty) return isOptional ? undefined : 'Please complete this required field.';
  return textError(element, textOf(value) ?? '');
}

function textError(element: JsonObject, text: string): string | undefined {
  const { type, min_length, max_length } = element;
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text)) {
    return 'Please enter a valid email address.';
  }
  if (type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.';
  if (type === 'number_input') return numberError(element, text);
  if (typeof min_length === 'number' && text.length < min_length) {
    return `Please enter at least ${min_length} characters.`;
  }
  if (typeof max_length === 'number' && text.length > max_length) {
    return `Please enter at most ${max_length} characters.`;
  }
  return undefined;
}

function numberError(element: JsonObject, text: string): string | undefined {
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) {
    return 'Please enter a whole number.';
  }
  if (element.min_value !== undefined && number < Number(element.min_value)) {
    return `Please enter a number of at least ${String(element.min_value)}.`;
  }
  if (element.max_value !== undefined && number > Number(element.max_value)) {
    return `Please enter a number of at most ${String(element.max_value)}.`;
  }
  return undefined;
}
