import { type Severity, usualSeverity } from '../../../domain/outage/severity.ts';
import type { Register } from '../../../domain/register/register.ts';
import type { KnownBlock } from '../../blocks/blocks.ts';
import { type Choice, choiceInput, textInput } from '../../blocks/inputs.ts';
import type { Session } from '../../session.ts';
import type { Draft } from './declare-draft.ts';

export const SEVERITY_CHOICES = [
  { value: '1', label: 'P1 – nobody can work' },
  { value: '2', label: 'P2 – many are hindered' },
  { value: '3', label: 'P3 – some are hindered' },
  { value: '4', label: 'P4 – a nuisance' },
  { value: '5', label: 'P5 – hardly noticed' },
];

/** The choice of those who read it: customers at once, or the team first. */
const TOLD_CHOICES = [
  { value: 'customers', label: 'The team and the customers' },
  { value: 'team', label: 'First only the team' },
];

/** Felt at no site in particular. */
export const EVERYWHERE = '*';
const optional = true;

/** The choice of a site of a service, or where none is known a text. */
export function siteInput(sites: readonly string[], site: string | undefined): KnownBlock {
  const words = { name: 'site', label: 'Where it is felt' };
  if (sites.length === 0) {
    return textInput({ ...words, long: false, optional, hint: 'Empty: everywhere.' }, site ?? null);
  }
  const named = [...new Set([...sites, ...(site === undefined ? [] : [site])])];
  const choices: readonly Choice[] = [
    { value: EVERYWHERE, label: 'Everywhere' },
    ...named.map((name) => ({ value: name, label: name })),
  ];
  return choiceInput(words, choices, site ?? EVERYWHERE);
}

function severityInput(severity: Severity): KnownBlock {
  return choiceInput({ name: 'severity', label: 'How bad it is' }, SEVERITY_CHOICES, `${severity}`);
}

function sinceInput({ timeZone }: Pick<Session, 'timeZone'>, since: string): KnownBlock {
  const hint = `now, 14:05, yesterday 23:50, 20 min ago – on your clock (${timeZone})`;
  return textInput({ name: 'since', label: 'Since when', long: false, hint }, since);
}

const toldInput = (teamFirst: boolean) =>
  choiceInput(
    { name: 'told', label: 'Who reads it now' },
    TOLD_CHOICES,
    teamFirst ? 'team' : 'customers',
  );

const wordsInput = (words: string | null) =>
  textInput(
    {
      ...{ name: 'words', label: 'What customers read', long: true },
      hint: 'What does not work for them, in their words.',
    },
    words,
  );

/** Everything that can be said of an outage, for somebody who has said nothing yet. */
export function wholeFields(
  session: Session,
  { services, service }: Pick<Register, 'services'> & { readonly service: string },
): readonly KnownBlock[] {
  const terms = services.get(service)?.terms;
  const share = { name: 'share', label: 'Share of the service that is down, in %', long: false };
  const component = { name: 'component', label: 'Component', long: false, optional } as const;
  return [
    wordsInput(null),
    severityInput(usualSeverity(terms)),
    sinceInput(session, 'now'),
    siteInput(terms?.sites ?? [], undefined),
    textInput({ ...component, hint: 'For the team alone.' }, null),
    textInput({ ...share, optional }, '100'),
    textInput({ name: 'inside', label: 'For the team alone', long: true, optional }, null),
    toldInput(false),
  ];
}

type Drafted = {
  readonly draft: Draft;
  readonly sites: readonly string[];
  readonly since: string;
};

/** What decides who reads what, to be looked at once more. */
export function shortFields(
  session: Session,
  { draft, sites, since }: Drafted,
): readonly KnownBlock[] {
  return [
    toldInput(draft.teamFirst),
    severityInput(draft.severity),
    siteInput(sites, draft.segment?.site),
    sinceInput(session, since),
    wordsInput(draft.words),
  ];
}
