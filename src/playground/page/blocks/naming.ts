import { json, words } from '../json.ts';
import type { Spot } from '../scene.ts';

/** What an element is called to somebody who does not see it. */
export function named(spot: Spot): Readonly<Record<string, string | undefined>> {
  if (spot.labelledBy) return { 'aria-labelledby': spot.labelledBy };
  return { 'aria-label': words(spot.element.placeholder) || spot.actionId };
}

/** The value so far: what was given, else the initial one named `initial`. */
export function startOf(spot: Spot, ...initial: readonly string[]): string {
  const given = spot.scene.form.get(spot.blockId, spot.actionId);
  if (given !== undefined) return typeof given === 'string' ? given : '';
  const value = initial.map((key) => spot.element[key]).find((each) => each !== undefined);
  const option = json(value).value;
  return String(option ?? value ?? '');
}
