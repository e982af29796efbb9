import type { ChainNode, SupportChain } from '../agreement/support-chain/support-chain.ts';
import { pairedOff } from './paired-off.ts';
import type { ChainChange, Gap } from './piece.ts';

type Chains = { readonly before: SupportChain | null; readonly after: SupportChain };

/** The gaps under an agreement that open and close when terms change. */
export function chainChange({ before, after }: Chains): ChainChange {
  const { key, terms } = after.top.agreement;
  const { appeared, gone, staying } = pairedOff(before ? gapsOf(before) : [], gapsOf(after), {
    exact: (gap) => `${placeOf(gap)} ${gap.sentence}`,
    alike: placeOf,
  });
  return { agreement: key, name: terms.name ?? key, opened: appeared, closed: gone, staying };
}

/** What a gap is about, however it is put into words. */
function placeOf({ under, about, targets }: Gap): string {
  return `${under ?? ''} ${about} ${targets.join()}`;
}

function gapsOf({ top }: SupportChain): readonly Gap[] {
  const gaps = gapsIn(top).filter(({ standing }) => standing === 'gap');
  // One agreement can be below in several places, and says the same in each.
  return [...new Map(gaps.map((gap) => [`${placeOf(gap)} ${gap.sentence}`, gap])).values()];
}

function gapsIn({ together, below }: ChainNode): readonly Gap[] {
  return [
    ...together.map((line) => ({ ...line, under: null })),
    ...below.flatMap((node) => [
      ...node.edge.map((line) => ({ ...line, under: node.agreement.key })),
      ...gapsIn(node),
    ]),
  ];
}
