import { h } from '../dom.ts';
import { give, type Spot } from '../scene.ts';
import { named, startOf } from './naming.ts';

/** A day. */
export function datePicker(spot: Spot): HTMLElement {
  return picker(spot, 'date', startOf(spot, 'initial_date'));
}

/** A time of day. */
export function timePicker(spot: Spot): HTMLElement {
  return picker(spot, 'time', startOf(spot, 'initial_time'));
}

/** A day and time, given in seconds. */
export function dateTimePicker(spot: Spot): HTMLElement {
  const seconds = Number(startOf(spot, 'initial_date_time'));
  const start = seconds ? new Date(seconds * 1000).toISOString().slice(0, 16) : '';
  const made = h('input', { type: 'datetime-local', class: 'field', ...named(spot) });
  made.value = start;
  made.addEventListener('change', () => {
    const at = Date.parse(`${made.value}Z`) / 1000;
    void give(spot, made.value ? String(at) : null);
  });
  return made;
}

function picker(spot: Spot, type: string, start: string): HTMLElement {
  const made = h('input', { type, class: 'field', ...named(spot) });
  made.value = start;
  made.addEventListener('change', () => void give(spot, made.value || null));
  return made;
}
