import type { Role } from '../party/party-terms.ts';
import type { Register } from '../register/register.ts';
import type { Negotiation, StageState } from './negotiation.ts';
import { deputyOf, holdersOf, type ListedPerson, peopleOf } from './people.ts';
import type { Sided } from './sided-terms.ts';
import type { StepContent } from './steps.ts';

/** Who can decide about a stage, by key, with whom they stand in for. */
export type Approvers = ReadonlyMap<string, string | null>;

/** Who decides where nobody holds the role: the next ones in this order. */
const INSTEAD: readonly Role[] = [
  ...(['approver', 'service-level-manager', 'administrator', 'executive', 'signatory'] as const),
];

/** What decides who can approve: who is listed, for what, and who wrote the terms. */
export type Approving = {
  readonly register: Register;
  readonly terms: Sided;
  readonly state: Pick<Negotiation, 'steps'>;
};

type Asked = Pick<StageState, 'side' | 'own' | 'named' | 'roles' | 'escalatedAt'>;

/** Whoever can decide about a stage now: who is named or holds the role, their deputies, and after an escalation the executives. */
export function approversOf({ register, terms, state }: Approving, stage: Asked): Approvers {
  const people = peopleOf(register, terms, stage.side);
  const authors = stage.own ? [] : authorsOf(state, stage.side);
  const without = (found: Approvers) => withoutAuthors(found, authors);
  const meant = without(meantFor(people, terms, stage));
  const found = meant.size > 0 ? meant : without(instead(people, terms, authors));
  if (stage.escalatedAt === null) return found;
  const executives = holdersOf(people, ['executive'], terms);
  return new Map([...without(alone(executives)), ...found]);
}

/** How many can decide about a stage, each for one part: those who are meant, and for whoever may not themselves, their deputy. */
export function partsOf({ register, terms, state }: Approving, stage: Asked): number {
  const authors = stage.own ? [] : authorsOf(state, stage.side);
  const meant = meantFor(peopleOf(register, terms, stage.side), terms, stage);
  const found = [...withoutAuthors(meant, authors)];
  const there = new Set(found.flatMap(([person, instead]) => (instead === null ? [person] : [])));
  const deputies = found.filter(
    ([person, instead]) => instead !== null && !there.has(instead) && !there.has(person),
  );
  return there.size + deputies.length;
}

function withoutAuthors(found: Approvers, authors: readonly string[]): Approvers {
  return new Map([...found].filter(([key]) => !authors.includes(key)));
}

/** Those who wrote the terms on the table, or asked for a value in them, for their own side; what was written after the last offer is not on the table. */
export function authorsOf({ steps }: Pick<Negotiation, 'steps'>, side: string): readonly string[] {
  const last = steps.findLastIndex(({ content }) => content.type === 'offered');
  const wrote = steps.slice(0, last + 1).filter(({ content }) => isWriting(content, side));
  return [...new Set(wrote.map(({ identity }) => identity))];
}

function isWriting(content: StepContent, side: string): boolean {
  if (content.type === 'prepared' || content.type === 'offered') return content.side === side;
  return (
    content.type === 'answered' &&
    content.side === side &&
    content.answers.some(({ answer }) => answer.kind === 'countered')
  );
}

function meantFor(
  people: readonly ListedPerson[],
  terms: Sided,
  { named, roles }: Asked,
): Approvers {
  const own = named.filter(({ person }) => people.some((one) => one.person.key === person));
  const gone = named.filter((one) => !own.includes(one));
  const holders = own.length > 0 && gone.length === 0 ? [] : holdersOf(people, roles, terms);
  const owners = people.filter(({ person }) => own.some((one) => one.person === person.key));
  const all = [...owners, ...holders];
  const deputies = all.flatMap(({ person }) => {
    const deputy = deputyOf(people, person.deputy);
    return deputy ? [[deputy.person.key, person.key] as const] : [];
  });
  const left = gone.flatMap(({ person, deputy }) => {
    const found = deputyOf(people, deputy);
    return found ? [[found.person.key, person] as const] : [];
  });
  return new Map([...deputies, ...left, ...alone(all)]);
}

function instead(
  people: readonly ListedPerson[],
  terms: Sided,
  authors: readonly string[],
): Approvers {
  for (const role of INSTEAD) {
    const holders = alone(holdersOf(people, [role], terms));
    if ([...holders.keys()].some((key) => !authors.includes(key))) return holders;
  }
  return new Map();
}

function alone(people: readonly ListedPerson[]): Approvers {
  return new Map(people.map(({ person }) => [person.key, null] as const));
}
