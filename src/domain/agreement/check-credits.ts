import { z } from 'zod';
import { member, type Problem } from '../register/problem.ts';
import { percentage } from '../register/term-values.ts';
import { isInPercent } from '../target/kind-words.ts';
import { targetTerms } from '../target/target-terms.ts';
import { compareDecimals } from './decimal-order.ts';
import type { SoundParts } from './sound-parts.ts';
import { unknownTarget } from './unknown-target.ts';

/** Credits belong to targets of the same agreement that are attained in percent, and a worse tier gives more. */
export function checkCredits({ credits, targets }: SoundParts, terms: unknown): readonly Problem[] {
  const keys = targets.map(({ key }) => key).filter((key) => key !== '');
  return credits.flatMap(({ target, tiers }, index) => [
    ...unknownTarget(target, keys, ['credits', index, 'target']),
    ...withoutPercentage(target, terms, index),
    ...tiers.flatMap((tier, place) => disorder(tiers[place - 1], tier, [index, place])),
  ]);
}

/** Tiers are percentages, so a target that has none would never be due a credit. */
function withoutPercentage(target: string, terms: unknown, index: number): readonly Problem[] {
  const targets = z.array(z.unknown()).catch([]).parse(member(terms, 'targets'));
  const credited = targetTerms.safeParse(targets.find((one) => member(one, 'key') === target)).data;
  if (!credited || isInPercent(credited)) return [];
  const message = `“${target}” is not attained in percent (${credited.kind}), so that no tier can apply: expected a target with a percentage`;
  return [{ path: ['credits', index, 'target'], message }];
}

type Tier = readonly string[];

function disorder(
  before: Tier | undefined,
  tier: Tier,
  [index, place]: readonly [number, number],
): readonly Problem[] {
  const [outer, less] = before ?? [];
  const [below, credit] = tier;
  const all = [outer, less, below, credit];
  if (!outer || !less || !below || !credit) return [];
  if (!all.every((one) => percentage.safeParse(one).success)) return [];
  if (compareDecimals(below, outer) < 0 && compareDecimals(credit, less) > 0) return [];
  return [
    {
      path: ['credits', index, 'tiers', place],
      message: `below ${below} gives ${credit} after below ${outer} gave ${less}: expected tiers from the highest threshold to the lowest, each with a larger credit`,
    },
  ];
}
