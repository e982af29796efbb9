import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { acceptRest, acceptTerm, askForComment, askToDecline, comment, decline } from './answer.ts';
import { beginProposal, takeBeginning } from './begin.ts';
import { askForCounter, counter } from './counter.ts';
import { ASK_FOR_COURSE, openMore, resume, TAKE_COURSE } from './course.ts';
import { openChart, openEffects } from './effects.ts';
import { chooseProposedKind, saveDates, saveProposalPart, saveProposedTarget } from './save.ts';
import { askToSend, send } from './send.ts';
import { openTerms, TURN_TERMS } from './terms.ts';
import {
  addProposedTarget,
  editDates,
  editProposalPart,
  editProposedTarget,
  removeProposedTarget,
  showProposal,
  TURN_PROPOSAL,
} from './write.ts';

/** Every button with which people negotiate. */
export const NEGOTIATION_BUTTONS: readonly ButtonInteraction[] = [
  beginProposal,
  showProposal,
  ...TURN_PROPOSAL,
  editProposalPart,
  addProposedTarget,
  editProposedTarget,
  removeProposedTarget,
  editDates,
  askToSend,
  acceptTerm,
  acceptRest,
  askForCounter,
  askToDecline,
  askForComment,
  openTerms,
  ...TURN_TERMS,
  openEffects,
  openChart,
  openMore,
  ...ASK_FOR_COURSE,
  resume,
];

/** Every form with which people negotiate. */
export const NEGOTIATION_FORMS: readonly FormInteraction[] = [
  takeBeginning,
  saveProposalPart,
  saveProposedTarget,
  chooseProposedKind,
  saveDates,
  send,
  decline,
  comment,
  counter,
  ...TAKE_COURSE,
];
