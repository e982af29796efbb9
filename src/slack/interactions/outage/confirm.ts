import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { SEVERITIES } from '../../../domain/outage/steps.ts';
import { correctOutage, endOutage } from '../../../usecases/outage/follow-outage.ts';
import type { OutageScene } from '../../../usecases/outage/tell-outage.ts';
import { outageDone } from '../../answers/outage-answer.ts';
import { section } from '../../blocks/blocks.ts';
import { join, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { type ClockWords, clockWords } from '../../wording/clock-words.ts';
import type { FormInteraction } from '../interaction.ts';
import { readAbout } from './written.ts';

export const TITLE = 'Outage';
const FORM = 'outage.confirm';

const instant = z.int();
const text = z.string().max(1_500);
const named = z.string().optional();
const segment = z.object({ site: named, group: named, channel: named }).nullable();
const known = { from: instant, severity: z.literal(SEVERITIES), segment };

const ending = z.object({
  ...{ deed: z.literal('end'), id: z.string().max(30), to: instant },
  ...{ words: text.nullable(), cause: text.nullable() },
});
const correcting = z.object({
  ...{ deed: z.literal('correct'), id: z.string().max(30), ...z.object(known).partial().shape },
  ...{ to: instant.nullable().optional(), reason: text },
});

/** What is to be recorded once somebody has seen which times were understood. */
const deed = z.discriminatedUnion('deed', [ending, correcting]);
export type OutageDeed = z.output<typeof deed>;

/** What was understood, with the clock that its times are on, before it counts. */
export async function confirmView(
  session: Session,
  wanted: OutageDeed,
  notes: readonly (string | null)[],
): Promise<ModalView> {
  const opened = await session.open();
  const clock = clockWords(session.timeZone, opened.now);
  const told = notes.flatMap((note) => (note === null ? [] : [mrkdwn`⚠️ ${note}`]));
  return modal({
    title: TITLE,
    submit: { label: LABELS[wanted.deed], name: FORM },
    about: JSON.stringify(wanted),
    blocks: [
      section(join(timeLines(wanted, clock), '\n')),
      ...(told.length > 0 ? [section(join(told, '\n'))] : []),
    ],
  });
}

const LABELS = { end: 'It is over', correct: 'Correct it' } as const;

function timeLines(wanted: OutageDeed, clock: ClockWords): readonly (Mrkdwn | null)[] {
  const { from, to } = { from: undefined, ...wanted };
  const isTimed = from !== undefined || to !== undefined;
  return [
    isTimed ? mrkdwn`Is this right?` : mrkdwn`Its times stay as they are.`,
    from === undefined ? null : mrkdwn`It began *${clock.time(from)}* (${clock.timeZone})`,
    to === undefined ? null : endLine(to, clock),
  ];
}

function endLine(to: number | null, clock: ClockWords): Mrkdwn {
  return to === null
    ? mrkdwn`It goes on.`
    : mrkdwn`It ended *${clock.time(to)}* (${clock.timeZone})`;
}

/** Records what somebody has confirmed; a second time changes nothing. */
export const confirmOutage: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: () => ({}),
  run: (session, { about }) => doneView(session, readAbout(about, deed)),
};

/** Does it, and shows what was recorded. */
export async function doneView(session: Session, wanted: OutageDeed): Promise<ModalView> {
  const { title, scene } = await carryOut(session, wanted);
  return doneModal(session, title, scene);
}

/** What was recorded, as a dialog. */
export async function doneModal(session: Session, title: string, scene: OutageScene) {
  const { now } = await session.open();
  const { blocks } = outageDone(title, scene, clockWords(session.timeZone, now));
  return modal({ title: TITLE, blocks: blocks.filter(({ type }) => type !== 'actions') });
}

/** Does what was confirmed; gives how to say so. */
export async function carryOut(session: Session, wanted: OutageDeed) {
  const opened = await session.open();
  switch (wanted.deed) {
    case 'end':
      return { title: 'The outage is over', scene: await endOutage(opened, wanted) };
    case 'correct': {
      const { deed: _, ...right } = wanted;
      return { title: 'Corrected', scene: await correctOutage(opened, right) };
    }
  }
}
