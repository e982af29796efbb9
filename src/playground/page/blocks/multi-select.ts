import { h } from '../dom.ts';
import { list, text, words } from '../json.ts';
import { give, type Spot } from '../scene.ts';
import { named } from './naming.ts';
import { choicesOf } from './select.ts';

/** A choice of several, as a list that opens; the choice is given when it closes. */
export function multiSelect(spot: Spot): HTMLElement {
  const chosen = new Set(startValues(spot));
  const choices = choicesOf(spot);
  const summary = h('summary', { class: 'select', ...named(spot) });
  const rename = () => {
    const labels = choices.filter(({ value }) => chosen.has(value)).map(({ label }) => label);
    summary.textContent = labels.join(', ') || words(spot.element.placeholder) || 'Choose…';
  };
  const boxes = choices.map(({ value, label }) => {
    const box = h('input', { type: 'checkbox', value });
    box.checked = chosen.has(value);
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(value);
      else chosen.delete(value);
      rename();
      if (spot.isInput) void give(spot, [...chosen]);
    });
    return h('label', {}, box, label);
  });
  rename();
  const made = h(
    'details',
    { class: 'multi' },
    summary,
    h('div', { class: 'multi-list' }, ...boxes),
  );
  closeOnLeave(made, () => void give(spot, [...chosen]));
  return made;
}

/** Closes with Escape, when the focus goes on, and with a click elsewhere. */
function closeOnLeave(made: HTMLDetailsElement, closed: () => void): void {
  const close = () => setTimeout(() => made.removeAttribute('open'));
  const isElsewhere = ({ target }: Event) => !(target instanceof Node && made.contains(target));
  const outside = (event: Event) => {
    if (isElsewhere(event)) close();
  };
  made.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !made.open) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  made.addEventListener('focusout', ({ relatedTarget }) => {
    const isAround = relatedTarget instanceof Node && relatedTarget.contains(made);
    const isInside = relatedTarget instanceof Node && made.contains(relatedTarget);
    if (relatedTarget && !isAround && !isInside) close();
  });
  let wasOpen = false;
  made.addEventListener('toggle', () => {
    if (made.open) document.addEventListener('pointerdown', outside);
    else document.removeEventListener('pointerdown', outside);
    if (wasOpen && !made.open) closed();
    wasOpen = made.open;
  });
}

function startValues({ scene, element, blockId, actionId }: Spot): readonly string[] {
  const given = scene.form.get(blockId, actionId);
  if (Array.isArray(given)) return given;
  const ids = element.initial_users ?? element.initial_conversations ?? element.initial_channels;
  if (Array.isArray(ids)) return ids.map(String);
  return list(element.initial_options).map((option) => text(option.value));
}
