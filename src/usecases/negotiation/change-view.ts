import type { Instant } from '../../domain/calendar/instant.ts';
import type { DraftTerms } from '../../domain/draft/draft.ts';
import { lastRound } from '../../domain/negotiation/negotiation.ts';
import type { Scene } from '../../domain/negotiation/scene.ts';
import type { Side } from '../../domain/negotiation/sides.ts';
import type { Answer } from '../../domain/negotiation/steps.ts';
import { termAt } from '../../domain/negotiation/term-path.ts';
import type { Onlooker } from '../../domain/negotiation/visible.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { differencesBetween } from '../../domain/register/differences.ts';
import { changeWords } from './words/change-words.ts';
import { registerNames } from './words/reference-names.ts';

/** One changed term, in words and as values, with what both sides said about it. */
export type ChangeView = {
  readonly path: string;
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The values themselves; undefined where a term is absent. */
  readonly values: { readonly before: unknown; readonly after: unknown };
  /** What the other side says to it in this round; null while it waits, or where nothing is asked. */
  readonly answer: Answer | null;
  /** Whether it waits for an answer in this round. */
  readonly isOpen: boolean;
  readonly comments: readonly {
    readonly by: string;
    readonly at: Instant;
    readonly side: Side;
    readonly text: string;
    readonly inside: boolean;
  }[];
};

/** Everything that differs between two states of the terms, with the answers of the round on the table. */
export function changesOf(
  scene: Scene,
  onlooker: Onlooker,
  { before, after }: { readonly before: DraftTerms; readonly after: DraftTerms },
): readonly ChangeView[] {
  const { state, register } = scene;
  const round = lastRound(state);
  return differencesBetween(before, after).map((difference) => {
    const { path } = difference;
    const answer = round?.answers.find((one) => one.path === path)?.answer ?? null;
    const asked = round?.outcome === null && round.changes.some((one) => one.path === path);
    return {
      ...changeWords(difference, {
        terms: termAt(after, path) === undefined ? before : after,
        nameOf: registerNames(register),
      }),
      values: { before: termAt(before, path), after: termAt(after, path) },
      ...{ answer, isOpen: asked && answer === null },
      comments: state.comments
        .filter((one) => one.path === path && (!one.inside || one.side === onlooker.side))
        .map(({ actor, at, side, text, inside }) => ({
          ...{ by: actorNamed(register, actor).name, at, side, text, inside },
        })),
    };
  });
}
