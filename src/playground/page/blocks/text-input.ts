import { h } from '../dom.ts';
import { words } from '../json.ts';
import { give, type Spot } from '../scene.ts';
import { named, startOf } from './naming.ts';

const TYPES: Readonly<Record<string, string>> = {
  number_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** Somewhere to type: a line, several lines, a number, an address. */
export function textInput(spot: Spot): HTMLElement {
  const { element, scene } = spot;
  const type = String(element.type);
  const shared = { class: 'field', placeholder: words(element.placeholder), ...named(spot) };
  const made =
    element.multiline === true
      ? h('textarea', { ...shared, rows: 4 })
      : h('input', {
          ...shared,
          type: TYPES[type] ?? 'text',
          inputmode: type === 'number_input' ? 'decimal' : undefined,
        });
  made.value = startOf(spot, 'initial_value');
  if (element.focus_on_load === true) made.autofocus = true;
  made.addEventListener('input', () => scene.form.set(spot.blockId, spot.actionId, made.value));
  if (!spot.isInput) made.addEventListener('change', () => void give(spot, made.value));
  return made;
}
