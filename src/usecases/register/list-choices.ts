import { participantOf } from '../../domain/negotiation/participant.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Right } from '../../domain/party/rights.ts';
import { DOCUMENT_KINDS } from '../../domain/register/documents.ts';
import { simplify } from '../../domain/register/nearest.ts';
import { latestAgreement } from '../../domain/register/register.ts';
import { targetName } from '../../domain/target/kind-words.ts';
import { listNegotiations } from '../negotiation/show-negotiation.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';
import { thingsIn } from './thing-meant.ts';

/** What can be chosen: agreements, services, both, everything that the register has, promises, what is negotiated, or what somebody may propose to change. */
export type ChoiceOf =
  | 'agreement'
  | 'service'
  | 'service-or-agreement'
  | 'thing'
  | 'promise'
  | 'negotiation'
  | 'proposable';

/** Something to choose, by the words with which one would type it. */
export type ListedChoice = { readonly words: string; readonly name: string };

type Wanted = {
  readonly of: ChoiceOf;
  /** What was typed so far; everything fits nothing. */
  readonly text?: string;
  /** What only those may choose who have this right. */
  readonly right?: Right | undefined;
};

/** What somebody can choose from, as far as they may know of it, what begins as typed first. */
export async function listChoices(
  context: Setting,
  { of, text = '', right }: Wanted,
): Promise<readonly ListedChoice[]> {
  const view = await openView(context);
  if (right) requireAuthority(view.authority, right, 'anything');
  const wanted = text.split(/\s+/).map(simplify).filter(Boolean);
  const fitting = (await choicesOf(context, view, of))
    .map((choice) => ({ choice, plain: simplify(`${choice.name} ${choice.words}`) }))
    .filter(({ plain }) => wanted.every((word) => plain.includes(word)));
  const rank = ({ plain }: { readonly plain: string }) =>
    Number(!plain.startsWith(wanted[0] ?? ''));
  return fitting
    .toSorted((a, b) => rank(a) - rank(b) || a.choice.name.localeCompare(b.choice.name, 'en'))
    .map(({ choice }) => choice);
}

async function choicesOf(
  context: Setting,
  view: Viewing,
  of: ChoiceOf,
): Promise<readonly ListedChoice[]> {
  if (of === 'promise') return promises(view, context.now);
  if (of === 'proposable') return proposable(context, view);
  if (of !== 'negotiation') return things(view, of);
  return (await listNegotiations(context)).map(({ key, name }) => ({ words: key, name }));
}

type ThingChoice = Extract<ChoiceOf, 'agreement' | 'service' | 'service-or-agreement' | 'thing'>;

function things(view: Viewing, of: ThingChoice): readonly ListedChoice[] {
  const kinds: Readonly<Record<ThingChoice, readonly string[]>> = {
    agreement: ['agreement'],
    service: ['service'],
    'service-or-agreement': ['service', 'agreement'],
    thing: DOCUMENT_KINDS,
  };
  return thingsIn(view)
    .filter(({ kind }) => kinds[of].includes(kind))
    .map(({ kind, key, name }) => ({
      words: of === 'thing' ? `${kind} ${key}` : key,
      name: kinds[of].length > 1 ? `${name} (${kind})` : name,
    }));
}

/** The agreements for one side of which the actor may negotiate. */
function proposable({ actor }: Setting, view: Viewing): readonly ListedChoice[] {
  const { authority, visible } = view;
  return things(view, 'agreement').filter(({ words }) => {
    const terms = latestAgreement(visible, words)?.terms;
    return terms !== undefined && participantOf(terms, { authority, actor }).mayNegotiate;
  });
}

function promises({ visible }: Viewing, now: number): readonly ListedChoice[] {
  return [...visible.agreements.keys()].flatMap((key) => {
    const terms = currentRevision(visible, key, now)?.terms;
    return (terms?.targets ?? []).map((target) => ({
      words: `${key} ${target.key}`,
      name: `${terms?.name ?? key}: ${targetName(target)}`,
    }));
  });
}
