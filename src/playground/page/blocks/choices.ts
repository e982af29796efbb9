import { freshId, h } from '../dom.ts';
import { list, text } from '../json.ts';
import { textObject } from '../mrkdwn.ts';
import type { Json } from '../protocol.ts';
import { give, type Spot } from '../scene.ts';
import { named, startOf } from './naming.ts';

/** A group of checkboxes. */
export function checkboxes(spot: Spot): HTMLElement {
  const given = spot.scene.form.get(spot.blockId, spot.actionId);
  const initial = list(spot.element.initial_options).map((option) => text(option.value));
  const start = new Set(Array.isArray(given) ? given : initial);
  const group = choices(spot, 'checkbox', (value) => start.has(value));
  group.addEventListener('change', () => {
    const boxes = [...group.querySelectorAll('input')];
    void give(
      spot,
      boxes.filter((box) => box.checked).map((box) => box.value),
    );
  });
  return group;
}

/** A group of radio buttons. */
export function radioButtons(spot: Spot): HTMLElement {
  const start = startOf(spot, 'initial_option');
  const group = choices(spot, 'radio', (value) => value === start);
  group.addEventListener('change', () => {
    const chosen = [...group.querySelectorAll('input')].find((each) => each.checked);
    void give(spot, chosen?.value ?? null);
  });
  return group;
}

function choices(spot: Spot, type: string, isChosen: (value: string) => boolean): HTMLElement {
  const name = freshId();
  const one = (option: Json) => {
    const box = h('input', { type, name, value: text(option.value) });
    box.checked = isChosen(box.value);
    const words = h('span', {}, textObject(option.text, spot.scene.screen));
    const more = option.description
      ? h('small', {}, textObject(option.description, spot.scene.screen))
      : null;
    return h('label', {}, box, h('span', {}, words, more));
  };
  const role = type === 'radio' ? 'radiogroup' : 'group';
  return h(
    'div',
    { class: 'choices', role, ...named(spot) },
    ...list(spot.element.options).map(one),
  );
}
