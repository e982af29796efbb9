import type { Answers, Given } from '../interactions/answers.ts';
import { optionsOf } from '../interactions/answers.ts';
import { type Found, interactiveElements } from '../interactions/find.ts';
import type { JsonObject } from '../json.ts';
import type { Workspace } from '../state/workspace.ts';
import { textOfBlocks } from './plain-text.ts';

/** What a person wants in inputs: by label, block id or action id; options by their text or value. */
export type Wanted = Readonly<Record<string, Given | number>>;

/** The element a person means by its label, placeholder, action id or block id. */
export function meant(name: string, blocks: unknown): Found | undefined {
  const all = interactiveElements(blocks);
  return (
    all.find((found) => namesOf(found).includes(name)) ??
    all.find((found) => namesOf(found).some((known) => known.startsWith(name)))
  );
}

/** The answers by block and action id, from what the person wants. */
export function answersFor(wanted: Wanted, blocks: unknown, workspace: Workspace): Answers {
  const answers: Record<string, Record<string, Given>> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const found = meant(name, blocks);
    if (!found) throw new Error(`There is no input “${name}”; there is ${listed(blocks)}.`);
    const blockId = String(found.block.block_id);
    const given = givenFor(
      typeof value === 'number' ? String(value) : value,
      found.element,
      workspace,
    );
    answers[blockId] = { ...answers[blockId], [String(found.element.action_id)]: given };
  }
  return answers;
}

/** Option texts, people's and channels' names turned into the values the app gets. */
export function givenFor(given: Given, element: JsonObject, workspace: Workspace): Given {
  if (given === null) return null;
  if (typeof given !== 'string') return given.map((each) => valueFor(each, element, workspace));
  return valueFor(given, element, workspace);
}

/** The names of all that can be acted on, for a sentence. */
export function listed(blocks: unknown): string {
  const names = interactiveElements(blocks).map((found) => `“${namesOf(found)[0]}”`);
  return names.join(', ') || 'none';
}

function namesOf({ element, block }: Found): readonly string[] {
  const labels = [element.text, block.label, element.placeholder].map(textOfBlocks);
  const ids = [element.action_id, element.value, block.block_id].map((id) => String(id ?? ''));
  return [...labels, ...ids].filter(Boolean);
}

function valueFor(wish: string, element: JsonObject, { people, channels }: Workspace): string {
  const type = String(element.type);
  if (type.includes('users')) {
    const names = (name: string) => name === wish || `@${name}` === wish;
    const person = people.all.find((each) => names(each.name) || each.realName === wish);
    return person?.id ?? wish;
  }
  if (type.includes('conversations') || type.includes('channels')) {
    return channels.all.find((place) => `#${place.name}` === wish)?.id ?? wish;
  }
  const options = optionsOf(element);
  const known =
    options.find((option) => option.value === wish) ??
    options.find((option) => textOfBlocks(option.text) === wish);
  return known ? String(known.value) : wish;
}
