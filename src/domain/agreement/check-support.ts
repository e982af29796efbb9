import { type Known, missingReference } from '../register/known.ts';
import type { Path, Problem } from '../register/problem.ts';
import { latestAgreement } from '../register/register.ts';
import { repeated } from '../register/repeated.ts';
import type { SoundParts } from './sound-parts.ts';

/** An agreement rests on OLAs and underpinning contracts, never on itself. */
export function checkSupport(known: Known, key: string, parts: SoundParts): readonly Problem[] {
  return [
    ...parts.supportedBy.flatMap((support, index) =>
      checkOne(known, key, { support, path: ['supportedBy', index] }),
    ),
    ...repeated(parts.supportedBy, { path: ['supportedBy'], noun: 'agreement' }),
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
  const chain = chainBetween(known, support, key);
  if (chain === null) return [];
  const message = `${[key, ...chain].join(' rests on ')}: expected a chain that does not come back to itself`;
  return [{ path, message }];
}

/** The agreements from one to another along `supportedBy`; null when none leads there. */
function chainBetween(known: Known, from: string, to: string): readonly string[] | null {
  const waiting: (readonly string[])[] = [[from]];
  const seen = new Set<string>();
  for (let chain = waiting.pop(); chain; chain = waiting.pop()) {
    const last = chain.at(-1) ?? from;
    if (last === to) return chain;
    if (seen.has(last)) continue;
    seen.add(last);
    const supports = latestAgreement(known.register, last)?.terms.supportedBy ?? [];
    for (const support of supports) waiting.push([...chain, support]);
  }
  return null;
}
