import fc from 'fast-check';
import { DAY, HOUR } from '../../../src/domain/calendar/instant.ts';
import {
  acceptRest,
  decideAnswers,
  decideComment,
} from '../../../src/domain/negotiation/decide-answer.ts';
import {
  decideApproval,
  decideQuestion,
  decideRejection,
  decideReply,
} from '../../../src/domain/negotiation/decide-approval.ts';
import {
  decidePause,
  decideResuming,
  decideRevival,
  decideWithdrawal,
} from '../../../src/domain/negotiation/decide-course.ts';
import { decideProposal, decideSending } from '../../../src/domain/negotiation/decide-offer.ts';
import { decideSignature } from '../../../src/domain/negotiation/decide-signature.ts';
import { decideByTime } from '../../../src/domain/negotiation/decide-time.ts';
import { currentStages, isOver, openTerms } from '../../../src/domain/negotiation/negotiation.ts';
import type { Scene } from '../../../src/domain/negotiation/scene.ts';
import { type Answer, STAGE_KEYS, type StageKey } from '../../../src/domain/negotiation/steps.ts';
import { PEOPLE, type Who } from '../../usecases/negotiation/boardroom.ts';
import { baseOf, begin, leave, type SmallTable, sceneFor, wished } from './small-table.ts';
import { type Decide, type Deed, deed, deedOf, twice } from './table-deed.ts';

const everybody = Object.keys(PEOPLE).filter((one): one is Who => one in PEOPLE);
const who = fc.oneof(
  fc.constantFrom(...everybody),
  fc.constantFrom<Who[]>('ada', 'otto', 'dora', 'cora', 'carl'),
);
const flip = fc.boolean();
const wish = fc.record({
  within: fc.constantFrom('10m', '20m', '30m', '45m'),
  inDays: fc.constantFrom(-1, 0, 20, 60),
});

const hashOf = ({ state }: Scene, stale: boolean) =>
  (stale ? state.rounds.at(-2) : state.rounds.at(-1))?.hash ?? 'none';

const proposes = fc.tuple(who, wish, fc.boolean()).map(([by, asked, urgent]) =>
  deedOf(
    `${by}: proposes ${asked.within} in ${asked.inDays} days${urgent ? ', urgently' : ''}`,
    (table) => {
      const over = !table.state || isOver(table.state) || table.state.phase === 'agreed';
      if (!over) {
        const proposal = { base: baseOf(table), terms: wished(table, asked) };
        const timetable = { rounds: [], signBy: null };
        return twice(table, by, (scene) => decideProposal(scene, { ...proposal, timetable }));
      }
      if (by === 'ada' || by === 'carl') begin(table, by, { ...asked, urgent });
    },
  ),
);

const sends = who.map((by) =>
  deed(
    'sends',
    by,
    () => (scene) =>
      decideSending(scene, {
        ...{
          shared: [],
          message: 'to both',
          latest: latestOf(scene),
        },
      }),
  ),
);

const answer = fc.oneof<fc.Arbitrary<Answer>[]>(
  fc.constant({ kind: 'accepted' }),
  fc.constantFrom('12m', '25m').map((value) => ({ kind: 'countered', value })),
  fc.constant({ kind: 'declined', reason: 'too fast' }),
);

const answers = fc.tuple(who, answer, flip).map(([by, given, stale]) =>
  deed(`answers ${given.kind}${stale ? ' an old round' : ''}`, by, (scene) => {
    const [term] = openTerms(scene.state);
    const round = scene.state.rounds.length - (stale ? 1 : 0);
    const isDate = term?.path === 'effective.from' && given.kind === 'countered';
    const one = isDate ? ({ kind: 'countered', value: '2026-12-24' } as const) : given;
    const answers = [{ path: term?.path ?? 'x', answer: one }];
    return (now) => decideAnswers(now, { round, answers });
  }),
);

const acceptsAll = who.map((by) =>
  deed('accepts the rest', by, ({ state }) => {
    const round = state.rounds.length;
    return (scene) => decideAnswers(scene, acceptRest(scene, round));
  }),
);

const comments = fc.tuple(who, flip).map(([by, inside]) =>
  deed(
    'comments',
    by,
    () => (scene) =>
      decideComment(scene, {
        ...{ path: null, inside, text: inside ? `inside-${scene.who.side}` : 'to both' },
      }),
  ),
);

const stageOf = ({ state, who: by }: Scene, key: StageKey): StageKey =>
  currentStages(state).find(({ side }) => side === by.side)?.key ?? key;

