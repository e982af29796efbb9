/** The keys from one to another along what each leads to; null when none leads there. */
export function chainBetween(
  from: string,
  to: string,
  next: (key: string) => readonly string[],
): readonly string[] | null {
  const waiting: (readonly string[])[] = [[from]];
  const seen = new Set<string>();
  for (let chain = waiting.pop(); chain; chain = waiting.pop()) {
    const last = chain.at(-1) ?? from;
    if (last === to) return chain;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const key of next(last)) waiting.push([...chain, key]);
  }
  return null;
}
