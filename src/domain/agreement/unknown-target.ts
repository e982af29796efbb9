import { didYouMean } from '../register/nearest.ts';
import type { Path, Problem } from '../register/problem.ts';

/** A key that names no target of the agreement, as a problem; none when it names one. */
export function unknownTarget(
  target: string,
  targets: readonly string[],
  path: Path,
): readonly Problem[] {
  const keys = targets.filter((key) => key !== '');
  if (target === '' || keys.includes(target)) return [];
  const expected =
    didYouMean(target, keys) ||
    (keys.length === 0 ? ': it has none yet' : `: expected one of ${keys.join(', ')}`);
  return [{ path, message: `there is no target “${target}” in this agreement${expected}` }];
}
