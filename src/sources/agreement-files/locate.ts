import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  type LineCounter,
  type Node,
  type ParsedNode,
} from 'yaml';
import type { Path, Problem } from '../../domain/register/problem.ts';

/** A place in a text; both count from 1. */
export type Position = { readonly line: number; readonly column: number };

export type YamlDocument = Document.Parsed<ParsedNode, true> | Document<Node, true>;

type Wanted = { readonly path: Path; readonly about?: Problem['about'] | undefined };

/** Where a path stands in a document; where it stops, the nearest place above. */
export function locate(
  document: YamlDocument,
  lines: LineCounter,
  { path, about }: Wanted,
): Position {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, name] of path.entries()) {
    const inKey = about === 'key' && index === path.length - 1;
    const next = stepInto(resolved(document, node), { name, inKey });
    if (next === null) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

type Step = { readonly node: unknown; readonly offset: number | null };

function stepInto(
  node: unknown,
  { name: step, inKey }: { readonly name: string | number; readonly inKey: boolean },
): Step | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    if (!pair) return null;
    const beside = !inKey && (isScalar(pair.value) || isAlias(pair.value));
    const value = beside ? startOf(pair.value) : null;
    return { node: pair.value, offset: value ?? startOf(pair.key) };
  }
  if (!isCollection(node) || typeof step !== 'number') return null;
  const item = node.items[step];
  return item === undefined ? null : { node: item, offset: startOf(item) };
}

function resolved(document: YamlDocument, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
