import type { Known } from '../register/known.ts';
import { didYouMean } from '../register/nearest.ts';
import type { Problem } from '../register/problem.ts';
import type { SoundParts } from './sound-parts.ts';

const NAMED = [
  { name: 'site', list: 'sites' },
  { name: 'group', list: 'groups' },
] as const;

/** Sites and groups of targets are those of the services, as soon as the services name any. */
export function checkSegments(known: Known, { services, targets }: SoundParts): readonly Problem[] {
  const covered = services.flatMap((key) => known.register.services.get(key)?.terms ?? []);
  return NAMED.flatMap(({ name, list }) => {
    const names = covered.flatMap((terms) => terms[list] ?? []);
    if (names.length === 0) return [];
    return targets.flatMap(({ segment }, index) => {
      const written = segment[name];
      if (written === undefined || names.includes(written)) return [];
      const expected = didYouMean(written, names) || `: expected one of ${names.join(', ')}`;
      const message = `“${written}” is no ${name} of ${services.join(', ')}${expected}`;
      return [{ path: ['targets', index, 'segment', name], message }];
    });
  });
}
