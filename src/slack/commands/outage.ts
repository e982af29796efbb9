import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
import { usualSeverity } from '../../domain/outage/severity.ts';
import { findService } from '../../domain/register/search.ts';
import { declareOutage } from '../../usecases/outage/declare-outage.ts';
import { updateOutage } from '../../usecases/outage/follow-outage.ts';
import {
  listOutages,
  mayDeclare,
  outageMeant,
  requireDeclaring,
} from '../../usecases/outage/list-outages.ts';
import { previewOutage } from '../../usecases/outage/preview-outage.ts';
import { loadRegister } from '../../usecases/register/load-register.ts';
import { type Answer, sentence } from '../answer.ts';
import { outageDone, outageList } from '../answers/outage-answer.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { openDialogOf } from '../interactions/dialog.ts';
import { carryOut, confirmView, type OutageDeed, TITLE } from '../interactions/outage/confirm.ts';
import { declareForm, doneTitle, draftForm } from '../interactions/outage/declare.ts';
import type { Draft } from '../interactions/outage/declare-draft.ts';
import { followForm } from '../interactions/outage/follow.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';
import { command } from './command.ts';
import { readOutageWords } from './outage-words.ts';

const OPTIONS = ['inside', 'cause', 'id', 'tell'] as const;
const given = z.object({
  words: z.array(z.string()),
  inside: z.string().optional(),
  cause: z.string().optional(),
  id: z.string().optional(),
  tell: z.string().optional(),
});
type Given = z.output<typeof given>;

/** `/sla outage`: what is interrupted, and telling of it. */
export const outage = command({
  name: 'outage',
  aliases: ['outages', 'down'],
  usage: 'outage [start | update | end <service> "words"]',
  summary: 'What is interrupted now; declare an outage, tell how it goes on, end it.',
  examples: [
    'outage start email "Mail cannot be sent" since 14:05',
    'outage start email "Mail cannot be sent" P1 site Berlin --tell',
    'outage update email "We have found it" --inside "the disk is full"',
    'outage end email "Mail works again" until 14:40 cause "the disk was full"',
    'outage',
  ],
  options: OPTIONS,
  arguments: given,
  run: (session, { words: [verb = '', ...rest], ...options }) => {
    const deed = DEEDS.get(verb.toLowerCase());
    if (deed) return deed(session, { ...options, words: rest });
    return list(
      session,
      [verb, ...rest].filter((word) => word !== ''),
    );
  },
});

async function list(session: Session, words: readonly string[]): Promise<Answer> {
  const opened = await session.open();
  const service = words.length > 0 ? words.filter((word) => word !== 'list').join(' ') : '';
  const outages = await listOutages(opened, service === '' ? {} : { service });
  const clock = clockWords(session.timeZone, opened.now);
  return outageList(outages, clock, await mayDeclare(opened));
}

const FORM_OPEN = sentence(
  mrkdwn`📝 Fill in the form; nothing is recorded or told before you send it.`,
);
const PREVIEW = sentence(
  mrkdwn`📝 The dialog shows what customers will read; nothing is recorded before you confirm it.`,
);
const CONFIRM = sentence(
  mrkdwn`📝 Look at the times in the dialog; nothing counts before you confirm them.`,
);

async function spokenOf(session: Session, words: readonly string[], before: readonly string[]) {
  const opened = await session.open();
  const register = await loadRegister(opened);
  const speaking = { now: opened.now, timeZone: session.timeZone, meant: 'past' } as const;
  return { opened, register, spoken: readOutageWords(words, { register, speaking, before }) };
}

