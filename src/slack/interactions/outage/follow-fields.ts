import type { OutageScene } from '../../../usecases/outage/tell-outage.ts';
import { type KnownBlock, section } from '../../blocks/blocks.ts';
import { choiceInput, someInput, textInput } from '../../blocks/inputs.ts';
import { mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Session } from '../../session.ts';
import { EVERYWHERE, SEVERITY_CHOICES, siteInput } from './declare-fields.ts';
import { localTime } from './written.ts';

export const DEEDS = ['update', 'inform', 'end', 'correct', 'withdraw'] as const;
export type Deed = (typeof DEEDS)[number];

type Fields = (scene: OutageScene, session: Pick<Session, 'timeZone'>) => readonly KnownBlock[];

const optional = true;
const words = { name: 'words', label: 'What customers read', long: true } as const;
const inside = { name: 'inside', label: 'For the team alone', long: true, optional } as const;

function onClock(timeZone: string): string {
  return `14:05, yesterday 23:50, 20 min ago – on your clock (${timeZone})`;
}

/** What is asked for each thing that can be done with an outage. */
export const fieldsOf: Readonly<Record<Deed, Fields>> = {
  update: () => [
    textInput({ ...words, optional, hint: 'It counts as the update that was promised.' }, null),
    textInput(inside, null),
  ],
  inform: (scene) => {
    const customers = customersOf(scene);
    const all = customers.map(({ value }) => value);
    return [
      textInput(words, draftFor(scene)),
      ...(all.length > 0
        ? [someInput({ name: 'customers', label: 'Who reads it' }, customers, all)]
        : []),
    ];
  },
  end: (_, { timeZone }) => [
    textInput(
      { name: 'until', label: 'Until when', long: false, hint: `now, ${onClock(timeZone)}` },
      'now',
    ),
    textInput({ ...words, optional }, null),
    textInput({ ...inside, name: 'cause', label: 'Cause', hint: 'For the team alone.' }, null),
  ],
  correct: ({ register, service, state }, { timeZone }) => [
    textInput(
      { name: 'since', label: 'Since when', long: false, hint: onClock(timeZone) },
      localTime(state.from, timeZone),
    ),
    textInput(
      {
        name: 'until',
        label: 'Until when',
        long: false,
        optional,
        hint: 'Empty while it goes on.',
      },
      state.to === null ? null : localTime(state.to, timeZone),
    ),
    choiceInput(
      { name: 'severity', label: 'How bad it is' },
      SEVERITY_CHOICES,
      `${state.severity}`,
    ),
    siteInput(register.services.get(service)?.terms.sites ?? [], state.segment?.site),
    reason('Why it is corrected'),
  ],
  withdraw: () => [
    section(
      mrkdwn`Nothing of it counts any more, and those who were told read that it was a mistake.`,
    ),
    reason('Why'),
  ],
};

function reason(label: string) {
  return textInput(
    { name: 'reason', label, long: true, hint: 'For the team and the history.' },
    null,
  );
}

function customersOf({ affected }: OutageScene) {
  return [...new Map(affected.map(({ customer }) => [customer.key, customer.name]))].map(
    ([value, label]) => ({ value, label }),
  );
}

/** A word to begin with. */
function draftFor({ register, service, state }: OutageScene): string {
  if (state.teamFirst && state.latest === null) return state.words;
  const name = register.services.get(service)?.terms.name ?? service;
  return state.state === 'open'
    ? `We are still working on the interruption of ${name}: ${state.words}. We tell you here how it goes on.`
    : `The interruption of ${name} is over. We are sorry for the trouble.`;
}

/** What the fields of a correction show before anybody changes them. */
export function shownOf(
  { register, service, state }: OutageScene,
  { timeZone }: Pick<Session, 'timeZone'>,
) {
  const hasSites = (register.services.get(service)?.terms.sites ?? []).length > 0;
  return {
    since: localTime(state.from, timeZone),
    until: state.to === null ? '' : localTime(state.to, timeZone),
    severity: `${state.severity}`,
    site: state.segment?.site ?? (hasSites ? EVERYWHERE : ''),
  };
}
