import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { SEVERITIES } from '../../../domain/outage/steps.ts';
import { declareOutage, type WantedOutage } from '../../../usecases/outage/declare-outage.ts';
import { correctOutage, endOutage } from '../../../usecases/outage/follow-outage.ts';
import { previewOutage } from '../../../usecases/outage/preview-outage.ts';
import type { OutageScene } from '../../../usecases/outage/tell-outage.ts';
import { outageDone, outageLines, readersOf } from '../../answers/outage-answer.ts';
import { type KnownBlock, section } from '../../blocks/blocks.ts';
import { titled } from '../../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { clockWords } from '../../wording/clock-words.ts';
import type { FormInteraction } from '../interaction.ts';
import { readAbout } from './written.ts';

export const TITLE = 'Outage';
const FORM = 'outage.confirm';

const instant = z.int();
const text = z.string().max(1_500);
const named = z.string().optional();
const segment = z.object({ site: named, group: named, channel: named }).nullable();
const known = {
  from: instant,
  severity: z.literal(SEVERITIES),
  segment,
  component: text.nullable(),
  weight: z.number().gt(0).max(1),
};

const declaring = z.object({
  ...{ deed: z.literal('declare'), ...known, service: z.string().max(63) },
  ...{ words: text, inside: text.nullable() },
});
const ending = z.object({
  ...{ deed: z.literal('end'), id: z.string().max(30), to: instant },
  ...{ words: text.nullable(), cause: text.nullable() },
});
const correcting = z.object({
  ...{ deed: z.literal('correct'), id: z.string().max(30), ...z.object(known).partial().shape },
  ...{ to: instant.nullable(), reason: text },
});

/** What is to be recorded once somebody has seen which times were understood. */
const deed = z.discriminatedUnion('deed', [declaring, ending, correcting]);
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
  const lines =
    wanted.deed === 'declare' ? await declaredLines(session, wanted) : timeLines(wanted);
  return modal({
    title: TITLE,
    submit: { label: LABELS[wanted.deed], name: FORM },
    about: JSON.stringify(wanted),
    blocks: [...lines.blocks(clock), ...(told.length > 0 ? [section(join(told, '\n'))] : [])],
  });
}

const LABELS = { declare: 'Record and tell', end: 'It is over', correct: 'Correct it' } as const;

type Clock = ReturnType<typeof clockWords>;
type Lines = { readonly blocks: (clock: Clock) => readonly KnownBlock[] };

async function declaredLines(session: Session, wanted: z.output<typeof declaring>): Promise<Lines> {
  const scene = await previewOutage(await session.open(), wanted);
  return {
    blocks: (clock) =>
      scene === null
        ? []
        : [
            section(join([mrkdwn`Is this right?`, ...outageLines(scene, clock)], '\n')),
            ...titled(mrkdwn`*Who reads the words*`, readersOf(scene, clock)),
            ...titled(
              mrkdwn`*At the same time*`,
              scene.overlaps.map((one) => mrkdwn`🛠 ${one}`),
            ),
          ],
  };
}

function timeLines(wanted: Exclude<OutageDeed, { deed: 'declare' }>): Lines {
  const lines = (clock: Clock): readonly (Mrkdwn | null)[] => [
    mrkdwn`Is this right?`,
    'from' in wanted && wanted.from !== undefined
      ? mrkdwn`It began *${clock.time(wanted.from)}* (${clock.timeZone})`
      : null,
    wanted.to === null
      ? mrkdwn`It goes on.`
      : mrkdwn`It ended *${clock.time(wanted.to)}* (${clock.timeZone})`,
  ];
  return { blocks: (clock) => [section(join(lines(clock), '\n'))] };
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
    case 'declare': {
      const { deed: _, ...outage } = wanted;
      const scene = await declareOutage(opened, outage satisfies WantedOutage);
      return { title: scene.repeated ? 'This is recorded already' : 'Recorded and told', scene };
    }
    case 'end':
      return { title: 'The outage is over', scene: await endOutage(opened, wanted) };
    case 'correct': {
      const { deed: _, ...right } = wanted;
      return { title: 'Corrected', scene: await correctOutage(opened, right) };
    }
  }
}
