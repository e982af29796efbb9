import type { ModalView } from '@slack/types';
import { AccordError } from '../../../domain/error.ts';
import { readSeverity } from '../../../domain/outage/severity.ts';
import { updateOutage, withdrawOutage } from '../../../usecases/outage/follow-outage.ts';
import { outageToFollow } from '../../../usecases/outage/outage-to-follow.ts';
import { outageLines } from '../../answers/outage-answer.ts';
import { section } from '../../blocks/blocks.ts';
import { join } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { clockWords } from '../../wording/clock-words.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, Fields, FormInteraction } from '../interaction.ts';
import { confirmView, doneModal, doneView, type OutageDeed, TITLE } from './confirm.ts';
import { LONG, tooLong } from './declare.ts';
import { segmentWith } from './declare-draft.ts';
import { DEEDS, type Deed, fieldsOf, shownOf } from './follow-fields.ts';
import {
  type FormPlace,
  readFormPlace,
  timeComplaint,
  timeWritten,
  writeFormPlace,
  written,
} from './written.ts';

const SUBMIT: Readonly<Record<Deed, string>> = {
  ...{ update: 'Tell', inform: 'Tell', end: 'Next', correct: 'Next', withdraw: 'Withdraw it' },
};

/** Ask what is to be told of an outage; whoever may not is told who may. */
export const ASK_ABOUT_OUTAGE: readonly ButtonInteraction[] = DEEDS.map((deed) => ({
  action: `outage.${deed}`,
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: () => followForm(session, deed, click.value),
    }),
}));

/** The form for what somebody wants to do with an outage. */
export async function followForm(session: Session, deed: Deed, id: string): Promise<ModalView> {
  const opened = await session.open();
  const scene = await outageToFollow(opened, { id });
  const clock = clockWords(session.timeZone, opened.now);
  return modal({
    title: TITLE,
    submit: { label: SUBMIT[deed], name: `outage.${deed}-form` },
    about: writeFormPlace(session, {
      ...{ now: opened.now, id, shown: deed === 'correct' ? shownOf(scene, session) : {} },
    }),
    blocks: [section(join(outageLines(scene, clock), '\n')), ...fieldsOf[deed](scene, session)],
  });
}

function complaints(deed: Deed, fields: Fields, about: string) {
  const { timeZone, now } = readFormPlace(about);
  const timed = (name: string) =>
    timeComplaint(() => timeWritten(written(fields, name), { now, timeZone, meant: 'past' }));
  const missing = (name: string, what: string) =>
    written(fields, name) === '' ? { [name]: what } : {};
  const long = Object.fromEntries(
    ['words', 'inside', 'cause', 'reason']
      .filter((name) => tooLong(written(fields, name)))
      .map((name) => [name, LONG]),
  );
  const times = ['since', 'until'].flatMap((name) => {
    const complaint = name in fields ? timed(name) : null;
    return complaint === null ? [] : [[name, complaint] as const];
  });
  return {
    ...Object.fromEntries(times),
    ...long,
    ...(deed === 'correct' || deed === 'withdraw' ? missing('reason', 'Please write why.') : {}),
    ...(deed === 'inform' ? missing('words', 'Please write what they read.') : {}),
    ...(deed === 'update' && written(fields, 'inside') === ''
      ? missing('words', 'Please write what customers or the team read.')
      : {}),
  };
}

/** Take what was written about an outage. */
export const FOLLOW_OUTAGE: readonly FormInteraction[] = DEEDS.map((deed) => ({
  form: `outage.${deed}-form`,
  title: TITLE,
  check: (fields, about) => complaints(deed, fields, about),
  run: (session, { fields, about }) => TAKE[deed](session, { fields, ...readFormPlace(about) }),
}));

type Taken = { readonly fields: Fields } & Pick<FormPlace, 'id' | 'shown'>;

const TAKE: Readonly<Record<Deed, (session: Session, taken: Taken) => Promise<ModalView>>> = {
  update: async (session, { fields, id }) => {
    const [words, inside] = [written(fields, 'words'), written(fields, 'inside')];
    return doneModal(
      session,
      'Told',
      await updateOutage(await session.open(), { id, words, inside }),
    );
  },
  inform: async (session, { fields, id }) => {
    const customers = Array.isArray(fields.customers) ? fields.customers.map(String) : [];
    if (customers.length === 0) throw new AccordError('invalid', 'Please choose who reads it.');
    const told = { id, words: written(fields, 'words'), customers };
    return doneModal(session, 'Told', await updateOutage(await session.open(), told));
  },
  withdraw: async (session, { fields, id }) => {
    const withdrawn = { id, reason: written(fields, 'reason') };
    return doneModal(session, 'Withdrawn', await withdrawOutage(await session.open(), withdrawn));
  },
  end: endAs,
  correct: correctAs,
};

async function endAs(session: Session, { fields, id }: Taken): Promise<ModalView> {
  const { now } = await session.open();
  const until = written(fields, 'until');
  const { at: to, note } = timeWritten(until, { now, timeZone: session.timeZone, meant: 'past' });
  const [words, cause] = [written(fields, 'words') || null, written(fields, 'cause') || null];
  const wanted: OutageDeed = { deed: 'end', id, to, words, cause };
  // What was said in words is shown before it counts.
  return to === now ? doneView(session, wanted) : confirmView(session, wanted, [note]);
}

/** Only what is different is corrected, so that what others did meanwhile stays as it is. */
async function correctAs(session: Session, { fields, id, shown }: Taken): Promise<ModalView> {
  const opened = await session.open();
  const timed = { now: opened.now, timeZone: session.timeZone, meant: 'past' } as const;
  const changed = (name: string) =>
    written(fields, name) === (shown[name] ?? '') ? null : written(fields, name);
  const [since, until] = [changed('since'), changed('until')];
  const begin = since === null ? null : timeWritten(since, timed);
  const end = until === null || until === '' ? null : timeWritten(until, timed);
  const [severity, site] = [changed('severity'), changed('site')];
  if ([since, until, severity, site].every((one) => one === null)) {
    throw new AccordError('invalid', 'Nothing is different. Change what is wrong, then send it.');
  }
  const { state } = await outageToFollow(opened, { id });
  const wanted: OutageDeed = {
    ...{ deed: 'correct', id, reason: written(fields, 'reason') },
    ...(begin && { from: begin.at }),
    ...(until !== null && { to: end?.at ?? null }),
    ...(severity !== null && { severity: readSeverity(severity) ?? state.severity }),
    ...(site !== null && { segment: segmentWith(state.segment, site) }),
  };
  return confirmView(session, wanted, [begin?.note ?? null, end?.note ?? null]);
}
