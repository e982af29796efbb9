import {
  type Deciding,
  decideApproval,
  decideQuestion,
  decideRejection,
  decideReply,
} from '../../domain/negotiation/decide-approval.ts';
import type { StageKey } from '../../domain/negotiation/steps.ts';
import type { Context } from '../context.ts';
import type { NegotiationView } from './negotiation-view.ts';
import type { TablePlace } from './table.ts';
import { atTable } from './verb.ts';

type AtStage = TablePlace & Deciding;

/** Approves the terms that somebody looked at, in a stage of their side. */
export function approveTerms(
  context: Context,
  { key, ...deciding }: AtStage,
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideApproval(scene, deciding));
}

/** Sends the terms back, so that the own side has to make another offer. */
export function rejectTerms(
  context: Context,
  { key, ...deciding }: AtStage & { readonly reason: string },
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideRejection(scene, deciding));
}

/** Asks something before deciding, which stops the clock of the stage. */
export function askAboutTerms(
  context: Context,
  { key, ...deciding }: AtStage & { readonly question: string },
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideQuestion(scene, deciding));
}

type Replying = TablePlace & { readonly stage: StageKey; readonly text: string };

/** Answers the open question of a stage. */
export function replyToQuestion(
  context: Context,
  { key, ...reply }: Replying,
): Promise<NegotiationView> {
  return atTable(context, { key }, (scene) => decideReply(scene, reply));
}
