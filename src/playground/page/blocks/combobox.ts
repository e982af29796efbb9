import { freshId, h } from '../dom.ts';
import { text, words } from '../json.ts';
import type { Json } from '../protocol.ts';
import { give, type Spot } from '../scene.ts';
import { named } from './naming.ts';

const PAUSE_MS = 150;

/** An external select: what one types is sent to the app, which answers with options. */
export function combobox(spot: Spot): HTMLElement {
  const id = freshId();
  const listbox = h('ul', { role: 'listbox', id, class: 'listbox', hidden: true });
  const field = h('input', {
    type: 'text',
    class: 'field',
    role: 'combobox',
    autocomplete: 'off',
    'aria-controls': id,
    'aria-expanded': 'false',
    placeholder: words(spot.element.placeholder) || 'Type to search…',
    ...named(spot),
  });
  field.value = words(Object(spot.element.initial_option).text);
  const show = (options: readonly Json[]) => {
    listbox.replaceChildren(...options.map((option) => item(option, choose)));
    listbox.hidden = options.length === 0;
    field.setAttribute('aria-expanded', String(options.length > 0));
  };
  const choose = (option: Json) => {
    field.value = words(option.text);
    show([]);
    void give(spot, text(option.value));
  };
  search(field, spot, show);
  field.addEventListener('keydown', (event) => move(event, listbox));
  field.addEventListener('blur', () => setTimeout(() => show([]), PAUSE_MS));
  return h('div', { class: 'combobox' }, field, listbox);
}

function item(option: Json, choose: (option: Json) => void): HTMLElement {
  const made = h('li', { role: 'option', 'aria-selected': 'false' }, words(option.text));
  made.addEventListener('mousedown', () => choose(option));
  return made;
}

function search(
  field: HTMLInputElement,
  spot: Spot,
  show: (options: readonly Json[]) => void,
): void {
  const least = Number(spot.element.min_query_length ?? 3);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (field.value.length >= least) show(await spot.scene.suggest(spot, field.value));
    }, PAUSE_MS);
  };
  field.addEventListener('input', ask);
  field.addEventListener('focus', ask);
}

function move(event: KeyboardEvent, listbox: HTMLElement): void {
  const items = [...listbox.children].filter((each) => each instanceof HTMLElement);
  if (listbox.hidden || !items.length) return;
  const at = items.findIndex((each) => each.getAttribute('aria-selected') === 'true');
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (event.key === 'Enter' && at >= 0) {
    event.preventDefault();
    items[at]?.dispatchEvent(new MouseEvent('mousedown'));
  } else if (event.key === 'Escape') {
    event.stopPropagation();
    listbox.hidden = true;
  } else if (step !== undefined) {
    event.preventDefault();
    const next = (at + step + items.length) % items.length;
    items.forEach((each, index) => {
      each.setAttribute('aria-selected', String(index === next));
    });
  }
}
