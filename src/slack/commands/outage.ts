import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
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
import { declareForm } from '../interactions/outage/declare.ts';
import { followForm } from '../interactions/outage/follow.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';
import { command } from './command.ts';
import { readOutageWords } from './outage-words.ts';

const OPTIONS = ['inside', 'cause', 'id'] as const;
const given = z.object({
  words: z.array(z.string()),
  inside: z.string().optional(),
  cause: z.string().optional(),
  id: z.string().optional(),
});
type Given = z.output<typeof given>;

/** `/sla outage`: what is interrupted, and telling of it. */
export const outage = command({
  name: 'outage',
  aliases: ['outages', 'down'],
  usage: 'outage [start | update | end <service> "words"]',
  summary: 'What is interrupted now; declare an outage, tell how it goes on, end it.',
  examples: [
    'outage start email "Mail cannot be sent" P1 since 14:05',
    'outage start email "Mail cannot be sent" site Berlin',
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
  mrkdwn`📝 Fill in the form. You see who is told before anything counts.`,
);
const CONFIRM = sentence(
  mrkdwn`📝 Look at the times in the dialog; nothing counts before you confirm them.`,
);

async function spokenOf(session: Session, words: readonly string[], before: readonly string[]) {
  const opened = await session.open();
  const register = await loadRegister(opened);
  const speaking = { now: opened.now, timeZone: session.timeZone, meant: 'past' } as const;
  return { opened, spoken: readOutageWords(words, { register, speaking, before }) };
}

async function start(session: Session, { words, inside }: Given): Promise<Answer> {
  const { opened, spoken } = await spokenOf(session, words, ['since', 'from']);
  const {
    service,
    text,
    severity = 1,
    weight = 1,
    segment = null,
    component = null,
    time,
  } = spoken;
  if (text === '') {
    await requireDeclaring(opened);
    await openDialogOf(session, { title: TITLE, content: () => declareForm(session, service) });
    return FORM_OPEN;
  }
  const wanted: OutageDeed = {
    ...{ deed: 'declare', service, words: text, severity, weight, component, segment },
    ...{ from: time?.at ?? opened.now, inside: inside?.trim() || null },
  };
  // Whoever may not is told at once, before a dialog opens.
  await previewOutage(opened, wanted);
  return doOrConfirm(session, wanted, time === undefined ? null : [time.note]);
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

const DEEDS: ReadonlyMap<string, (session: Session, given: Given) => Promise<Answer>> = new Map([
  ['start', start],
  ['declare', start],
  ['update', update],
  ['end', end],
  ['stop', end],
]);
