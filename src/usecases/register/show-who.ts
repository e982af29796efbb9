import {
  DEEDS,
  type Deed,
  INWARD,
  type Part,
  partsIn,
} from '../../domain/party/responsibilities.ts';
import type { AgreementRevision, ServiceRevision } from '../../domain/register/register.ts';
import { findAgreement, findService } from '../../domain/register/search.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { neitherMeant } from '../status/neither-meant.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';
import { type ConcernedPerson, concernedPeople } from './concerned-people.ts';

/** Somebody with the part that they take in something. */
export type Participant = ConcernedPerson & { readonly part: Part };

/** Who takes part in one deed. */
export type DeedLine = { readonly deed: Deed; readonly participants: readonly Participant[] };

/** Who answers for what around a service or an agreement. */
export type WhoSheet = {
  readonly kind: 'service' | 'agreement';
  readonly key: string;
  readonly name: string;
  readonly deeds: readonly DeedLine[];
  readonly people: readonly ConcernedPerson[];
};

/** Who owns, negotiates, signs, reviews and escalates a service or an agreement, as far as the actor may know. */
export async function showWho(context: Setting, text: string): Promise<WhoSheet> {
  const view = await openView(context);
  const about = meant(view, text, context.now);
  const people = concernedPeople(view, about);
  const isStaff = view.viewer.kind === 'staff';
  const deeds = DEEDS.filter((deed) => isStaff || !INWARD.includes(deed)).map((deed) => ({
    deed,
    participants: asNamed(
      deed,
      people.flatMap((person) => participant(deed, person)),
    ),
  }));
  return { ...about.named, deeds, people };
}

/** What was asked about, and the agreements that tell who is concerned. */
export type About = {
  readonly named: Pick<WhoSheet, 'kind' | 'key' | 'name'>;
  readonly services: readonly ServiceRevision[];
  readonly agreements: readonly AgreementRevision[];
};

/** An agreement first when the words name one exactly; then a service; then an agreement by its name. */
function meant(view: Viewing, text: string, now: number): About {
  const { visible } = view;
  const service = findService(visible, text).match;
  if (service && findAgreement(visible, text).match?.key !== text) {
    const agreements = [...visible.agreements.keys()]
      .flatMap((key) => currentRevision(visible, key, now) ?? [])
      .filter(({ terms }) => terms.services.includes(service.key));
    const named = { kind: 'service', key: service.key, name: service.terms.name } as const;
    return { named, services: [service], agreements };
  }
  const found = findAgreement(visible, text).match;
  if (!found) throw neitherMeant(view, text);
  const { key } = found;
  const agreement = currentRevision(visible, key, now);
  const agreements = agreement ? [agreement] : [];
  const services = agreements.flatMap(({ terms }) =>
    terms.services.flatMap((each) => visible.services.get(each) ?? []),
  );
  const name = agreement?.terms.name ?? key;
  return { named: { kind: 'agreement', key, name }, services, agreements };
}

function participant(deed: Deed, person: ConcernedPerson): readonly Participant[] {
  if (person.named.includes(deed)) return [{ ...person, part: 'accountable' }];
  const [part] = partsIn(deed, person);
  return part === undefined ? [] : [{ ...person, part }];
}

/** Where the terms name who answers for a deed, nobody else of that side does by their role. */
function asNamed(deed: Deed, participants: readonly Participant[]): readonly Participant[] {
  const sides = participants.filter(({ named }) => named.includes(deed)).map(({ side }) => side);
  return participants.filter(
    ({ named, part, side }) =>
      named.includes(deed) || part !== 'accountable' || !sides.includes(side),
  );
}
