import { LIMITS } from './limits.ts';
import { consistentChoice, option, optionGroup, overflowOption, richOption } from './options.ts';
import {
  all,
  anything,
  count,
  exactlyOne,
  type Fields,
  flag,
  list,
  oneOf,
  type Rule,
  shape,
  text,
} from './rules.ts';
import { confirm, plain } from './texts.ts';

const action_id = text(LIMITS.id);
const placeholder = plain(LIMITS.select.placeholder);
const focus_on_load = flag;
const asked: Fields = { action_id, confirm, focus_on_load };
const picker: Fields = { ...asked, placeholder };
const typed: Fields = { action_id, placeholder, focus_on_load, initial_value: anything };
const dispatch_action_config = shape(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
);
const ids = list(text(LIMITS.id), { max: 100 });
const max_selected_items = count(1, 1000);
const filter = shape(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
);
const date = pattern(/^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD');
const time = pattern(/^\d\d:\d\d$/, 'HH:mm');

const BUTTON = {
  text: plain(LIMITS.button.text),
} as const;
const BUTTON_EXTRAS: Fields = {
  action_id,
  value: text(LIMITS.button.value),
  url: text(LIMITS.button.url),
  style: oneOf('primary', 'danger'),
  confirm,
  accessibility_label: text(LIMITS.button.accessibilityLabel),
};

const choiceSource = all(exactlyOne('options', 'option_groups'), consistentChoice);
const options = list(option, { max: LIMITS.select.options });
const option_groups = list(optionGroup, { max: LIMITS.select.groups });
const choices = list(richOption, { max: LIMITS.choices.options });

/** Single choice from different sources. */
const SELECTS: Fields = {
  static_select: all(
    shape({}, { ...picker, options, option_groups, initial_option: option }),
    choiceSource,
  ),
  external_select: shape(
    {},
    { ...picker, initial_option: option, min_query_length: count(0, 100) },
  ),
  users_select: shape({}, { ...picker, initial_user: text(LIMITS.id) }),
  channels_select: shape(
    {},
    { ...picker, initial_channel: text(LIMITS.id), response_url_enabled: flag },
  ),
  conversations_select: shape(
    {},
    {
      ...picker,
      initial_conversation: text(LIMITS.id),
      default_to_current_conversation: flag,
      response_url_enabled: flag,
      filter,
    },
  ),
};

/** Several choices from different sources. */
const MULTI_SELECTS: Fields = {
  multi_static_select: all(
    shape({}, { ...picker, options, option_groups, initial_options: options, max_selected_items }),
    choiceSource,
  ),
  multi_external_select: shape(
    {},
    { ...picker, initial_options: options, min_query_length: count(0, 100), max_selected_items },
  ),
  multi_users_select: shape({}, { ...picker, initial_users: ids, max_selected_items }),
  multi_channels_select: shape({}, { ...picker, initial_channels: ids, max_selected_items }),
  multi_conversations_select: shape(
    {},
    {
      ...picker,
      initial_conversations: ids,
      default_to_current_conversation: flag,
      filter,
      max_selected_items,
    },
  ),
};

const PICKERS: Fields = {
  datepicker: shape({}, { ...picker, initial_date: date }),
  timepicker: shape({}, { ...picker, initial_time: time, timezone: anything }),
  datetimepicker: shape({}, { ...asked, initial_date_time: count(1_000_000_000, 9_999_999_999) }),
  checkboxes: all(
    shape({ options: choices }, { ...asked, initial_options: choices }),
    consistentChoice,
  ),
  radio_buttons: all(
    shape({ options: choices }, { ...asked, initial_option: richOption }),
    consistentChoice,
  ),
};

const TYPED: Fields = {
  plain_text_input: shape(
    {},
    {
      ...typed,
      initial_value: text(LIMITS.plainTextInput.length, 0),
      multiline: flag,
      min_length: count(0, LIMITS.plainTextInput.length),
      max_length: count(1, LIMITS.plainTextInput.length),
      dispatch_action_config,
    },
  ),
  rich_text_input: shape({}, { ...typed, dispatch_action_config }),
  number_input: shape(
    { is_decimal_allowed: flag },
    { ...typed, min_value: anything, max_value: anything, dispatch_action_config },
  ),
  email_text_input: shape({}, { ...typed, dispatch_action_config }),
  url_text_input: shape({}, { ...typed, dispatch_action_config }),
};

const image: Rule = all(
  shape(
    { alt_text: text(LIMITS.image.alt) },
    { image_url: text(LIMITS.image.url), slack_file: shape({}, { id: anything, url: anything }) },
  ),
  exactlyOne('image_url', 'slack_file'),
);

const CLICKED: Fields = {
  button: shape(BUTTON, BUTTON_EXTRAS),
  overflow: shape(
    { options: list(overflowOption, { max: LIMITS.overflow.options }) },
    { action_id, confirm },
  ),
  workflow_button: shape({ ...BUTTON, workflow: anything }, BUTTON_EXTRAS),
};

const fileInput: Rule = all(
  shape({}, { action_id, filetypes: anything, max_files: count(1, LIMITS.fileInput.files) }),
  (_, place) => {
    if (place.surface !== 'modal') place.in('type').refuse('unsupported type: file_input');
  },
);

/** Which elements go where. */
export const ACCESSORIES: Fields = { ...CLICKED, ...SELECTS, ...MULTI_SELECTS, ...PICKERS, image };
export const ACTIONS: Fields = {
  ...CLICKED,
  ...SELECTS,
  ...MULTI_SELECTS,
  ...PICKERS,
  rich_text_input: TYPED.rich_text_input ?? anything,
};
export const INPUTS: Fields = {
  ...SELECTS,
  ...MULTI_SELECTS,
  ...PICKERS,
  ...TYPED,
  file_input: fileInput,
};
export const IMAGE: Rule = image;

const feedback = shape(
  { text: plain(LIMITS.button.text), value: text(LIMITS.button.value) },
  { accessibility_label: text(LIMITS.button.accessibilityLabel) },
);
export const CONTEXT_ACTIONS: Fields = {
  feedback_buttons: shape({ positive_button: feedback, negative_button: feedback }, { action_id }),
  icon_button: shape(
    { icon: oneOf('trash'), text: plain(LIMITS.button.text) },
    {
      ...BUTTON_EXTRAS,
      visible_to_user_ids: list(text(LIMITS.id), { max: LIMITS.contextActions.visibleTo }),
    },
  ),
};

function pattern(form: RegExp, words: string): Rule {
  return (value, place) => {
    if (typeof value !== 'string' || !form.test(value)) place.refuse(`must be ${words}`);
  };
}
