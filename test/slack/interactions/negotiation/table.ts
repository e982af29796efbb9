import { type Delivery, startDelivery } from '../../../../src/jobs/delivery.ts';
import type { Persona, SeenMessage, SeenView } from '../../../../src/playground/playground.ts';
import { deliverNext } from '../../../../src/usecases/notice/deliver-next.ts';
import { BRISK, messengerTo } from '../../../usecases/notice/office.ts';
import type { Office } from '../../bot.ts';
import { dialogOf, expectSound } from '../../bot-eyes.ts';

/** Brings every notice that waits to where it is read. */
export async function deliverAll({ contextOf, slack }: Office): Promise<void> {
  const context = await contextOf({ kind: 'job', name: 'deliver-notices' });
  const delivering = { messenger: messengerTo(slack), apart: 0 };
  while (await deliverNext(context, delivering));
}

/** Delivers all the time, as the product does. */
export async function keepDelivering({ contextOf, slack }: Office): Promise<Delivery> {
  const { queue, ...context } = await contextOf({ kind: 'job', name: 'deliver-notices' });
  return startDelivery({
    ...{ queue, messenger: messengerTo(slack), timing: BRISK },
    contextsFor: async () => [{ ...context, queue }],
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
}

const LOOKS = 100;

/** What somebody reads once what they did has been brought to where it is read. */
export async function settles(
  office: Office,
  person: Persona,
  wanted: string | RegExp,
): Promise<SeenMessage> {
  for (let look = 0; look < LOOKS; look += 1) {
    await deliverAll(office);
    const found = await person.sees(wanted, 50).catch(() => null);
    if (found) return found;
  }
  return await person.sees(wanted);
}

/** Waits until the dialog in front of somebody reads like this, and checks it as Slack would. */
export async function reads(person: Persona, wanted: string | RegExp): Promise<SeenView> {
  await person.seesModal(wanted);
  const dialog = await dialogOf(person);
  expectSound(dialog);
  return dialog;
}

/** Somebody begins to propose a change of an agreement, saying why. */
export async function begin(person: Persona, agreement: string, where = '#service-levels') {
  await person.command(`/sla propose ${agreement}`, { in: where });
  await reads(person, 'You propose a change of');
  await person.submit({
    reason: 'P1 tickets wait too long',
    effectiveFrom: '2026-12-28',
    answerBy: '2026-12-04',
    signBy: '2026-12-18',
  });
  await reads(person, 'Nothing is changed yet');
}

/** Changes how long a P1 may wait for an answer. */
export async function promiseFaster(person: Persona, within: string) {
  await press(person, 'proposal.target', { about: 'p1-response' });
  await reads(person, 'Back without saving');
  await person.submit({ within });
  return reads(person, /What you propose[\s\S]*within/);
}

/** Sends what was written, as it is. */
export async function send(person: Persona, message = 'as we discussed') {
  await person.click('Send …');
  await reads(person, 'What they read');
  await person.submit({ message });
  await reads(person, 'is on its way');
  await person.close({ all: true });
}

type Pressed = { readonly about: string; readonly on?: SeenMessage };

/** Presses the button of an action that is about something: a promise or a term. */
export async function press(person: Persona, action: string, { about, on }: Pressed) {
  const seen = on ?? person.screen.modal;
  if (!seen) throw new Error('There is nothing to press a button in.');
  const isMeant = (block: unknown) =>
    valuesOf(action, block).some((value) => value.includes(about));
  if (seen.kind === 'message') {
    const blocks = seen.message.blocks.filter(isMeant);
    return person.click(action, { on: { ...seen, message: { ...seen.message, blocks } } });
  }
  const { content } = seen.view;
  const blocks = Array.isArray(content.blocks) ? content.blocks.filter(isMeant) : [];
  const view = { ...seen.view, content: { ...content, blocks } };
  return person.click(action, { on: { ...seen, view } });
}

/** What the buttons of an action carry, wherever they are. */
function valuesOf(action: string, part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'action_id' in part && part.action_id === action && 'value' in part;
  const inside = Object.values(part).flatMap((one) => valuesOf(action, one));
  return own ? [String(part.value), ...inside] : inside;
}
