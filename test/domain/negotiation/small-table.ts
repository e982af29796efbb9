import { DAY, type Instant } from '../../../src/domain/calendar/instant.ts';
import type { DraftTerms } from '../../../src/domain/draft/draft.ts';
import { begunNegotiation } from '../../../src/domain/negotiation/beginning.ts';
import { followed } from '../../../src/domain/negotiation/follow.ts';
import type { Negotiation } from '../../../src/domain/negotiation/negotiation.ts';
import type { Scene } from '../../../src/domain/negotiation/scene.ts';
import { normalTerms } from '../../../src/domain/negotiation/sided-terms.ts';
import type { Step, StepContent } from '../../../src/domain/negotiation/steps.ts';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { authorityOf } from '../../../src/domain/party/authority.ts';
import {
  assembleRegister,
  extendRegister,
  latestAgreement,
  type Register,
} from '../../../src/domain/register/register.ts';
import { viewOf } from '../../../src/usecases/negotiation/negotiation-view.ts';
import { planAgreed } from '../../../src/usecases/negotiation/publish-agreed.ts';
import { sceneOf, tableOf } from '../../../src/usecases/negotiation/table.ts';
import { contentHash } from '../../../src/usecases/register/content-hash.ts';
import { planImport } from '../../../src/usecases/register/plan-import.ts';
import { KEY, PEOPLE, REGISTER, START, type Who } from '../../usecases/negotiation/boardroom.ts';

const JOB: Actor = { kind: 'job', name: 'watch-negotiations' };

const AT_FIRST = assembleRegister(
  planImport(assembleRegister([]), { files: [{ name: 'desk.yaml', text: REGISTER }], now: START })
    .revisions,
);

const SALT = 'salt-of-the-table';

/** A register and a negotiation in memory, with the rules and nothing else. */
export type SmallTable = {
  register: Register;
  state: Negotiation | null;
  now: Instant;
  /** Every negotiation that was over before this one began. */
  readonly past: (readonly Step[])[];
};

export function smallTable(): SmallTable {
  return { register: AT_FIRST, state: null, now: START, past: [] };
}

function authorityFor({ register }: SmallTable, actor: Actor) {
  return authorityOf(register, { actor, homeTeamId: null });
}

/** What somebody looks at who decides now; `null` stands for the job. */
export function sceneFor(table: SmallTable, who: Who | null): Scene {
  const { state, now } = table;
  if (!state) throw new Error('Nothing is negotiated.');
  const actor = who === null ? JOB : PEOPLE[who];
  return sceneOf({ actor, now }, authorityFor(table, actor), { key: KEY, state });
}

/** What somebody sees; null when they may not know of it. */
export function viewFor(table: SmallTable, who: Who) {
  const { state, now } = table;
  const actor = PEOPLE[who];
  const kept = state && { id: '1', agreementKey: KEY, steps: state.steps };
  const found = kept && tableOf({ actor, now }, authorityFor(table, actor), kept);
  return found && viewOf(found);
}

/** Does what was decided and everything that follows, and adds what was signed to the register. */
export function take(table: SmallTable, scene: Scene, decided: readonly StepContent[]): void {
  const before = table.state?.version ?? 0;
  table.state = followed(scene, decided);
  const fresh = table.state.steps.filter(({ number }) => number > before);
  if (!fresh.some(({ content }) => content.type === 'agreed')) return;
  const plan = planAgreed({ ...scene, state: table.state });
  table.register = extendRegister(table.register, plan.revisions);
}

export function baseOf({ register }: SmallTable) {
  const latest = latestAgreement(register, KEY);
  const terms: DraftTerms = JSON.parse(JSON.stringify(latest?.terms ?? {}));
  return { revision: latest?.number ?? 0, hash: latest?.hash ?? contentHash({}), terms };
}

export type Wish = { readonly within: string; readonly inDays: number };

/** The terms that somebody wishes: another time to answer, from a date on. */
export function wished(table: SmallTable, { within, inDays }: Wish): DraftTerms {
  const from = new Date(table.now + inDays * DAY).toISOString().slice(0, 10);
  const { terms } = baseOf(table);
  return normalTerms(
    withTerm(withTerm(terms, 'targets.p1-response.within', within), 'effective.from', from),
  );
}

/** Begins to negotiate for the side of somebody. */
export function begin(table: SmallTable, who: Who, wish: Wish & { readonly urgent: boolean }) {
  const { side } = sceneFor({ ...table, state: probe(table) }, who).who;
  if (side === null) throw new Error('Nobody of either side.');
  if (table.state) table.past.push(table.state.steps);
  const { actor, identity } = sceneFor({ ...table, state: probe(table) }, who).who;
  table.state = begunNegotiation({
    salt: SALT,
    ...{ side, reason: `inside-${side}`, urgent: wish.urgent, now: table.now },
    who: { actor, identity },
    proposal: {
      terms: wished(table, wish),
      timetable: { rounds: [], signBy: null },
      base: baseOf(table),
    },
  });
}

function probe(table: SmallTable): Negotiation {
  return begunNegotiation({
    salt: SALT,
    ...{ side: 'provider', reason: '', urgent: false, now: table.now },
    who: { actor: '', identity: '' },
    proposal: { terms: {}, timetable: { rounds: [], signBy: null }, base: baseOf(table) },
  });
}

/** Somebody leaves their party. */
export function leave(table: SmallTable, who: Who): void {
  const userId = PEOPLE[who].userId;
  const parties = new Map(
    [...table.register.parties].map(([key, party]) => {
      const people = party.terms.people.filter(({ user }) => user !== userId);
      return [key, { ...party, terms: { ...party.terms, people } }] as const;
    }),
  );
  table.register = { ...table.register, parties };
}
