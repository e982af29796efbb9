import type { ModalView } from '@slack/types';
import { readSpokenSpan, SPAN_EXAMPLES } from '../../../domain/calendar/spoken-span.ts';
import { readSpokenTime } from '../../../domain/calendar/spoken-time.ts';
import { declineMaintenance } from '../../../usecases/maintenance/approve-maintenance.ts';
import {
  cancelMaintenance,
  endMaintenance,
  extendMaintenance,
  moveMaintenance,
} from '../../../usecases/maintenance/change-maintenance.ts';
import {
  type ListedMaintenance,
  maintenanceToChange,
} from '../../../usecases/maintenance/list-maintenances.ts';
import type { MaintenanceScene } from '../../../usecases/maintenance/tell-maintenance.ts';
import { spanLine } from '../../answers/maintenance-answer.ts';
import { type KnownBlock, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { join, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { clockWords } from '../../wording/clock-words.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, Fields, FormInteraction } from '../interaction.ts';
import { LONG, tooLong } from '../outage/declare.ts';
import { readFormPlace, timeComplaint, writeFormPlace, written } from '../outage/written.ts';
import { DEEDS, type Deed, doneView } from './done.ts';
import { TITLE } from './plan.ts';

type Fielded = { readonly fields: Fields; readonly id: string };

const SUBMIT: Readonly<Record<Deed, string>> = {
  decline: 'Decline it',
  cancel: 'Cancel it',
  move: 'Ask for approval',
  done: 'It is done',
  extend: 'It takes longer',
};

/** Ask what is to become of a maintenance; whoever may not is told who may. */
export const ASK_ABOUT_MAINTENANCE: readonly ButtonInteraction[] = DEEDS.map((deed) => ({
  action: `maintenance.${deed}`,
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: () => followForm(session, deed, click.value),
    }),
}));

/** The form for what somebody wants to do with a maintenance. */
export async function followForm(session: Session, deed: Deed, id: string): Promise<ModalView> {
  const opened = await session.open();
  const { serviceName, words, from, to, isEndAssumed } = await maintenanceToChange(opened, {
    ...{ id, right: deed === 'decline' ? 'approve-exclusion' : 'request-exclusion' },
  });
  const about = spanLine({ from, to }, clockWords(session.timeZone, opened.now));
  return modal({
    title: TITLE,
    submit: { label: SUBMIT[deed], name: `maintenance.${deed}-form` },
    about: writeFormPlace(session, { now: opened.now, id }),
    blocks: [
      section(join([mrkdwn`*${serviceName}:* “${words}”`, about], '\n')),
      ...FIELDS[deed]({ timeZone: session.timeZone, isEndAssumed }),
    ],
  });
}

const reason = (hint: string) =>
  textInput({ name: 'reason', label: 'Why', long: true, hint }, null);
const READ_BY_ALL = 'Those who were told of it read this, too.';
const said = () =>
  textInput({ name: 'words', label: 'What customers read', long: true, optional: true }, null);
const timed = (label: string, hint: string, shown: string | null = null) =>
  textInput({ name: 'time', label, long: false, hint }, shown);

type Asked = Pick<Session, 'timeZone'> & Pick<ListedMaintenance, 'isEndAssumed'>;

const FIELDS: Readonly<Record<Deed, (asked: Asked) => readonly KnownBlock[]>> = {
  decline: () => [reason('For the team and the history.')],
  cancel: () => [reason(READ_BY_ALL)],
  move: ({ timeZone }) => [
    textInput(
      {
        name: 'span',
        label: 'From when to when instead',
        long: false,
        hint: `${SPAN_EXAMPLES} – on your clock (${timeZone})`,
      },
      null,
    ),
    reason(READ_BY_ALL),
    section(mrkdwn`A second person approves it; until then the old times hold.`),
  ],
  done: ({ timeZone, isEndAssumed }) => [
    timed(
      'When it was done',
      `now, 23:20 – on your clock (${timeZone})`,
      isEndAssumed ? null : 'now',
    ),
    said(),
  ],
  extend: ({ timeZone }) => [
    timed('Until when it takes', `23:50, in 20 minutes – on your clock (${timeZone})`),
    said(),
    section(mrkdwn`What goes beyond the planned end counts as downtime.`),
  ],
};

function complaints(fields: Fields, deed: Deed, about: string) {
  const { timeZone, now } = readFormPlace(about);
  const long = ['reason', 'words'].filter((name) => tooLong(written(fields, name)));
  const span =
    'span' in fields
      ? timeComplaint(() =>
          readSpokenSpan(written(fields, 'span'), { now, timeZone, meant: 'future' }),
        )
      : null;
  const time =
    'time' in fields
      ? timeComplaint(() =>
          readSpokenTime(written(fields, 'time'), { now, timeZone, meant: meantBy(deed) }),
        )
      : null;
  return {
    ...('reason' in fields && written(fields, 'reason') === '' && { reason: 'Please write why.' }),
    ...Object.fromEntries(long.map((name) => [name, LONG])),
    ...(span !== null && { span }),
    ...(time !== null && { time }),
  };
}

function meantBy(deed: Deed): 'past' | 'future' {
  return deed === 'done' ? 'past' : 'future';
}

/** Take what was written about a maintenance. */
export const FOLLOW_MAINTENANCE: readonly FormInteraction[] = DEEDS.map((deed) => ({
  form: `maintenance.${deed}-form`,
  title: TITLE,
  check: (fields, about) => complaints(fields, deed, about),
  run: async (session, { fields, about }) =>
    doneView(session, deed, await take(session, deed, { fields, id: readFormPlace(about).id })),
}));

async function take(
  session: Session,
  deed: Deed,
  { fields, id }: Fielded,
): Promise<MaintenanceScene> {
  const opened = await session.open();
  const speaking = { now: opened.now, timeZone: session.timeZone, meant: meantBy(deed) };
  const [why, words] = [written(fields, 'reason'), written(fields, 'words') || null];
  switch (deed) {
    case 'decline':
      return declineMaintenance(opened, { id, reason: why });
    case 'cancel':
      return cancelMaintenance(opened, { id, reason: why });
    case 'move':
      return moveMaintenance(opened, {
        id,
        ...readSpokenSpan(written(fields, 'span'), speaking),
        reason: why,
      });
    case 'done':
      return endMaintenance(opened, {
        id,
        to: readSpokenTime(written(fields, 'time'), speaking).at,
        words,
      });
    case 'extend':
      return extendMaintenance(opened, {
        id,
        to: readSpokenTime(written(fields, 'time'), speaking).at,
        words,
      });
  }
}
