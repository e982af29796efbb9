import { elementsOf } from '../block-kit/validate.ts';
import { type JsonObject, objectsOf, textOf } from '../json.ts';

/** An interactive element and the block it stands in. */
export type Found = { readonly block: JsonObject; readonly element: JsonObject };

/** Every element of these blocks that a person can act on. */
export function interactiveElements(blocks: unknown): readonly Found[] {
  return objectsOf(blocks).flatMap((block) =>
    elementsOf(block)
      .filter((element) => textOf(element.action_id) !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** The element with these ids. */
export function findElement(
  blocks: unknown,
  ids: { readonly blockId?: string | undefined; readonly actionId: string },
): Found | undefined {
  return interactiveElements(blocks).find(
    ({ block, element }) =>
      element.action_id === ids.actionId && (!ids.blockId || block.block_id === ids.blockId),
  );
}
