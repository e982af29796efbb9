import { h } from '../dom.ts';
import { list, text, words } from '../json.ts';
import type { Json } from '../protocol.ts';
import { give, type Spot } from '../scene.ts';
import { named, startOf } from './naming.ts';

type Choice = { readonly value: string; readonly label: string };

const INITIAL = ['initial_option', 'initial_user', 'initial_conversation', 'initial_channel'];

/** A choice of one: options, people or conversations. */
export function select(spot: Spot): HTMLElement {
  const start = startOf(spot, ...INITIAL);
  const placeholder = words(spot.element.placeholder) || 'Choose…';
  const made = h(
    'select',
    { class: 'select', ...named(spot) },
    h('option', { value: '' }, placeholder),
    ...offered(spot),
  );
  made.value = start;
  if (made.selectedIndex < 0) made.value = '';
  made.addEventListener('change', () => void give(spot, made.value || null));
  return made;
}

function offered(spot: Spot): readonly HTMLElement[] {
  const groups = list(spot.element.option_groups);
  if (!groups.length) return choicesOf(spot).map(option);
  return groups.map((group) =>
    h('optgroup', { label: words(group.label) }, ...optionChoices(group).map(option)),
  );
}

function option({ value, label }: Choice): HTMLElement {
  return h('option', { value }, label);
}

/** What a select offers, by its type. */
export function choicesOf({ element, scene }: Spot): readonly Choice[] {
  const type = text(element.type);
  const { people, places } = scene.screen;
  if (type.includes('users'))
    return people.map((each) => ({ value: each.id, label: each.realName }));
  if (type.includes('conversations') || type.includes('channels')) {
    return places
      .filter((place) => place.kind === 'channel')
      .map((place) => ({ value: place.id, label: `#${place.name}` }));
  }
  return [...optionChoices(element), ...list(element.option_groups).flatMap(optionChoices)];
}

function optionChoices(holder: Json): readonly Choice[] {
  return list(holder.options).map((each) => ({
    value: text(each.value),
    label: words(each.text),
  }));
}
