import { nearest } from './nearest.ts';
import { member, type Path, type Problem } from './problem.ts';

const MISSING = /^missing: (?:expected )?/;

/** The problems of a document with what is missing named, and without those that only echo another one. */
export function tellOnce(problems: readonly Problem[], terms: unknown): readonly Problem[] {
  const commas = problems.flatMap((problem) => decimalComma(problem, problems, terms));
  const left = problems.filter(
    (problem) =>
      !commas.some(({ path, rest }) => same(path, problem.path) || same(rest, problem.path)) &&
      !isMisspelt(problem, problems),
  );
  return [...commas.map(({ path, message }) => ({ path, message })), ...left].map((problem) =>
    named(problem, terms),
  );
}

/** “`kind` is missing: write customer, provider or supplier”. */
function named(problem: Problem, terms: unknown): Problem {
  const { path, message } = problem;
  const name = path.at(-1);
  if (MISSING.test(message)) {
    const what = typeof name === 'string' ? `\`${name}\` is missing` : 'something is missing here';
    const wanted = message.replace(MISSING, '');
    return {
      ...problem,
      message: `${what}: ${wanted.startsWith('it must') ? wanted : `write ${wanted}`}`,
    };
  }
  const value = path.reduce<unknown>(member, terms);
  if (typeof value !== 'string' || !/^\d+,\d+$/.test(value)) return problem;
  return { ...problem, message: `“${value}”: write it as '${value.replace(',', '.')}', in quotes` };
}

/** A key that was written wrongly is what is missing, too. */
function isMisspelt({ path, message }: Problem, problems: readonly Problem[]): boolean {
  const name = path.at(-1);
  if (!MISSING.test(message) || typeof name !== 'string') return false;
  return problems.some(
    (other) =>
      other.about === 'key' &&
      same(parent(other.path), parent(path)) &&
      nearest(String(other.path.at(-1)), [name]).length > 0,
  );
}

type Comma = Problem & { readonly rest: Path };

/** In a block in braces, 99,9 is the number 99 and an empty key 9. */
function decimalComma(
  { path, about }: Problem,
  problems: readonly Problem[],
  terms: unknown,
): readonly Comma[] {
  const isRest = about === 'key' && /^\d+$/.test(String(path.at(-1)));
  if (!isRest || path.reduce<unknown>(member, terms) !== null) return [];
  const cut = problems.find(
    (other) =>
      same(parent(other.path), parent(path)) &&
      typeof other.path.reduce<unknown>(member, terms) === 'number',
  );
  if (cut === undefined) return [];
  const whole = String(cut.path.reduce<unknown>(member, terms));
  // Leading zeros of the rest are lost by now, so that this is no more than an example.
  const example = `'${whole}.${String(path.at(-1))}'`;
  const message = `a comma ends the value here, after ${whole}: write a decimal with a point, in quotes, such as ${example}`;
  return [{ path: cut.path, rest: path, message }];
}

function parent(path: Path): Path {
  return path.slice(0, -1);
}

function same(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
