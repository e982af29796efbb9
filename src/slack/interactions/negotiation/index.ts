import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { beginProposal, takeBeginning } from './begin.ts';
import { chooseProposedKind, saveDates, saveProposalPart, saveProposedTarget } from './save.ts';
import {
  addProposedTarget,
  editDates,
  editProposalPart,
  editProposedTarget,
  removeProposedTarget,
  showProposal,
} from './write.ts';

/** Every button with which people negotiate. */
export const NEGOTIATION_BUTTONS: readonly ButtonInteraction[] = [
  beginProposal,
  showProposal,
  editProposalPart,
  addProposedTarget,
  editProposedTarget,
  removeProposedTarget,
  editDates,
];

/** Every form with which people negotiate. */
export const NEGOTIATION_FORMS: readonly FormInteraction[] = [
  takeBeginning,
  saveProposalPart,
  saveProposedTarget,
  chooseProposedKind,
  saveDates,
];
