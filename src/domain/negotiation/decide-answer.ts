import { AccordError } from '../error.ts';
import { canonicalJson } from '../register/canonical-json.ts';
import { mergedTerms } from './merged-terms.ts';
import { lastRound, type Negotiation, type Round, turnOf } from './negotiation.ts';
import { doneBy, notNow, requireNegotiator, requireRunning, type Scene } from './scene.ts';
import type { Side } from './sides.ts';
import type { Answer, StepContent } from './steps.ts';

export type Answering = {
  /** The number of the round that the person looked at. */
  readonly round: number;
  readonly answers: readonly { readonly path: string; readonly answer: Answer }[];
};

/** Answers terms of the offer on the table, each once, for the side whose turn it is. */
export function decideAnswers(scene: Scene, { round, answers }: Answering): readonly StepContent[] {
  const side = requireNegotiator(scene);
  requireRunning(scene);
  const table = requireRound(scene, round, side);
  const fresh = answers.filter((one) => requireOpen(scene, table, one));
  if (fresh.length === 0) throw new AccordError('invalid', 'Answer at least one term.');
  refuseUnfit(scene, fresh, side);
  return [{ type: 'answered', side, round, answers: [...fresh] }];
}

/** Accepts every term that nobody has answered yet. */
export function acceptRest(scene: Scene, round: number): Answering {
  const { changes = [], answers = [] } = lastRound(scene.state) ?? {};
  const done = new Set(answers.map(({ path }) => path));
  const paths = changes.map(({ path }) => path).filter((path) => !done.has(path));
  return { round, answers: paths.map((path) => ({ path, answer: { kind: 'accepted' } })) };
}

function requireRound(scene: Scene, number: number, side: Side): Round {
  const { state } = scene;
  const table = lastRound(state);
  if (table && number < table.number && state.phase === 'open') {
    throw notNow(scene, `Round ${number} is over.`);
  }
  if (state.phase !== 'open' || !table || number !== table.number || table.outcome !== null) {
    throw notNow(scene, 'There is nothing to answer now.');
  }
  if (turnOf(state) !== side) throw notNow(scene, 'This is your own offer.');
  return table;
}

type One = Answering['answers'][number];

/** Every term has one answer in a round: it can be trusted as soon as it is given. */
function requireOpen(scene: Scene, { changes, answers }: Round, { path, answer }: One): boolean {
  if (!changes.some((change) => change.path === path)) {
    throw notNow(
      scene,
      `“${scene.termNamed(path)}” is no term of this offer that waits for an answer.`,
    );
  }
  const given = answers.find((one) => one.path === path);
  if (given) {
    throw notNow(
      scene,
      `“${scene.termNamed(path)}” was ${given.answer.kind} by ${doneBy(scene, given)}.`,
    );
  }
  if (answer.kind === 'declined' && answer.reason.trim() === '') {
    throw new AccordError('invalid', 'To decline a term, say why in a few words.');
  }
  return true;
}

/** What the answers come to is checked while somebody is there who can correct them. */
function refuseUnfit(scene: Scene, fresh: Answering['answers'], side: Side): void {
  const { state, who, now } = scene;
  const table = lastRound(state);
  if (!table) return;
  const deed = { actor: who.actor, identity: who.identity, at: now };
  const answers = [...table.answers, ...fresh.map((one) => ({ ...one, ...deed }))];
  const merged = mergedTerms(state, { ...table, answers }, 'offered');
  if (canonicalJson(merged) === canonicalJson(table.terms)) return;
  const problems = scene.problemsOf(merged);
  if (problems.length === 0) return;
  throw new AccordError(
    'invalid',
    `With this answer of ${side === 'customer' ? 'yours' : 'ours'} the terms would not fit together: ${problems.join('; ')}.`,
  );
}

export type Commenting = {
  readonly path: string | null;
  readonly text: string;
  /** For the own side alone. */
  readonly inside: boolean;
};

const LONGEST_TEXT = 3_000;

/** Says something about a term or about the whole; possible as long as the negotiation is not over. */
export function decideComment(
  scene: Scene,
  { path, text, inside }: Commenting,
): readonly StepContent[] {
  const { state, who } = scene;
  if (who.side === null || !who.mayComment) requireNegotiator(scene);
  const side = who.side ?? state.side;
  if (!COMMENTED.includes(state.phase)) throw notNow(scene, 'It can no longer be talked about.');
  const round = lastRound(state)?.number ?? 0;
  if (round === 0 && side !== state.side) throw notNow(scene, 'There is no offer yet.');
  const written = requireText(text, 'a comment');
  const last = state.comments.findLast(({ identity }) => identity === who.identity);
  if (last?.text === written && last.path === path && last.round === round) {
    throw notNow(scene, 'You have written this already.');
  }
  return [{ type: 'commented', side, round, path, text: written, inside: inside || round === 0 }];
}

const COMMENTED: readonly Negotiation['phase'][] = ['preparing', 'open', 'approving', 'signing'];

/** The text without spaces around it; refuses none and one that is too long. */
export function requireText(text: string, what: string): string {
  const written = text.trim();
  if (written !== '' && written.length <= LONGEST_TEXT) return written;
  throw new AccordError('invalid', `Write ${what} of 1 to 3,000 characters.`);
}
