import type { ModalView } from '@slack/types';
import { MINUTE } from '../../../domain/calendar/instant.ts';
import { AccordError } from '../../../domain/error.ts';
import { LONGEST_WORDS } from '../../../domain/outage/refuse-long.ts';
import { declareOutage } from '../../../usecases/outage/declare-outage.ts';
import { requireDeclaring } from '../../../usecases/outage/list-outages.ts';
import { previewOutage } from '../../../usecases/outage/preview-outage.ts';
import type { OutageScene } from '../../../usecases/outage/tell-outage.ts';
import { loadRegister } from '../../../usecases/register/load-register.ts';
import { listServices } from '../../../usecases/service/list-services.ts';
import { wouldRead } from '../../answers/outage-readings.ts';
import { context, section } from '../../blocks/blocks.ts';
import { choiceInput } from '../../blocks/inputs.ts';
import { titled } from '../../blocks/lists.ts';
import { join, type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { doneModal, TITLE } from './confirm.ts';
import {
  type Draft,
  draftIn,
  printOf,
  readDraftPlace,
  shareOf,
  writeDraftPlace,
} from './declare-draft.ts';
import { shortFields, wholeFields } from './declare-fields.ts';
import { localTime, timeComplaint, written } from './written.ts';

const FORM = 'outage.declare';

/** Opens the form for an outage; the button may carry the service. */
export const beginOutage: ButtonInteraction = {
  action: 'outage.begin',
  run: (session, click) =>
    openDialog(session, click, {
      title: TITLE,
      content: () => declareForm(session, click.value),
    }),
};

/** The form in which somebody tells of an outage. */
export async function declareForm(session: Session, service = ''): Promise<ModalView> {
  const opened = await session.open();
  await requireDeclaring(opened);
  const services = await listServices(opened, { words: [] });
  const choices = services.map(({ key, name }) => ({ value: key, label: name }));
  const register = await loadRegister(opened);
  const { timeZone } = session;
  return modal({
    title: TITLE,
    submit: { label: 'Next', name: FORM },
    about: writeDraftPlace({ timeZone, now: opened.now, shown: null }),
    blocks: [
      section(mrkdwn`You see what customers read before anything is recorded.`),
      choiceInput({ name: 'service', label: 'Service' }, choices, service),
      ...wholeFields(session, { services: register.services, service }),
    ],
  });
}

/** What each customer would read, with what decides it; nothing is recorded before it is sent unchanged. */
export async function draftForm(
  session: Session,
  draft: Draft,
  note: string | null,
): Promise<ModalView> {
  const opened = await session.open();
  const { timeZone } = session;
  const scene = await previewOutage(opened, draft);
  const sites = scene.register.services.get(scene.service)?.terms.sites ?? [];
  const since = localTime(draft.from, timeZone);
  const { words: _, teamFirst: __, ...rest } = draft;
  const shown = { ...rest, service: scene.service, since };
  const meant = { ...draft, service: scene.service };
  return modal({
    title: TITLE,
    submit: { label: 'Record it', name: FORM },
    about: writeDraftPlace({
      ...{ timeZone, now: opened.now, shown: { ...shown, seen: printOf(meant) } },
    }),
    blocks: [
      ...wouldRead(scene),
      ...titled(
        mrkdwn`*At the same time*`,
        scene.overlaps.map((one) => mrkdwn`• ${one}`),
      ),
      ...(note === null ? [] : [section(mrkdwn`⚠️ ${note}`)]),
      ...titled(
        mrkdwn`*What it counts for*`,
        scene.counting.map((one) => mrkdwn`• ${one}`),
      ),
      context(countsAs(draft, scene)),
      ...shortFields(session, { draft, sites, since }),
    ],
  });
}

/** How much of the service counts as down, which customers do not read. */
function countsAs({ segment, weight }: Draft, { counting }: OutageScene): Mrkdwn {
  const again = mrkdwn`What you change below is shown once more before it counts.`;
  if (weight < 1)
    return join([mrkdwn`${Math.round(weight * 100)} % of the service counts as down.`, again], ' ');
  if (segment === null || counting.length > 0) return again;
  const whole = mrkdwn`The whole service counts as down, since it is promised as a whole; add a share such as \`30%\` to the command if only a part is.`;
  return join([whole, again], ' ');
}

/** Reads the form; what customers have not been seen to read is shown before it counts. */
export const takeDeclaring: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: (fields, about) => {
    const place = readDraftPlace(about);
    const since = timeComplaint(() => refuseAhead(draftIn(fields, place).draft.from, place.now));
    const service = place.shown?.service ?? written(fields, 'service');
    return {
      ...(service === '' && { service: 'Please choose the service.' }),
      ...(written(fields, 'words') === '' && { words: 'Please write what customers read.' }),
      ...(tooLong(written(fields, 'words')) && { words: LONG }),
      ...(tooLong(written(fields, 'inside')) && { inside: LONG }),
      ...(since !== null && { since }),
      ...(shareOf(written(fields, 'share')) === null && { share: 'Write a number from 1 to 100.' }),
    };
  },
  run: async (session, { fields, about }) => {
    const place = readDraftPlace(about);
    const { draft, note } = draftIn(fields, place);
    if (place.shown?.seen !== printOf(draft)) return draftForm(session, draft, note);
    const scene = await declareOutage(await session.open(), draft);
    return doneModal(session, doneTitle(scene.repeated, draft), scene);
  },
};

/** What has become of a declaration, in a few words. */
export function doneTitle(repeated: boolean, { teamFirst }: Pick<Draft, 'teamFirst'>): string {
  if (repeated) return 'This is recorded already';
  return teamFirst ? 'Recorded; only the team knows of it' : 'Recorded and told';
}

export const LONG = `Please write less: at most ${LONGEST_WORDS} characters.`;

/** Whether a text is longer than messages and forms can carry. */
export function tooLong(text: string): boolean {
  return text.length > LONGEST_WORDS;
}

function refuseAhead(at: number, now: number): void {
  if (at <= now + 5 * MINUTE) return;
  throw new AccordError('invalid', 'That is still to come. Write when it began, such as 14:05.');
}
