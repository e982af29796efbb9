import type { ModalView } from '@slack/types';
import { MINUTE } from '../../../domain/calendar/instant.ts';
import { AccordError } from '../../../domain/error.ts';
import { SEVERITIES } from '../../../domain/outage/steps.ts';
import { requireDeclaring } from '../../../usecases/outage/list-outages.ts';
import { listServices } from '../../../usecases/service/list-services.ts';
import { type KnownBlock, section } from '../../blocks/blocks.ts';
import { choiceInput, textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import { modal } from '../../blocks/views.ts';
import type { Session } from '../../session.ts';
import { openDialog } from '../dialog.ts';
import type { ButtonInteraction, FormInteraction } from '../interaction.ts';
import { confirmView, type OutageDeed, TITLE } from './confirm.ts';
import { readFormPlace, timeComplaint, timeWritten, writeFormPlace, written } from './written.ts';

const FORM = 'outage.declare';

export const SEVERITY_CHOICES = [
  { value: '1', label: 'P1 – nobody can work' },
  { value: '2', label: 'P2 – many are hindered' },
  { value: '3', label: 'P3 – some are hindered' },
  { value: '4', label: 'P4 – a nuisance' },
  { value: '5', label: 'P5 – hardly noticed' },
];

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
  return modal({
    title: TITLE,
    submit: { label: 'Next', name: FORM },
    about: writeFormPlace(session, opened.now, ''),
    blocks: [
      section(mrkdwn`You see who is told before anything is recorded.`),
      choiceInput({ name: 'service', label: 'Service' }, choices, service),
      ...factInputs(session),
    ],
  });
}

const optional = true;

function factInputs({ timeZone }: Session): readonly KnownBlock[] {
  const since = `now, 14:05, yesterday 23:50, 20 min ago – on your clock (${timeZone})`;
  const words = { name: 'words', label: 'What customers read', long: true } as const;
  const share = { name: 'share', label: 'Share of the service that is down, in %', long: false };
  const component = { name: 'component', label: 'Component', long: false, optional } as const;
  const site = { name: 'site', label: 'Site', long: false, optional } as const;
  return [
    textInput({ ...words, hint: 'What does not work for them, in their words.' }, null),
    choiceInput({ name: 'severity', label: 'How bad it is' }, SEVERITY_CHOICES, '1'),
    textInput({ name: 'since', label: 'Since when', long: false, hint: since }, 'now'),
    textInput({ ...site, hint: 'Where it is felt, if not everywhere.' }, null),
    textInput({ ...component, hint: 'For the team alone.' }, null),
    textInput({ ...share, optional }, '100'),
    textInput({ name: 'inside', label: 'For the team alone', long: true, optional }, null),
  ];
}

/** Reads the form and shows what was understood. */
export const takeDeclaring: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: (fields, about) => {
    const { timeZone, now } = readFormPlace(about);
    const since = timeComplaint(() => {
      const { at } = timeWritten(written(fields, 'since'), { now, timeZone, meant: 'past' });
      refuseAhead(at, now);
    });
    return {
      ...(written(fields, 'service') === '' && { service: 'Please choose the service.' }),
      ...(written(fields, 'words') === '' && { words: 'Please write what customers read.' }),
      ...(tooLong(written(fields, 'words')) && { words: LONG }),
      ...(tooLong(written(fields, 'inside')) && { inside: LONG }),
      ...(since !== null && { since }),
      ...(shareOf(written(fields, 'share')) === null && { share: 'Write a number from 1 to 100.' }),
    };
  },
  run: async (session, { fields }) => {
    const { now } = await session.open();
    const { timeZone } = session;
    const since = timeWritten(written(fields, 'since'), { now, timeZone, meant: 'past' });
    const site = written(fields, 'site');
    const severity = SEVERITIES.find((one) => String(one) === written(fields, 'severity')) ?? 1;
    const wanted: OutageDeed = {
      ...{ deed: 'declare', service: written(fields, 'service'), words: written(fields, 'words') },
      ...{ severity, from: since.at, weight: shareOf(written(fields, 'share')) ?? 1 },
      component: written(fields, 'component') || null,
      segment: site === '' ? null : { site },
      inside: written(fields, 'inside') || null,
    };
    return confirmView(session, wanted, [since.note]);
  },
};

const MOST = 1_000;
export const LONG = `Please write less: at most ${MOST} characters.`;

/** Whether a text is longer than messages and forms can carry. */
export function tooLong(text: string): boolean {
  return text.length > MOST;
}

function refuseAhead(at: number, now: number): void {
  if (at <= now + 5 * MINUTE) return;
  throw new AccordError('invalid', 'That is still to come. Write when it began, such as 14:05.');
}

function shareOf(text: string): number | null {
  const percent = text === '' ? 100 : Number(text.replace('%', ''));
  return percent > 0 && percent <= 100 ? percent / 100 : null;
}
