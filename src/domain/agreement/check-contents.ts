import { type Known, missingReference } from '../register/known.ts';
import { member, type Problem } from '../register/problem.ts';
import { repeated } from '../register/repeated.ts';
import { A_LIST_OF } from './agreement-terms.ts';
import type { SoundParts } from './sound-parts.ts';
import { unknownTarget } from './unknown-target.ts';

/** What is agreed has services and targets; requirements may come before both, and wishes belong to them alone. */
export function checkContents({ kind }: SoundParts, terms: unknown): readonly Problem[] {
  if (kind === 'SLR') return [];
  const wishes = member(terms, 'requirements') !== undefined && kind !== undefined;
  return [
    ...(['services', 'targets'] as const).flatMap((name) => empty(terms, name)),
    ...(wishes ? [{ path: ['requirements'], about: 'key' as const, message: NO_WISHES }] : []),
  ];
}

const NO_WISHES = 'wishes belong to requirements: expected them in an agreement of kind SLR';

function empty(terms: unknown, name: keyof typeof A_LIST_OF): readonly Problem[] {
  const list = member(terms, name);
  const path = [name];
  if (list === undefined)
    return [{ path, message: `\`${name}\` is missing: write ${A_LIST_OF[name]}` }];
  if (!Array.isArray(list) || list.length > 0) return [];
  return [{ path, message: 'found an empty list, expected a list of at least 1 entry' }];
}

/** Each wish has a key of its own and leads to services and targets that exist. */
export function checkRequirements(
  known: Known,
  { requirements, targets }: SoundParts,
): readonly Problem[] {
  const keys = targets.map(({ key }) => key);
  return [
    ...repeated(
      requirements.map(({ key }) => key),
      { path: ['requirements'], inside: 'key', noun: 'wish' },
    ),
    ...requirements.flatMap(({ service, target }, index) => [
      ...missingReference(known, 'service', {
        key: service,
        path: ['requirements', index, 'service'],
      }),
      ...unknownTarget(target, keys, ['requirements', index, 'target']),
    ]),
  ];
}
