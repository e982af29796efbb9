import { type KnownBlock, weigh } from './blocks.ts';

export type Room = { readonly blocks: number; readonly characters: number };

/**
 * Spreads groups of blocks over as few pages as the room of one allows. A group stays together
 * unless it is larger than a page by itself.
 */
export function paginate(
  groups: readonly (readonly KnownBlock[])[],
  room: Room,
): readonly (readonly KnownBlock[])[] {
  const pieces = groups.flatMap((group) =>
    fits(group, room) ? [group] : group.map((block) => [block]),
  );
  const pages: KnownBlock[][] = [[]];
  for (const piece of pieces) {
    const last = pages.at(-1) ?? [];
    if (last.length && !fits([...last, ...piece], room)) pages.push([...piece]);
    else last.push(...piece);
  }
  return pages;
}

function fits(blocks: readonly KnownBlock[], room: Room): boolean {
  const characters = blocks.reduce((sum, block) => sum + weigh(block), 0);
  return blocks.length <= room.blocks && characters <= room.characters;
}

/** As many of some groups, from the first on, as the room takes, and how many of them it does not. */
export function beginningOf(
  groups: readonly (readonly KnownBlock[])[],
  room: Room,
): { readonly blocks: readonly KnownBlock[]; readonly hidden: number } {
  const left = groups.findIndex((_, index) => !fits(groups.slice(0, index + 1).flat(), room));
  const shown = left < 0 ? groups : groups.slice(0, left);
  return { blocks: shown.flat(), hidden: groups.length - shown.length };
}
