import { canonicalJson } from '../../../domain/register/canonical-json.ts';
import { type Difference, differencesBetween } from '../../../domain/register/differences.ts';
import { member } from '../../../domain/register/problem.ts';
import { targetName, targetSentence } from '../../../domain/target/kind-words.ts';
import { count } from '../../../domain/target/length-words.ts';
import { type TargetTerms, targetTerms } from '../../../domain/target/target-terms.ts';
import { termName, termWords } from './term-words.ts';

/** One thing that differs between two states of a document, in words; null where it is absent. */
export type ToldDifference = {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Term by term what differs between two states of a document, a promise as the sentence that it is. */
export function tellDifferences(before: unknown, after: unknown): readonly ToldDifference[] {
  const differences = differencesBetween(before ?? {}, after ?? {});
  const promises = new Set(differences.flatMap(({ path }) => targetKey(path) ?? []));
  const holidays = differences.filter(({ path }) => path.startsWith('observed'));
  const others = differences.filter(
    (one) => targetKey(one.path) === null && !holidays.includes(one),
  );
  return [
    ...others.flatMap((one) => tellTerm(one)),
    ...[...promises].flatMap((key) => tellPromise(key, { before, after, differences })),
    ...(holidays.length > 0 ? [tellHolidays(holidays)] : []),
  ];
}

/** Differences that were found already, in words; a promise that is new or gone as the sentence that it is. */
export function tellChanges(differences: readonly Difference[]): readonly ToldDifference[] {
  const holidays = differences.filter(({ path }) => path.startsWith('observed'));
  const others = differences.filter((one) => !holidays.includes(one));
  return [
    ...others.flatMap((one) => tellListed(one)),
    ...(holidays.length > 0 ? [tellHolidays(holidays)] : []),
  ];
}

function tellListed(difference: Difference): readonly ToldDifference[] {
  const key = targetKey(difference.path);
  if (key === null) return tellTerm(difference);
  if (difference.path !== `targets.${key}`) return tellTerm(difference, key);
  const sentences = [difference.before, difference.after].map((text) => {
    const target = targetTerms.safeParse(read(text)).data;
    return target ? targetSentence(target) : text;
  });
  return [{ what: key, before: sentences[0] ?? null, after: sentences[1] ?? null }];
}

/** “P1 response: within 10 minutes (was: within 15 minutes)”, as one line without markup. */
export function differenceLine({ what, before, after }: ToldDifference): string {
  if (after === null) return `${what}: no longer ${before ?? 'there'}`;
  return before === null ? `${what}: new, ${after}` : `${what}: ${after} (was: ${before})`;
}

type States = {
  readonly before: unknown;
  readonly after: unknown;
  readonly differences: readonly Difference[];
};

function targetKey(path: string): string | null {
  return /^targets\.([^.]+)/.exec(path)?.[1] ?? null;
}

function tellPromise(
  key: string,
  { before, after, differences }: States,
): readonly ToldDifference[] {
  const inside = differences.filter(({ path }) => targetKey(path) === key);
  const [old, next] = [targetIn(before, key), targetIn(after, key)];
  const named = next ?? old;
  if (named === null) return inside.flatMap((one) => tellTerm(one));
  const what = targetName(named);
  const [was, is] = [old && targetSentence(old), next && targetSentence(next)];
  const unsaid = old && next ? inside.filter(({ path }) => !isSaid(path, old, next)) : [];
  return [
    ...(was === is ? [] : [{ what, before: was, after: is }]),
    ...unsaid.flatMap((one) => tellTerm(one, what)),
  ];
}

/** Whether a term that changed is heard in the sentence of its promise. */
function isSaid(path: string, old: TargetTerms, next: TargetTerms): boolean {
  const [, , name = ''] = path.split('.');
  const changed = targetTerms.safeParse({ ...old, [name]: member(next, name) }).data;
  return changed === undefined || targetSentence(changed) !== targetSentence(old);
}

function targetIn(terms: unknown, key: string): TargetTerms | null {
  const targets = member(terms, 'targets');
  const found = Array.isArray(targets) && targets.find((each) => member(each, 'key') === key);
  return targetTerms.safeParse(found).data ?? null;
}

function tellTerm({ path, before, after }: Difference, of?: string): readonly ToldDifference[] {
  const what = of === undefined ? termName(path) : `${of}, ${termName(path).toLowerCase()}`;
  const [was, is] = [read(before), read(after)];
  const lists = [was ?? [], is ?? []];
  if (!lists.every(Array.isArray))
    return [{ what, before: said(path, was), after: said(path, is) }];
  const [left = [], right = []] = lists.map((list) => list.map(canonicalJson));
  const [gone, come] = [missing(left, right), missing(right, left)];
  const told = gone.length + come.length > 0 ? [gone, come] : [left, right];
  const [out, in_] = told.map((items) =>
    said(
      path,
      items.map((item) => JSON.parse(item)),
    ),
  );
  return [{ what, before: out ?? null, after: in_ ?? null }];
}

function missing(from: readonly string[], other: readonly string[]): readonly string[] {
  return from.filter((item) => !other.includes(item));
}

/** The term that the text of a difference stands for. */
function read(text: string | null): unknown {
  if (text === null || !/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    // A text that a person wrote may begin with a bracket.
    return text;
  }
}

function said(path: string, term: unknown): string | null {
  return termWords(path, term) || null;
}

/** The public holidays that were resolved; nobody wrote them, so they are only counted. */
function tellHolidays(holidays: readonly Difference[]): ToldDifference {
  const after = `${count(holidays.length, 'date')} looked up anew`;
  return { what: 'Public holidays', before: null, after };
}
