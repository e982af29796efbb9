import type { AgreementRevision } from '../../register/register.ts';
import type { Carrier, ChainScene } from './carrier.ts';
import { agreementsOfServices, namedCarriers } from './carriers.ts';
import { type ChainLine, gapsFirst, line, type Standing, worstStanding } from './chain-line.ts';
import { edgeLines } from './edge-lines.ts';
import { togetherLines } from './together-lines.ts';

/** An agreement in the tree of what carries another one, with what was compared on the edge above it. */
export type ChainNode = {
  readonly agreement: AgreementRevision;
  readonly forService: string | null;
  readonly redundant: boolean;
  /** What was compared with the agreement above, gaps first; none at the top. */
  readonly edge: readonly ChainLine[];
  /** What its own carriers come to together. */
  readonly together: readonly ChainLine[];
  readonly below: readonly ChainNode[];
  /** It stands elsewhere in the tree with all that is below it. */
  readonly repeated: boolean;
};

/** What an agreement rests on, and whether that can carry it. */
export type SupportChain = {
  readonly top: ChainNode;
  readonly standing: Standing;
};

/**
 * The tree of OLAs and contracts under an agreement. Every edge compares one promise above with one below, so an
 * agreement that keeps its own promises by its own carriers carries what rests on it. Siblings are not added up in
 * time: one of them has the work at a time, and passing it on is what the hand-over allows for.
 */
export function supportChain(scene: ChainScene, agreement: AgreementRevision): SupportChain {
  const visited = new Set([agreement.key]);
  const services = agreement.terms.services;
  const carriers = [
    ...namedCarriers(scene, agreement),
    ...dependencies(scene, { agreement, services }),
  ];
  const top = nodeOf({ scene, visited }, { agreement, carriers, services });
  return { top, standing: worstStanding(linesOf(top).map(({ standing }) => standing)) };
}

/** Every line of a tree, from the top down. */
export function linesOf({ edge, together, below }: ChainNode): readonly ChainLine[] {
  return [...edge, ...together, ...below.flatMap(linesOf)];
}

type Walk = { readonly scene: ChainScene; readonly visited: Set<string> };
type Place = {
  readonly agreement: AgreementRevision;
  readonly carriers: readonly Carrier[];
  /** The services for whose sake it is in the tree. */
  readonly services: readonly string[];
};

function nodeOf(walk: Walk, { agreement, carriers, services }: Place): ChainNode {
  const edges = carriers.map((carrier) => edgeLines(walk.scene, { above: agreement, carrier }));
  const together = [
    ...togetherLines(walk.scene, { above: agreement, carriers, isTop: walk.visited.size === 1 }),
    ...uncovered(walk.scene, { agreement, services }),
  ];
  const below = carriers.map((carrier, index) =>
    childOf(walk, carrier, covering(carrier, edges, carriers)(edges[index] ?? [])),
  );
  return {
    ...{ agreement, together: together.toSorted(gapsFirst), below },
    ...{ forService: null, redundant: false, edge: [], repeated: false },
  };
}

function childOf(walk: Walk, carrier: Carrier, edge: readonly ChainLine[]): ChainNode {
  const { agreement, forService, redundant } = carrier;
  const placed = { forService, redundant, edge: edge.toSorted(gapsFirst) };
  if (walk.visited.has(agreement.key)) {
    return { agreement, ...placed, together: [], below: [], repeated: hasCarriers(agreement) };
  }
  walk.visited.add(agreement.key);
  const services = forService === null ? [] : [forService];
  const carriers = [
    ...namedCarriers(walk.scene, agreement),
    ...dependencies(walk.scene, { agreement, services }),
  ];
  return { ...nodeOf(walk, { agreement, carriers, services }), ...placed };
}

/** A redundant carrier that is too slow harms nothing while another one is soon enough for the same promise. */
function covering(
  carrier: Carrier,
  edges: readonly (readonly ChainLine[])[],
  carriers: readonly Carrier[],
) {
  const others = edges.filter(
    (_, index) => carriers[index]?.redundant && carriers[index] !== carrier,
  );
  const isCovered = ({ about, targets }: ChainLine) =>
    others.some((lines) => {
      const alike = lines.filter(
        (one) => one.about === about && one.targets.join() === targets.join(),
      );
      return alike.length > 0 && alike.every(({ standing }) => standing === 'carries');
    });
  return (lines: readonly ChainLine[]): readonly ChainLine[] =>
    lines.map((one) =>
      carrier.redundant && one.about === 'time' && one.standing === 'gap' && isCovered(one)
        ? { ...one, standing: 'caution', sentence: `${one.sentence} Another one stands in for it.` }
        : one,
    );
}

type Depending = { readonly agreement: AgreementRevision; readonly services: readonly string[] };

/** The OLAs and contracts of the services on which services depend, besides those that are named anyway. */
function dependencies(scene: ChainScene, { agreement, services }: Depending): readonly Carrier[] {
  const ofService = agreementsOfServices(begun(scene, agreement));
  const named = new Set([
    agreement.key,
    ...namedCarriers(scene, agreement).map((carrier) => carrier.agreement.key),
  ]);
  const found = dependedOn(scene, services).flatMap((forService) =>
    ofService(forService)
      .filter(({ key }) => !named.has(key))
      .map((one) => ({ agreement: one, forService, carries: null, redundant: false })),
  );
  return [...new Map(found.map((carrier) => [carrier.agreement.key, carrier])).values()];
}

function dependedOn({ register }: ChainScene, services: readonly string[]): readonly string[] {
  const all = services.flatMap((key) => register.services.get(key)?.terms.dependsOn ?? []);
  return [...new Set(all)].filter((key) => !services.includes(key));
}

/** What begins later is seen as it will be on its first day. */
function begun(scene: ChainScene, { agreed }: AgreementRevision): ChainScene {
  return { ...scene, asOf: Math.max(scene.asOf, agreed.from) };
}

function uncovered(scene: ChainScene, { agreement, services }: Depending): readonly ChainLine[] {
  const ofService = agreementsOfServices(begun(scene, agreement));
  const carried = new Set(
    namedCarriers(scene, agreement).flatMap((carrier) => carrier.agreement.terms.services),
  );
  const nameOf = (key: string) => scene.register.services.get(key)?.terms.name ?? key;
  return dependedOn(scene, services)
    .filter((key) => !carried.has(key) && ofService(key).length === 0)
    .map((key) =>
      line({
        ...{ about: 'promise', standing: 'caution' },
        sentence: `It depends on ${nameOf(key)}, for which no OLA and no contract is in force`,
      }),
    );
}

/** Whether anything below it is left out where it is repeated. */
function hasCarriers({ terms }: AgreementRevision): boolean {
  return terms.supportedBy.length > 0;
}
