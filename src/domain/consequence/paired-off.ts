/** What is only before, only after, and how many of both are the same thing. */
export type PairedOff<Item> = {
  readonly appeared: readonly Item[];
  readonly gone: readonly Item[];
  readonly staying: number;
};

type Identity<Item> = {
  /** What two items have in common that are one and the same. */
  readonly exact: (item: Item) => string;
  /** What they still have in common when only their words have changed. */
  readonly alike: (item: Item) => string;
};

/** Tells what appeared and what went from what merely reads differently; each item is paired once. */
export function pairedOff<Item>(
  before: readonly Item[],
  after: readonly Item[],
  { exact, alike }: Identity<Item>,
): PairedOff<Item> {
  const first = unpaired(before, after, exact);
  const { left: gone, right: appeared } = unpaired(first.left, first.right, alike);
  return { appeared, gone, staying: after.length - appeared.length };
}

function unpaired<Item>(
  left: readonly Item[],
  right: readonly Item[],
  nameOf: (item: Item) => string,
) {
  const waiting = new Map<string, Item[]>();
  for (const item of left) {
    const own = waiting.get(nameOf(item)) ?? [];
    waiting.set(nameOf(item), own);
    own.push(item);
  }
  const rest = right.filter((item) => waiting.get(nameOf(item))?.shift() === undefined);
  return { left: [...waiting.values()].flat(), right: rest };
}
