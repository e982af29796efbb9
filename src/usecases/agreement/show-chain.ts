import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { supportHours } from '../../domain/agreement/hours.ts';
import {
  type ChainLine,
  gapsFirst,
  type Standing,
  worstStanding,
} from '../../domain/agreement/support-chain/chain-line.ts';
import {
  type ChainNode,
  linesOf,
  supportChain,
} from '../../domain/agreement/support-chain/support-chain.ts';
import { hoursWithPlace, hoursWords } from '../../domain/calendar/calendar-words.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import { namesOf } from '../status/agreement-names.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';
import { chainScene } from './chain-scene.ts';

/** One agreement of the chain, as a line of an indented tree. */
export type ChainRow = {
  readonly depth: number;
  readonly key: string;
  readonly name: string;
  readonly kind: AgreementTerms['kind'];
  readonly customerName: string;
  readonly providerName: string;
  /** “Mon–Fri 09:00–17:00”, and the support hours where they are others. */
  readonly hours: string;
  /** The service for whose sake it is here, where the agreement above does not name it. */
  readonly forService: string | null;
  readonly redundant: boolean;
  /** It stands elsewhere in the tree with what is below it. */
  readonly repeated: boolean;
  /** How it carries what is above it; at the top, how all of it is carried. */
  readonly standing: Standing;
  readonly edge: readonly ChainLine[];
  readonly together: readonly ChainLine[];
};

/** What an agreement rests on and whether that can carry it, line by line. */
export type ChainSheet = {
  readonly key: string;
  readonly name: string;
  readonly asOf: Instant;
  readonly timeZone: string;
  readonly standing: Standing;
  readonly gaps: number;
  /** The gap that shows first; null when there is none that has a date. */
  readonly firstGap: ChainLine | null;
  readonly rows: readonly [ChainRow, ...ChainRow[]];
};

/** Shows what an agreement rests on, for the provider’s own people. */
export async function showChain(context: Setting, text: string): Promise<ChainSheet> {
  const view = await openView(context);
  requireAuthority(view.authority, 'see-chains', 'anything');
  const meant = agreementMeant(view, text);
  const agreement = currentRevision(view.register, meant.key, context.now) ?? meant;
  const chain = supportChain(chainScene(view.register, context.now), agreement);
  const lines = linesOf(chain.top);
  const gaps = lines.filter(({ standing }) => standing === 'gap');
  const dated = gaps.filter(({ gapFrom }) => gapFrom !== null);
  return {
    ...{ key: agreement.key, name: agreement.terms.name ?? agreement.key },
    ...{ asOf: context.now, timeZone: agreement.terms.timeZone },
    standing: chain.standing,
    gaps: gaps.length,
    firstGap: dated.toSorted((a, b) => (a.gapFrom ?? 0) - (b.gapFrom ?? 0))[0] ?? null,
    rows: [
      { ...rowOf(view.register, chain.top, 0), standing: chain.standing },
      ...chain.top.below.flatMap((node) => rowsOf(view.register, node, 1)),
    ],
  };
}

function rowsOf(register: Register, node: ChainNode, depth: number): readonly ChainRow[] {
  return [
    rowOf(register, node, depth),
    ...node.below.flatMap((child) => rowsOf(register, child, depth + 1)),
  ];
}

function rowOf(register: Register, node: ChainNode, depth: number): ChainRow {
  const { agreement, forService, redundant, repeated, edge, together } = node;
  const { key, terms } = agreement;
  const { name, customerName, providerName } = namesOf(register, agreement);
  return {
    ...{ depth, key, name, customerName, providerName, redundant, repeated },
    kind: terms.kind,
    hours: hoursLine(register, terms),
    forService:
      forService === null ? null : (register.services.get(forService)?.terms.name ?? forService),
    standing: worstStanding(edge.map(({ standing }) => standing)),
    edge: edge.toSorted(gapsFirst),
    together,
  };
}

function hoursLine(register: Register, terms: AgreementTerms): string {
  const words = (key: string) => {
    const calendar = register.calendars.get(key)?.at(-1);
    return calendar ? hoursOf(calendar.terms, terms.timeZone) : key;
  };
  const [service, support] = [words(terms.calendar), words(supportHours(terms))];
  return service === support ? service : `${service}; support ${support}`;
}

/** The place is told where it is not that of the agreement’s dates. */
function hoursOf(terms: Parameters<typeof hoursWords>[0], timeZone: string): string {
  return terms.timeZone === timeZone ? hoursWords(terms) : hoursWithPlace(terms);
}
