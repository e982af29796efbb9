import type { AgreementTerms, Requirement } from '../agreement/agreement-terms.ts';
import { simplify } from '../register/nearest.ts';
import type { Register, ServiceRevision } from '../register/register.ts';
import { type ServiceState, stateOf } from './service-terms.ts';

/** A service that can serve a wish, the better the more of the wish it answers. */
export type Candidate = {
  readonly key: string;
  readonly name: string;
  readonly state: ServiceState;
  /** The words of the wish that the service answers. */
  readonly because: readonly string[];
};

/** A wish with the service that it was mapped to, or else those that can serve it, the best one first. */
export type ServedWish = {
  readonly wish: Requirement;
  readonly service: string | null;
  readonly candidates: readonly Candidate[];
};

const NAMED = 3;
const ENOUGH = 2;
const MOST = 5;
const SHORTEST = 3;
const ENDINGS = /(?:ing|es|s)$/;
const WEAK = new Set(
  'and are all any can for from has have into must need needs not our out per shall should that the their them they this time want wants was when will with within you your service services system'.split(
    ' ',
  ),
);

/** For each wish of a customer, which services can serve it, live, planned or proposed. */
export function serveWishes(
  register: Register,
  { requirements = [] }: Pick<AgreementTerms, 'requirements'>,
): readonly ServedWish[] {
  const services = [...register.services.values()].map(described);
  return requirements.map((wish) => ({
    wish,
    service: wish.service ?? null,
    candidates: wish.service === undefined ? candidatesFor(wish.wish, services) : [],
  }));
}

type Described = {
  readonly service: ServiceRevision;
  readonly names: readonly (readonly string[])[];
  readonly words: ReadonlySet<string>;
};

function described(service: ServiceRevision): Described {
  const { name, aliases, description = '', warranty = '' } = service.terms;
  return {
    service,
    names: [service.key, name, ...aliases].map((one) => stemsOf(one)),
    words: new Set([...stemsOf(description), ...stemsOf(warranty)]),
  };
}

function candidatesFor(wish: string, services: readonly Described[]): readonly Candidate[] {
  const words = new Map(wordsOf(wish).map((word) => [stem(word), word]));
  return services
    .filter(({ service }) => stateOf(service.terms) !== 'retired')
    .map((one) => ({ one, ...answered(words, one) }))
    .filter(({ score }) => score >= ENOUGH)
    .sort((a, b) => b.score - a.score || (a.one.service.key < b.one.service.key ? -1 : 1))
    .slice(0, MOST)
    .map(({ one, because }) => candidate(one.service, because));
}

function candidate({ key, terms }: ServiceRevision, because: readonly string[]): Candidate {
  return { key, name: terms.name, state: stateOf(terms), because };
}

/** A whole name says most; the words of a description say it together. */
function answered(words: ReadonlyMap<string, string>, { names, words: told }: Described) {
  const named = names.filter((name) => name.length > 0 && name.every((one) => words.has(one)));
  const inNames = new Set(named.flat());
  const answers = [...words].filter(([one]) => inNames.has(one) || told.has(one));
  const score = answers.length + (named.length > 0 ? NAMED : 0);
  return { score, because: answers.map(([, word]) => word) };
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/(\p{L})-(\p{L})/gu, '$1$2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST && !WEAK.has(simplify(word)));
}

function stemsOf(text: string): readonly string[] {
  return wordsOf(text).map(stem);
}

function stem(word: string): string {
  const plain = simplify(word);
  const short = plain.replace(ENDINGS, '');
  return short.length >= SHORTEST ? short : plain;
}