const decides = fc
  .tuple(
    who,
    fc.constantFrom(...STAGE_KEYS),
    flip,
    fc.constantFrom('approve', 'approve', 'approve', 'reject', 'ask', 'reply'),
  )
  .map(([by, key, stale, what]) =>
    deed(`${what}s${stale ? ' what has changed' : ''}`, by, (scene) => {
      const text = `inside-${scene.who.side}`;
      const at = { stage: stageOf(scene, key), hash: hashOf(scene, stale) };
      if (what === 'approve') return (now) => decideApproval(now, at);
      if (what === 'reject') return (now) => decideRejection(now, { ...at, reason: text });
      if (what === 'ask') return (now) => decideQuestion(now, { ...at, question: text });
      return (now) => decideReply(now, { stage: at.stage, text });
    }),
  );

const signs = fc.tuple(who, fc.constantFrom(false, false, false, true)).map(([by, stale]) =>
  deed(`signs${stale ? ' what has changed' : ''}`, by, (seen) => {
    const hash = hashOf(seen, stale);
    return (scene) => decideSignature(scene, hash);
  }),
);

const steers = fc
  .tuple(who, fc.constantFrom('withdraw', 'pause', 'resume', 'resume', 'revive', 'revive'))
  .map(([by, what]) =>
    deed(`${what}s`, by, () => (scene) => {
      if (what === 'withdraw') return decideWithdrawal(scene, 'said to both');
      if (what === 'pause') return decidePause(scene, 'said to both');
      if (what === 'resume') return decideResuming(scene);
      return decideRevival(scene, { reason: 'said to both', answerBy: '2027-12-31' });
    }),
  );

const passes = fc
  .constantFrom(1 * HOUR, 2 * DAY, 5 * DAY, 30 * DAY)
  .map((span) => deedOf(`time: ${span / HOUR} hours pass`, (table) => pass(table, span)));

const leaves = fc
  .constantFrom<Who[]>('otto', 'dora', 'cora')
  .map((by) => deedOf(`${by}: leaves`, (table) => leave(table, by)));

/** Whoever can does what comes next, so that walks get somewhere. */
const goesOn = fc
  .nat(everybody.length - 1)
  .map((first) =>
    deedOf(`${everybody[first]} or others: do what comes next`, (table) => goOn(table, first)),
  );

function pass(table: SmallTable, span: number): void {
  table.now += span;
  twice(table, null, decideByTime);
}

/** Whether somebody could do what comes next. */
function goOn(table: SmallTable, first: number): boolean {
  const before = table.state?.version;
  for (const by of [...everybody.slice(first), ...everybody.slice(0, first)]) {
    if (!table.state) return false;
    twice(table, by, nextIn(sceneFor(table, by)));
    if (table.state.version !== before) return true;
  }
  return false;
}

function nextIn({ state }: Scene): Decide {
  const hash = state.rounds.at(-1)?.hash ?? '';
  const round = state.rounds.length;
  const [stage] = currentStages(state);
  if (state.paused) return decideResuming;
  if (state.phase === 'open') return (scene) => decideAnswers(scene, acceptRest(scene, round));
  if (state.phase === 'signing') return (scene) => decideSignature(scene, hash);
  if (stage) return (scene) => decideApproval(scene, { stage: stage.key, hash });
  return (scene) => decideSending(scene, { shared: [], latest: latestOf(scene) });
}

const latestOf = ({ register, key }: Scene) => register.agreements.get(key)?.length ?? 0;

/** Everything that everybody could try. */
const anything = fc.oneof(
  { arbitrary: proposes, weight: 4 },
  { arbitrary: sends, weight: 6 },
  { arbitrary: answers, weight: 5 },
  { arbitrary: acceptsAll, weight: 5 },
  { arbitrary: comments, weight: 2 },
  { arbitrary: decides, weight: 12 },
  { arbitrary: signs, weight: 10 },
  { arbitrary: steers, weight: 2 },
  { arbitrary: passes, weight: 2 },
  { arbitrary: goesOn, weight: 40 },
);

/** Again and again, in any order. */
export const walks = fc.commands([fc.oneof({ arbitrary: anything, weight: 99 }, leaves)], {
  ...{ maxCommands: 120, size: 'max' },
});

/** A walk of people who all stay. */
export const walksOfAll = fc.commands([anything], { maxCommands: 40, size: 'max' });

/** They go on from where they are until their terms are in force; where they cannot, they begin again. */
export function untilInForce(table: SmallTable): readonly Deed[] {
  const isDone = () => table.state?.phase === 'in-force';
  const goesOn = deedOf('everybody: does what comes next', () => {
    for (let idle = 0; idle < 10 && !isDone(); idle += 1) {
      while (goOn(table, 0));
      pass(table, 6 * DAY);
    }
  });
  const withdraws = deed('withdraws', 'ada', () => (scene) => decideWithdrawal(scene, 'again'));
  const begins = deedOf('ada: begins again', () => {
    if (!isDone()) begin(table, 'ada', { within: '15m', inDays: 40, urgent: false });
  });
  return [goesOn, withdraws, begins, goesOn];
}
