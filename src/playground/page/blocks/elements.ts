import { h } from '../dom.ts';
import { text } from '../json.ts';
import type { Json } from '../protocol.ts';
import type { Scene, Spot } from '../scene.ts';
import { button } from './button.ts';
import { checkboxes, radioButtons } from './choices.ts';
import { combobox } from './combobox.ts';
import { image } from './image.ts';
import { multiSelect } from './multi-select.ts';
import { overflow } from './overflow.ts';
import { datePicker, dateTimePicker, timePicker } from './pickers.ts';
import { select } from './select.ts';
import { textInput } from './text-input.ts';

type Draw = (spot: Spot) => HTMLElement;

/** How each element is drawn. */
const ELEMENTS: Readonly<Record<string, Draw>> = {
  button,
  workflow_button: button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  external_select: combobox,
  multi_static_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  image: (spot) => image(spot.element),
};

type Around = { readonly block: Json; readonly scene: Scene; readonly labelledBy?: string };

/** Draws an element of a block. */
export function element(value: Json, { block, scene, labelledBy }: Around): HTMLElement {
  const draw = ELEMENTS[text(value.type)];
  if (!draw) {
    const words = `A ${text(value.type)}, which this page does not draw.`;
    return h('span', { class: 'unknown' }, words);
  }
  return draw({
    scene,
    element: value,
    blockId: text(block.block_id),
    actionId: text(value.action_id),
    isInput: block.type === 'input' && block.dispatch_action !== true,
    ...(labelledBy ? { labelledBy } : {}),
  });
}
