import { approve, askToApprove } from '../approval/approve.ts';
import { APPROVAL_BUTTONS, APPROVAL_FORMS } from '../approval/write.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { askToSign, sign } from '../signature/sign.ts';
import { sendMarkdown, sendPdf } from './file.ts';
import { openNegotiation, openNegotiations, turnNegotiation, turnNegotiations } from './show.ts';

/** Buttons of approvals, signatures and the record. */
export const REQUEST_BUTTONS: readonly ButtonInteraction[] = [
  askToApprove,
  ...APPROVAL_BUTTONS,
  askToSign,
  openNegotiation,
  turnNegotiation,
  openNegotiations,
  turnNegotiations,
  sendPdf,
  sendMarkdown,
];

/** Forms of approvals and signatures. */
export const REQUEST_FORMS: readonly FormInteraction[] = [approve, ...APPROVAL_FORMS, sign];
