import { judgementWords } from '../../../usecases/maintenance/judgement-words.ts';
import type { MaintenanceScene } from '../../../usecases/maintenance/tell-maintenance.ts';
import { effectBlocks, spanLine } from '../../answers/maintenance-answer.ts';
import { section } from '../../blocks/blocks.ts';
import { join, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { clockWords } from '../../wording/clock-words.ts';
import { TITLE } from './plan.ts';

export const DEEDS = ['decline', 'cancel', 'move', 'done', 'extend'] as const;
export type Deed = (typeof DEEDS)[number];

const DONE: Readonly<Record<Deed | 'approve', string>> = {
  approve: 'Approved: customers read it now',
  decline: 'Declined',
  cancel: 'Cancelled, and those who were told read it',
  move: 'Asked for: a second person approves the new times',
  done: 'It is over',
  extend: 'It takes longer, and those who were told read it',
};

/** How a maintenance stands after somebody did something with it. */
export async function doneView(session: Session, deed: Deed | 'approve', scene: MaintenanceScene) {
  const { now } = await session.open();
  const { state } = scene;
  const clock = clockWords(session.timeZone, now);
  const effects = scene.judged.map(({ agreement, judgement }) => ({
    name: agreement.terms.name ?? agreement.key,
    sentences: judgementWords({ agreement, judgement }, state),
  }));
  const ended =
    state.endedAt === null
      ? null
      : mrkdwn`Ended *${clock.time(state.endedAt)}* (${clock.timeZone})`;
  const longer =
    state.expectedTo === null || ended !== null
      ? null
      : mrkdwn`Expected to end *${clock.time(state.expectedTo)}* (${clock.timeZone})`;
  const wanted = state.wanted && mrkdwn`Wanted instead: ${spanLine(state.wanted, clock)}`;
  return modal({
    title: TITLE,
    blocks: [
      section(
        join([mrkdwn`✅ *${DONE[deed]}*`, spanLine(state, clock), wanted, longer, ended], '\n'),
      ),
      ...(deed === 'approve' ? effectBlocks({ effects, overlaps: [] }) : []),
    ],
  });
}
