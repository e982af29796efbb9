import {
  type Answering,
  acceptRest,
  decideAnswers,
} from '../../domain/negotiation/decide-answer.ts';
import type { Context } from '../context.ts';
import type { NegotiationView } from './negotiation-view.ts';
import type { TablePlace } from './table.ts';
import { atTable } from './verb.ts';

/** Accepts, counters or declines terms of the offer on the table; the last answer closes the round. */
export function answerTerms(
  context: Context,
  { key, ...answering }: TablePlace & Answering,
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideAnswers(scene, answering));
}

/** Accepts everything that nobody has answered yet. */
export function acceptAll(
  context: Context,
  { key, round }: TablePlace & { readonly round: number },
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideAnswers(scene, acceptRest(scene, round)));
}

type Countering = TablePlace & {
  readonly round: number;
  readonly path: string;
  /** What is wanted instead, in the form in which terms are written; null to leave the term out. */
  readonly value: unknown;
};

/** Asks for another value of one term. */
export function counterTerm(
  context: Context,
  { key, round, path, value }: Countering,
): Promise<NegotiationView> {
  const answer = { kind: 'countered', value: value ?? null } as const;
  const answers = [{ path, answer }];
  return atTable(context, { key }, (scene) => decideAnswers(scene, { round, answers }));
}
