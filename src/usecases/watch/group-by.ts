type InWorkspace = { readonly workspaceId: number };

/**
 * Those of each workspace, one workspace after the other as they are numbered: who locks something in several of them
 * within a transaction then never waits crosswise for somebody who does the same.
 */
export function byWorkspace<Item extends InWorkspace>(
  items: readonly Item[],
): ReadonlyMap<number, readonly Item[]> {
  const inOrder = items.toSorted((a, b) => a.workspaceId - b.workspaceId);
  return groupBy(inOrder, ({ workspaceId }) => workspaceId);
}

/** Those that have the same key, in the order in which each key came first. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
