import type { AgreementRevision } from '../../register/register.ts';
import { targetName, targetSentence } from '../../target/kind-words.ts';
import type { TargetTerms } from '../../target/target-terms.ts';
import { hoursLines } from './availability-lines.ts';
import { type Carrier, type ChainScene, isCarried, isNamed } from './carrier.ts';
import { type ChainLine, line } from './chain-line.ts';
import { dateLines } from './dates-lines.ts';
import {
  availabilityBelow,
  isAvailability,
  isTimed,
  othersBelow,
  timedBelow,
} from './promises-below.ts';
import { timeLines } from './time-lines.ts';

/** An agreement, and one that carries it. */
export type Edge = { readonly above: AgreementRevision; readonly carrier: Carrier };

/** Everything that one edge of the chain shows, promise by promise. */
export function edgeLines(scene: ChainScene, edge: Edge): readonly ChainLine[] {
  const { above, carrier } = edge;
  const carried = above.terms.targets.filter(({ key }) => isCarried(carrier, key));
  return [
    ...(carried.length > 0 ? dateLines(scene, { above, below: carrier.agreement }) : []),
    ...carried.flatMap((target) => targetLines(scene, edge, target)),
    ...silence(edge, carried),
  ];
}

function targetLines(scene: ChainScene, edge: Edge, target: TargetTerms): readonly ChainLine[] {
  const { above, carrier } = edge;
  const below = carrier.agreement.terms.targets;
  if (isTimed(target)) {
    return timedBelow(target, below).flatMap((one) =>
      timeLines(scene, { above, target, carrier, below: one }),
    );
  }
  if (isAvailability(target)) {
    return availabilityBelow(target, below).flatMap((promised) =>
      hoursLines(scene, { above, target }, { carrier, promised }),
    );
  }
  return othersBelow(target, below).map((one) =>
    line({
      ...{ about: 'promise', standing: 'caution', targets: [target.key] },
      sentence: `${targetName(target)}: nobody can say whether “${targetSentence(one)}” is enough for “${targetSentence(target)}”`,
    }),
  );
}

/** What is carried without a word about it below: a gap where somebody wrote down that it is carried. */
function silence({ carrier }: Edge, carried: readonly TargetTerms[]): readonly ChainLine[] {
  const silent = carried.filter((target) => !isPromised(target, carrier));
  const named = silent.filter(({ key }) => isNamed(carrier, key));
  const rest = silent.filter((target) => !named.includes(target));
  const about = (targets: readonly TargetTerms[]) => ({
    about: 'promise' as const,
    targets: targets.map(({ key }) => key),
  });
  return [
    ...named.map((target) =>
      line({
        ...{ ...about([target]), standing: 'gap' },
        sentence: `${targetName(target)}: said to be carried here, but nothing like it is promised or measured`,
      }),
    ),
    ...(rest.length > 0
      ? [
          line({
            ...{ ...about(rest), standing: 'note' },
            sentence: `Nothing is promised here about ${rest.map(targetName).join(', ')}`,
          }),
        ]
      : []),
  ];
}

/** Whether a lower agreement promises anything of the kind. */
export function isPromised(target: TargetTerms, { agreement }: Carrier): boolean {
  const below = agreement.terms.targets;
  return isTimed(target)
    ? timedBelow(target, below).length > 0
    : othersBelow(target, below).length > 0;
}
