import { describe, expect, it } from 'vitest';
import { inputErrors, stateValues } from '../../src/playground/interactions/answers.ts';
import { currentValues } from '../../src/playground/interactions/current.ts';
import { Selections } from '../../src/playground/state/selections.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['a', 'b'].map((value) => ({ text: plain(value), value }));
const asked = (element: object, more: object = {}) => [
  {
    type: 'input',
    block_id: 'b',
    label: plain('L'),
    element: { action_id: 'a', ...element },
    ...more,
  },
];
const values = (element: object, given?: string | readonly string[] | null) =>
  stateValues(asked(element), given === undefined ? {} : { b: { a: given } });
const errors = (element: object, given: string | readonly string[] | null, more: object = {}) =>
  inputErrors(asked(element, more), stateValues(asked(element), { b: { a: given } })).b;

describe('what a person put in an input arrives as Slack sends it', () => {
  it.each([
    [{ type: 'plain_text_input' }, 'x', { value: 'x' }],
    [{ type: 'plain_text_input' }, '', { value: null }],
    [{ type: 'number_input' }, '7', { value: '7' }],
    [{ type: 'static_select', options }, 'a', { selected_option: options[0] }],
    [{ type: 'static_select', options }, null, { selected_option: null }],
    [{ type: 'multi_static_select', options }, ['b'], { selected_options: [options[1]] }],
    [{ type: 'checkboxes', options }, null, { selected_options: [] }],
    [{ type: 'users_select' }, 'U1', { selected_user: 'U1' }],
    [{ type: 'multi_users_select' }, ['U1'], { selected_users: ['U1'] }],
    [{ type: 'conversations_select' }, 'C1', { selected_conversation: 'C1' }],
    [{ type: 'datepicker' }, '2026-03-02', { selected_date: '2026-03-02' }],
    [{ type: 'timepicker' }, '09:30', { selected_time: '09:30' }],
    [{ type: 'datetimepicker' }, '1772445600', { selected_date_time: 1_772_445_600 }],
  ])('%j with %j', (...[element, given, state]) => {
    expect(values(element, given)).toEqual({ b: { a: { type: element.type, ...state } } });
  });

  it.each([
    [{ type: 'plain_text_input', initial_value: 'x' }, { value: 'x' }],
    [
      { type: 'static_select', options, initial_option: options[1] },
      { selected_option: options[1] },
    ],
    [{ type: 'checkboxes', options, initial_options: options }, { selected_options: options }],
    [{ type: 'multi_users_select', initial_users: ['U2'] }, { selected_users: ['U2'] }],
    [{ type: 'datepicker', initial_date: '2026-01-01' }, { selected_date: '2026-01-01' }],
  ])('%j untouched, with its initial value', (...[element, state]) => {
    expect(values(element)).toEqual({ b: { a: { type: element.type, ...state } } });
  });
});

describe('what was chosen in a view', () => {
  const workspace = { selections: new Selections() };
  const look = (blocks: unknown, answers: Parameters<typeof stateValues>[1]) =>
    currentValues({ user: 'U1', key: 'V1', blocks, answers }, workspace);

  it('is known while its field is there, and not in a later form with a field of the same name', () => {
    const form = asked({ type: 'plain_text_input' });
    const written = { b: { a: { type: 'plain_text_input', value: 'Acme' } } };
    expect(look(form, { b: { a: 'Acme' } })).toEqual(written);
    expect(look(form, {})).toEqual(written);
    expect(look([], {})).toEqual({});
    expect(look(form, {})).toEqual({ b: { a: { type: 'plain_text_input', value: null } } });
  });
});

describe('Slack looks at inputs before the app does', () => {
  const text = { type: 'plain_text_input' };
  const number = {
    type: 'number_input',
    is_decimal_allowed: false,
    min_value: '1',
    max_value: '5',
  };
  it.each([
    [text, '', 'Please complete this required field.'],
    [{ type: 'checkboxes', options }, [], 'Please complete this required field.'],
    [{ ...text, min_length: 3 }, 'ab', 'Please enter at least 3 characters.'],
    [{ ...text, max_length: 3 }, 'abcd', 'Please enter at most 3 characters.'],
    [{ type: 'email_text_input' }, 'anna', 'Please enter a valid email address.'],
    [{ type: 'url_text_input' }, 'anna', 'Please enter a valid URL.'],
    [number, 'many', 'Please enter a number.'],
    [number, '1.5', 'Please enter a whole number.'],
    [number, '0', 'Please enter a number of at least 1.'],
    [number, '6', 'Please enter a number of at most 5.'],
    [number, '5', undefined],
  ])('%j with %j', (...[element, given, error]) => {
    expect(errors(element, given)).toBe(error);
  });

  it('lets optional ones be empty', () => {
    expect(errors(text, '', { optional: true })).toBeUndefined();
  });
});
