import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { readSpokenSpan, SPAN_EXAMPLES } from '../../../domain/calendar/spoken-span.ts';
import { requirePlanning } from '../../../usecases/maintenance/list-maintenances.ts';
import {
  planMaintenance,
  previewMaintenance,
  type WantedMaintenance,
} from '../../../usecases/maintenance/plan-maintenance.ts';
import { listServices } from '../../../usecases/service/list-services.ts';
import { effectBlocks, spanLine } from '../../answers/maintenance-answer.ts';
import { section } from '../../blocks/blocks.ts';
import { choiceInput, flagInput, textInput } from '../../blocks/inputs.ts';
import { join, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { clockWords } from '../../wording/clock-words.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { LONG, tooLong } from '../outage/declare.ts';
import {
  readAbout,
  readFormPlace,
  timeComplaint,
  writeFormPlace,
  written,
} from '../outage/written.ts';

export const TITLE = 'Maintenance';
const [FORM, CONFIRM] = ['maintenance.plan', 'maintenance.confirm'];

const planned = z.object({
  ...{ service: z.string().max(63), from: z.int(), to: z.int() },
  ...{ words: z.string().max(1_500), inside: z.string().max(1_500).nullable() },
  staysUp: z.boolean(),
});
type Planned = z.output<typeof planned>;

/** Opens the form in which maintenance is planned; the button may carry the service. */
export const beginMaintenance: ButtonInteraction = {
  action: 'maintenance.begin',
  run: (session, click) =>
    openDialog(session, click, { title: TITLE, content: () => planForm(session, click.value) }),
};

/** The form in which somebody plans maintenance. */
export async function planForm(session: Session, service = ''): Promise<ModalView> {
  const opened = await session.open();
  await requirePlanning(opened);
  const services = await listServices(opened, { words: [] });
  const choices = services.map(({ key, name }) => ({ value: key, label: name }));
  const words = { name: 'words', label: 'What customers read', long: true } as const;
  const inside = { name: 'inside', label: 'For the team alone', long: true } as const;
  const span = { name: 'span', label: 'From when to when', long: false } as const;
  return modal({
    title: TITLE,
    submit: { label: 'Next', name: FORM ?? '' },
    about: writeFormPlace(session, { now: opened.now, id: '' }),
    blocks: [
      section(mrkdwn`You see what will count before anybody is asked or told.`),
      choiceInput({ name: 'service', label: 'Service' }, choices, service),
      textInput({ ...span, hint: `${SPAN_EXAMPLES} – on your clock (${session.timeZone})` }, null),
      textInput({ ...words, hint: 'What is done, and what they notice of it.' }, null),
      flagInput({ name: 'staysUp', label: 'The service stays up meanwhile' }, false),
      textInput({ ...inside, optional: true }, null),
    ],
  });
}

/** Reads the form and shows what the plan would mean. */
export const takePlan: FormInteraction = {
  form: FORM ?? '',
  title: TITLE,
  check: (fields, about) => {
    const { timeZone, now } = readFormPlace(about);
    const span = timeComplaint(() =>
      readSpokenSpan(written(fields, 'span'), { now, timeZone, meant: 'future' }),
    );
    return {
      ...(written(fields, 'service') === '' && { service: 'Please choose the service.' }),
      ...(written(fields, 'words') === '' && { words: 'Please write what customers read.' }),
      ...(tooLong(written(fields, 'words')) && { words: LONG }),
      ...(tooLong(written(fields, 'inside')) && { inside: LONG }),
      ...(span !== null && { span }),
    };
  },
  run: async (session, { fields }) => {
    const { now } = await session.open();
    const speaking = { now, timeZone: session.timeZone, meant: 'future' } as const;
    const { from, to, notes } = readSpokenSpan(written(fields, 'span'), speaking);
    const wanted = {
      ...{ service: written(fields, 'service'), from, to, words: written(fields, 'words') },
      inside: written(fields, 'inside') || null,
      staysUp: Array.isArray(fields.staysUp) && fields.staysUp.length > 0,
    };
    return planReview(session, wanted, notes);
  },
};

/** What was understood and what it would mean, before anybody is asked. */
export async function planReview(
  session: Session,
  wanted: Planned,
  notes: readonly string[],
): Promise<ModalView> {
  const opened = await session.open();
  const preview = await previewMaintenance(opened, wanted);
  const { register, service } = preview;
  const name = register.services.get(service)?.terms.name ?? service;
  const stays = wanted.staysUp
    ? mrkdwn`The service stays up.`
    : mrkdwn`The service is interrupted.`;
  return modal({
    title: TITLE,
    submit: { label: 'Ask for approval', name: CONFIRM ?? '' },
    about: JSON.stringify(wanted),
    blocks: [
      section(
        join(
          [
            mrkdwn`*${name}:* “${wanted.words}”`,
            spanLine(wanted, clockWords(session.timeZone, opened.now)),
            stays,
            ...notes.map((note) => mrkdwn`⚠️ ${note}`),
          ],
          '\n',
        ),
      ),
      ...effectBlocks(preview),
      section(
        mrkdwn`A second person approves it; customers read it then. What counts is judged again at that moment.`,
      ),
    ],
  });
}

/** Plans what somebody has confirmed; a second time changes nothing. */
export const confirmPlan: FormInteraction = {
  form: CONFIRM ?? '',
  title: TITLE,
  check: () => ({}),
  run: async (session, { about }) => {
    const wanted: WantedMaintenance = readAbout(about, planned);
    const opened = await session.open();
    const { id, state, repeated } = await planMaintenance(opened, wanted);
    const clock = clockWords(session.timeZone, opened.now);
    const done = repeated ? mrkdwn`🔄 This is planned already` : mrkdwn`📝 Planned`;
    const next = mrkdwn`Its number is ${id}. The team’s channel has the button to approve it; nobody outside is told before.`;
    return modal({
      title: TITLE,
      blocks: [section(join([mrkdwn`*${done}*`, spanLine(state, clock), next], '\n'))],
    });
  },
};
