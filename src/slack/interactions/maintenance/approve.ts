import type { ModalView } from '@slack/types';
import { z } from 'zod';
import {
  approveMaintenance,
  maintenanceToApprove,
} from '../../../usecases/maintenance/approve-maintenance.ts';
import { judgementWords } from '../../../usecases/maintenance/judgement-words.ts';
import { effectBlocks, spanLine } from '../../answers/maintenance-answer.ts';
import { section } from '../../blocks/blocks.ts';
import { join, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { clockWords } from '../../wording/clock-words.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { readAbout } from '../outage/written.ts';
import { doneView } from './done.ts';
import { TITLE } from './plan.ts';

const APPROVE = 'maintenance.approve-form';

/** Opens what an approval would mean now. */
export const askToApprove: ButtonInteraction = {
  action: 'maintenance.approve',
  run: (session, click) =>
    openDialog(session, click, { title: TITLE, content: () => approveForm(session, click.value) }),
};

/** What an approval would mean now, for somebody who may give it. */
export async function approveForm(session: Session, id: string): Promise<ModalView> {
  const opened = await session.open();
  const { register, service, state, judged } = await maintenanceToApprove(opened, { id });
  const name = register.services.get(service)?.terms.name ?? service;
  const effects = judged.map((one) => ({
    name: one.agreement.terms.name ?? one.agreement.key,
    sentences: judgementWords(one, { staysUp: state.staysUp }),
  }));
  const span = spanLine(state.wanted ?? state, clockWords(session.timeZone, opened.now));
  return modal({
    title: TITLE,
    submit: { label: 'Approve and tell', name: APPROVE },
    about: JSON.stringify({ id }),
    blocks: [
      section(join([mrkdwn`*${name}:* “${state.words}”`, span], '\n')),
      ...effectBlocks({ effects, overlaps: [] }),
      section(mrkdwn`With your approval customers are told, and what was agreed does not count.`),
    ],
  });
}

/** Approves as the second person. */
export const approve: FormInteraction = {
  form: APPROVE,
  title: TITLE,
  check: () => ({}),
  run: async (session, { about }) => {
    const { id } = readAbout(about, z.object({ id: z.string().max(30) }));
    return doneView(session, 'approve', await approveMaintenance(await session.open(), { id }));
  },
};