async function start(session: Session, { words, inside, tell }: Given): Promise<Answer> {
  const told = toldIn(tell);
  const said = await spokenOf(session, [...words, ...told.rest], ['since', 'from']);
  const { opened, register, spoken } = said;
  const { text, severity, weight = 1, segment = null, component = null, time } = spoken;
  if (text === '') {
    await requireDeclaring(opened);
    const { service } = spoken;
    await openDialogOf(session, { title: TITLE, content: () => declareForm(session, service) });
    return FORM_OPEN;
  }
  const service = findService(register, spoken.service).match;
  const draft: Draft = {
    ...{ service: spoken.service, words: text, weight, component, segment },
    ...{ severity: severity ?? usualSeverity(service?.terms), from: time?.at ?? opened.now },
    ...{ inside: inside?.trim() || null, teamFirst: told.teamFirst ?? false },
  };
  // Whoever may not is told at once, before a dialog opens.
  await previewOutage(opened, draft);
  const note = time?.note ?? null;
  // In an outage seconds count: whoever says how bad it is and who reads it is believed.
  const isSure = told.teamFirst !== null && severity !== undefined && note === null;
  if (isSure) {
    const scene = await declareOutage(opened, draft);
    const title = doneTitle(scene.repeated, draft);
    return outageDone(title, scene, clockWords(session.timeZone, opened.now));
  }
  await openDialogOf(session, { title: TITLE, content: () => draftForm(session, draft, note) });
  return PREVIEW;
}

/** Who reads it at once; null where nobody said so. A word that belongs elsewhere goes back there. */
function toldIn(tell: string | undefined): {
  readonly teamFirst: boolean | null;
  readonly rest: readonly string[];
} {
  if (tell === undefined) return { teamFirst: null, rest: [] };
  const word = tell.toLowerCase();
  if (word === 'team') return { teamFirst: true, rest: [] };
  const isSaid = word === '' || word === 'customers';
  return { teamFirst: false, rest: isSaid ? [] : [tell] };
}

/** A time that was said in words is shown before it counts. */
async function doOrConfirm(
  session: Session,
  wanted: OutageDeed,
  notes: readonly (string | null)[] | null,
): Promise<Answer> {
  if (notes !== null) {
    await openDialogOf(session, {
      title: TITLE,
      content: () => confirmView(session, wanted, notes),
    });
    return CONFIRM;
  }
  const { title, scene } = await carryOut(session, wanted);
  const { now } = await session.open();
  return outageDone(title, scene, clockWords(session.timeZone, now));
}

async function update(session: Session, { words, inside, id: which }: Given): Promise<Answer> {
  const { opened, spoken } = await spokenOf(session, words, []);
  const { id } = await outageMeant(opened, { service: needed(spoken.service), id: which });
  if (spoken.text === '' && !inside) {
    await openDialogOf(session, { title: TITLE, content: () => followForm(session, 'update', id) });
    return FORM_OPEN;
  }
  const scene = await updateOutage(opened, { id, words: spoken.text, inside: inside ?? null });
  return outageDone('Told', scene, clockWords(session.timeZone, opened.now));
}

async function end(session: Session, { words, cause, id: which }: Given): Promise<Answer> {
  const { opened, spoken } = await spokenOf(session, words, ['until', 'at']);
  const { id } = await outageMeant(opened, { service: needed(spoken.service), id: which });
  const { text, time } = spoken;
  const wanted: OutageDeed = {
    ...{ deed: 'end', id, to: time?.at ?? opened.now, words: text || null },
    cause: cause ?? spoken.cause ?? null,
  };
  return doOrConfirm(session, wanted, time === undefined ? null : [time.note]);
}

function needed(service: string): string {
  if (service !== '') return service;
  throw new AccordError(
    'invalid',
    'Which service? Name it: /sla outage end email "It works again".',
  );
}

/** What needs more than a line is asked for in a form. */
function asked(deed: 'correct' | 'withdraw' | 'inform') {
  return async (session: Session, { words, id: which }: Given): Promise<Answer> => {
    const { opened, spoken } = await spokenOf(session, words, []);
    const { id } = await outageMeant(opened, { service: needed(spoken.service), id: which });
    await openDialogOf(session, { title: TITLE, content: () => followForm(session, deed, id) });
    return FORM_OPEN;
  };
}

const DEEDS: ReadonlyMap<string, (session: Session, given: Given) => Promise<Answer>> = new Map([
  ['start', start],
  ['declare', start],
  ['update', update],
  ['end', end],
  ['stop', end],
  ['correct', asked('correct')],
  ['withdraw', asked('withdraw')],
  ['inform', asked('inform')],
]);
