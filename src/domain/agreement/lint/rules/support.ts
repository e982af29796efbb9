import { stateOf } from '../../../service/service-terms.ts';
import { count } from '../../../target/length-words.ts';
import { supportsOf } from '../../agreement-terms.ts';
import type { ChainLine } from '../../support-chain/chain-line.ts';
import type { Rule } from '../rule.ts';

export const supportGap: Rule = {
  id: 'support-gap',
  severity: 'error',
  why: 'Those who have to keep the promise were not promised what they need for it.',
  fix: 'Promise less, or agree more below; /sla chain shows every pair.',
  find: (scene) => {
    const { together, below } = scene.chain().top;
    const onEdges = below
      .filter(({ forService }) => forService === null)
      .flatMap(({ agreement, edge }) => gapsIn(edge).map((gap) => ({ ...gap, by: agreement.key })));
    const above = gapsIn(together).map((gap) => ({ ...gap, by: null }));
    return [...above, ...onEdges].map(({ by, sentence, targets: [target] }) => ({
      sentence: `${by === null ? shortened(sentence) : about(by, sentence)}.`,
      ...(target !== undefined && { target }),
    }));
  },
};

export const dependencyGap: Rule = {
  id: 'dependency-gap',
  severity: 'warning',
  why: 'When that service is down or its team has gone home, this promise waits for it.',
  fix: 'Name the agreement in supportedBy with what it carries, promise less, or agree more there.',
  find: (scene) =>
    scene.chain().top.below.flatMap(({ agreement, forService, edge }) => {
      const [first, ...others] = gapsIn(edge);
      if (forService === null || !first) return [];
      const service = scene.register.services.get(forService)?.terms.name ?? forService;
      const more = others.length > 0 ? ` (and ${count(others.length, 'more point')})` : '';
      const sentence = `It depends on ${service}, which ${agreement.key} does not carry far enough. ${ending(agreement.key, first.sentence) ?? shortened(first.sentence)}${more}.`;
      return [{ sentence }];
    }),
};

function gapsIn(lines: readonly ChainLine[]): readonly ChainLine[] {
  return lines.filter(({ standing }) => standing === 'gap');
}

/** Where it is missing, and by whom; what ends is called itself. */
function about(by: string, sentence: string): string {
  return ending(by, sentence) ?? `${shortened(sentence)} (${by})`;
}

function ending(by: string, sentence: string): string | null {
  const dates = /^Dates: (.*)$/.exec(sentence)?.[1];
  return dates === undefined ? null : `${by} ${dates}`;
}

/** Without the worst case, which the chain tells. */
function shortened(sentence: string): string {
  return sentence.split(/\. (?=[A-Z])/)[0] ?? sentence;
}

export const noSupport: Rule = {
  id: 'outside-control',
  severity: 'warning',
  why: 'What depends on a supplier without a contract is outside the provider’s control.',
  fix: 'Agree an underpinning contract with the supplier and name it in supportedBy.',
  find: ({ register, agreement: { terms } }) => {
    if (terms.kind !== 'SLA' && terms.kind !== 'OLA') return [];
    const below = supportsOf(terms).flatMap(
      ({ agreement }) => register.agreements.get(agreement)?.at(-1)?.terms.provider ?? [],
    );
    const suppliers = new Set(
      terms.services.flatMap((key) => register.services.get(key)?.terms.suppliers ?? []),
    );
    return [...suppliers]
      .filter((supplier) => supplier !== terms.provider && !below.includes(supplier))
      .map((supplier) => ({
        sentence: `The service needs ${register.parties.get(supplier)?.terms.name ?? supplier}, but this agreement rests on no contract with them.`,
      }));
  },
};

export const noHandOver: Rule = {
  id: 'no-hand-over',
  severity: 'hint',
  why: 'Passing work on takes time, and it is missing below.',
  fix: 'Say how long passing work on may take: handOver: 10m.',
  find: ({ agreement: { terms } }) =>
    terms.supportedBy.length > 0 &&
    terms.handOver === undefined &&
    terms.targets.some((target) => 'within' in target)
      ? [{ sentence: 'It allows no time for handing work over to those on whom it rests.' }]
      : [],
};

export const notLive: Rule = {
  id: 'service-not-live',
  severity: 'warning',
  why: 'Nobody can be served by a service that is not there.',
  fix: 'Correct the state of the service, let the agreement begin when the service is live, or end it when the service is gone.',
  find: ({ register, agreement: { terms, agreed }, asOf }) =>
    terms.kind === 'SLR'
      ? []
      : terms.services.flatMap((key) => {
          const service = register.services.get(key)?.terms;
          const state = service ? stateOf(service) : 'live';
          const comes = agreed.from > asOf && state !== 'retired';
          return comes || state === 'live' || state === 'retiring'
            ? []
            : [{ sentence: `It promises the service ${service?.name ?? key}, which is ${state}.` }];
        }),
};
