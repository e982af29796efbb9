import type { DraftTerms } from '../../../domain/draft/draft.ts';
import { checkDocument } from '../../../domain/register/check-document.ts';
import { member } from '../../../domain/register/problem.ts';
import { targetFields } from '../../forms/document-fields.ts';
import { formWords } from '../../forms/form-words.ts';
import { type Complaints, readFields } from '../../forms/read-fields.ts';
import type { Fields } from '../interaction.ts';
import { targetsOf } from './draft-view.ts';
import type { Spot } from './spot.ts';

type Put = { readonly replaced: string | undefined; readonly target: unknown };

/** The terms with a promise in its place, or at the end when it is new. */
export function withTarget(terms: DraftTerms, { replaced, target }: Put): DraftTerms {
  const targets = targetsOf(terms);
  const isNew = replaced === undefined;
  const at = isNew ? -1 : targets.findIndex((one) => member(one, 'key') === replaced);
  return {
    ...terms,
    targets: at >= 0 ? targets.with(at, target) : [...targets, target],
  };
}

/** The terms without the one promise that stands at a spot. */
export function withoutTarget(
  terms: DraftTerms,
  { target, at }: Pick<Spot, 'target' | 'at'>,
): DraftTerms {
  const targets = targetsOf(terms);
  const isAt = at !== undefined && member(targets[at], 'key') === target;
  const index = isAt ? at : targets.findIndex((one) => member(one, 'key') === target);
  return { ...terms, targets: targets.filter((_, each) => each !== index) };
}

/** The keys of the other promises, which a new key must not repeat. */
export function keysBeside(terms: DraftTerms, target: string | undefined): readonly string[] {
  return targetsOf(terms)
    .map((one) => member(one, 'key'))
    .filter((key) => typeof key === 'string')
    .filter((key) => key !== target);
}

/** What is wrong with a promise, beside its fields; what concerns none of them stands beside the first. */
export function targetComplaints(
  spot: Spot,
  given: Fields,
  fields = targetFields(spot.targetKind ?? ''),
): Complaints {
  const start = { kind: spot.targetKind ?? '', ...(spot.target && { key: spot.target }) };
  const { terms: target, complaints } = readFields(fields, given, start);
  const { problems } = checkDocument({
    kind: 'agreement',
    key: spot.key,
    terms: { targets: [target] },
  });
  const own = problems.filter(({ path }) => path[0] === 'targets' && path[1] === 0);
  const beside = own.map(({ path, message }) => {
    const at = path.slice(2).join('.');
    const field = fields.find(({ name }) => at === name || at.startsWith(`${name}.`));
    const words = field ? formWords(field, message) : message;
    return [field?.name ?? fields[0]?.name ?? 'key', words] as const;
  });
  const key = member(target, 'key');
  const isTaken = typeof key === 'string' && spot.taken?.includes(key);
  return {
    ...Object.fromEntries(beside),
    ...(isTaken && { key: `There is a promise ${key} already. Choose another key.` }),
    ...complaints,
  };
}
