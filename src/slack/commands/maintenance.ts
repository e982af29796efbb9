import { z } from 'zod';
import { AccordError } from '../../domain/error.ts';
import {
  listMaintenances,
  maintenanceMeant,
  mayPlan,
  requirePlanning,
} from '../../usecases/maintenance/list-maintenances.ts';
import { previewMaintenance } from '../../usecases/maintenance/plan-maintenance.ts';
import { loadRegister } from '../../usecases/register/load-register.ts';
import { type Answer, sentence } from '../answer.ts';
import { maintenanceList } from '../answers/maintenance-answer.ts';
import { mrkdwn } from '../blocks/mrkdwn.ts';
import { openDialogOf } from '../interactions/dialog.ts';
import { approveForm } from '../interactions/maintenance/approve.ts';
import { followForm } from '../interactions/maintenance/follow.ts';
import { planForm, planReview, TITLE } from '../interactions/maintenance/plan.ts';
import type { Session } from '../session.ts';
import { clockWords } from '../wording/clock-words.ts';
import { command } from './command.ts';
import { readSpanWords } from './maintenance-words.ts';
import { splitService } from './outage-words.ts';

const FOLLOWING = {
  cancel: 'cancel',
  move: 'move',
  done: 'done',
  end: 'done',
  extend: 'extend',
  decline: 'decline',
} as const;
type Following = keyof typeof FOLLOWING;

/** `/sla maintenance`: what is planned, and planning it. */
export const maintenance = command({
  name: 'maintenance',
  aliases: ['maint', 'wartung'],
  usage: 'maintenance [plan <service> <when> "words" | approve | move | cancel | done <service>]',
  summary: 'What maintenance is planned; plan some and see what of it will count as downtime.',
  examples: [
    'maintenance plan email sat 22:00-23:30 "A new disk; mail waits meanwhile"',
    'maintenance plan email "A new disk" tomorrow 6:00-8:00',
    'maintenance approve email',
    'maintenance cancel email',
    'maintenance',
  ],
  options: ['inside'],
  arguments: z.object({ words: z.array(z.string()), inside: z.string().optional() }),
  run: (session, { words: [verb = '', ...rest], inside }) => {
    const wanted = verb.toLowerCase();
    if (wanted === 'plan') return plan(session, rest, inside);
    if (wanted === 'approve') return approveNamed(session, rest);
    if (isFollowing(wanted)) return follow(session, FOLLOWING[wanted], rest);
    return list(
      session,
      [verb, ...rest].filter((word) => word !== '' && word !== 'list'),
    );
  },
});

function isFollowing(word: string): word is Following {
  return Object.hasOwn(FOLLOWING, word);
}

async function list(session: Session, words: readonly string[]): Promise<Answer> {
  const opened = await session.open();
  const all = await listMaintenances(opened, words.length > 0 ? { service: words.join(' ') } : {});
  return maintenanceList(all, clockWords(session.timeZone, opened.now), await mayPlan(opened));
}

const FORM_OPEN = sentence(
  mrkdwn`📝 Fill in the form. You see what will count before anybody is asked or told.`,
);
const REVIEW = sentence(
  mrkdwn`📝 Look at the times and at what will count in the dialog; nobody is asked or told before you confirm.`,
);

async function plan(
  session: Session,
  words: readonly string[],
  inside: string | undefined,
): Promise<Answer> {
  const opened = await session.open();
  const { service, rest } = splitService(await loadRegister(opened), words);
  if (rest.length === 0) {
    await requirePlanning(opened);
    await openDialogOf(session, { title: TITLE, content: () => planForm(session, service) });
    return FORM_OPEN;
  }
  const speaking = { now: opened.now, timeZone: session.timeZone, meant: 'future' } as const;
  const { span, text } = readSpanWords(rest, speaking);
  const { from, to, notes } = span;
  const wanted = { service, from, to, words: text, inside: inside ?? null, staysUp: false };
  // Whoever may not is told at once, before a dialog opens.
  await previewMaintenance(opened, wanted);
  await openDialogOf(session, { title: TITLE, content: () => planReview(session, wanted, notes) });
  return REVIEW;
}

async function approveNamed(session: Session, words: readonly string[]): Promise<Answer> {
  const { id } = await meant(session, words);
  await openDialogOf(session, { title: TITLE, content: () => approveForm(session, id) });
  return REVIEW;
}

async function follow(
  session: Session,
  deed: (typeof FOLLOWING)[Following],
  words: readonly string[],
): Promise<Answer> {
  const { id } = await meant(session, words);
  await openDialogOf(session, { title: TITLE, content: () => followForm(session, deed, id) });
  return FORM_OPEN;
}

async function meant(session: Session, words: readonly string[]) {
  if (words.length === 0) {
    throw new AccordError(
      'invalid',
      'Which one? Name its service or its number; /sla maintenance shows them.',
    );
  }
  return maintenanceMeant(await session.open(), words.join(' '));
}
