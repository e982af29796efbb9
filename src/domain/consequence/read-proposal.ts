import type { AgreementTerms } from '../agreement/agreement-terms.ts';
import type { DraftTerms } from '../draft/draft.ts';
import { AccordError } from '../error.ts';
import { checkDocument } from '../register/check-document.ts';
import { member, type Problem } from '../register/problem.ts';

type Reading = { readonly key: string; readonly base: AgreementTerms | null };

/** The terms that can be read of what somebody typed; what cannot stays as it is today, or is left out. */
export function readProposal({ key, base }: Reading, draft: DraftTerms): AgreementTerms {
  const { agreement: _, ...typed } = draft;
  let terms: DraftTerms = typed;
  // Taking one mistake out can show the next one; every round takes at least one out.
  for (let round = 0; round <= MOST_ROUNDS; round++) {
    const { document, problems } = checkDocument({ kind: 'agreement', key, terms });
    if (document?.kind === 'agreement') return document.terms;
    terms = without(terms, { problems, base });
  }
  throw new AccordError(
    'invalid',
    'Too little of these terms can be read. Name the customer, the provider, the dates, the time zone and the calendar first.',
  );
}

const MOST_ROUNDS = 5;

type Mistakes = { readonly problems: readonly Problem[]; readonly base: AgreementTerms | null };

function without(terms: DraftTerms, { problems, base }: Mistakes): DraftTerms {
  const names = [...new Set(problems.map(({ path }) => String(path[0] ?? '')))];
  const repaired = Object.entries(terms).filter(([name]) => !names.includes(name));
  const kept = names.flatMap((name) => {
    const own = problems.filter(({ path }) => String(path[0] ?? '') === name);
    const value = repair(member(terms, name), { was: member(base, name), problems: own });
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...repaired, ...kept]);
}

type Broken = { readonly was: unknown; readonly problems: readonly Problem[] };

/** A list loses only the items that are wrong, of which those known before stay as they were. */
function repair(value: unknown, { was, problems }: Broken): unknown {
  const places = problems.map(({ path }) => path[1]);
  const isOfItems = places.every((place) => typeof place === 'number');
  if (!Array.isArray(value) || !isOfItems) return was;
  return value.flatMap((item, index) => (places.includes(index) ? before(item, was) : [item]));
}

function before(item: unknown, was: unknown): readonly unknown[] {
  const name = identity(item);
  const known = Array.isArray(was) ? was.find((each) => identity(each) === name) : undefined;
  return name === undefined || known === undefined ? [] : [known];
}

function identity(item: unknown): unknown {
  return member(item, 'key') ?? member(item, 'target');
}
