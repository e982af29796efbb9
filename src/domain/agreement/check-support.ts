import { chainBetween } from '../register/chain.ts';
import { type Known, missingReference } from '../register/known.ts';
import type { Path, Problem } from '../register/problem.ts';
import { latestAgreement } from '../register/register.ts';
import { repeated } from '../register/repeated.ts';
import { supportsOf } from './agreement-terms.ts';
import type { SoundParts } from './sound-parts.ts';
import { unknownTarget } from './unknown-target.ts';

/** An agreement rests on OLAs and underpinning contracts, never on itself. */
export function checkSupport(known: Known, key: string, parts: SoundParts): readonly Problem[] {
  const targets = parts.targets.map((target) => target.key);
  return [
    ...parts.supportedBy.flatMap(({ agreement, carries }, index) => [
      ...checkOne(known, key, { support: agreement, path: ['supportedBy', index] }),
      ...carries.flatMap((target, place) =>
        unknownTarget(target, targets, ['supportedBy', index, 'carries', place]),
      ),
    ]),
    ...repeated(
      parts.supportedBy.map(({ agreement }) => agreement),
      { path: ['supportedBy'], noun: 'agreement' },
    ),
  ];
}

function checkOne(
  known: Known,
  key: string,
  { support, path }: { readonly support: string; readonly path: Path },
): readonly Problem[] {
  if (support === key) {
    return [{ path, message: `“${key}” cannot rest on itself: expected other agreements` }];
  }
  const missing = missingReference(known, 'agreement', { key: support, path });
  const terms = latestAgreement(known.register, support)?.terms;
  if (missing.length > 0 || !terms) return missing;
  if (terms.kind !== 'OLA' && terms.kind !== 'UC') {
    const message = `“${support}” is an ${terms.kind}: expected an OLA or an underpinning contract (UC)`;
    return [{ path, message }];
  }
  const chain = chainBetween(support, key, (one) => restsOn(known, one));
  if (chain === null) return [];
  const message = `${[key, ...chain].join(' rests on ')}: expected a chain that does not come back to itself`;
  return [{ path, message }];
}

function restsOn(known: Known, key: string): readonly string[] {
  const terms = latestAgreement(known.register, key)?.terms;
  return terms ? supportsOf(terms).map(({ agreement }) => agreement) : [];
}
