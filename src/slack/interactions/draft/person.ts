import type { ModalView } from '@slack/types';
import { grantsOf } from '../../../domain/party/party-terms.ts';
import { member } from '../../../domain/register/problem.ts';
import { termsAt } from '../../../usecases/draft/terms-at.ts';
import { listOffers, type Offers } from '../../../usecases/register/offers.ts';
import { actions, button } from '../../blocks/blocks.ts';
import { checkboxInput, someInput, textInput, userInput } from '../../blocks/inputs.ts';
import { modal } from '../../blocks/views.ts';
import {
  peopleOf,
  personComplaints,
  readPerson,
  scopeOf,
  type WrittenPerson,
} from '../../forms/person-fields.ts';
import { roleChoices } from '../../forms/role-words.ts';
import type { FormInteraction } from '../interaction.ts';
import { keep } from './save.ts';
import { readSpot, type Spot, wholeOf, writeSpot } from './spot.ts';
import { onSpot } from './work.ts';

const FORM = 'draft.person-form';
const TITLE = 'Person';

/** Opens the form for somebody new. */
export const addPerson = onSpot('draft.person', async (session, spot) => {
  const opened = await session.open();
  const terms = await termsAt(opened, spot);
  return personForm(spot, { terms, person: null, offers: await listOffers(opened) });
});

/** Opens the form for somebody who is there. */
export const changePerson = onSpot('draft.person-change', async (session, spot) => {
  const opened = await session.open();
  const terms = await termsAt(opened, spot);
  const person = peopleOf(terms).find(({ key }) => key === spot.person) ?? null;
  return personForm(spot, { terms, person, offers: await listOffers(opened) });
});

/** Takes somebody out of a party. */
export const removePerson = onSpot('draft.person-remove', async (session, spot) => {
  const terms = await termsAt(await session.open(), spot);
  const people = writtenPeople(terms).filter((one) => member(one, 'key') !== spot.person);
  return keep(session, spot, { ...terms, people });
});

/** Saves somebody of a party. */
export const savePerson: FormInteraction = {
  form: FORM,
  title: TITLE,
  check: personComplaints,
  run: async (session, { fields: given, about }) => {
    const spot = readSpot(about);
    const opened = await session.open();
    const terms = await termsAt(opened, spot);
    const all = writtenPeople(terms);
    const before = peopleOf(terms).find(({ key }) => key === spot.person) ?? null;
    const elsewhere = (await listOffers(opened)).people.map(({ value }) => value);
    const taken = [...elsewhere, ...peopleOf(terms).map(({ key }) => key)];
    const offered = roleChoices(terms.kind).map(({ value }) => value);
    const person = readPerson({ given, before, taken, offered });
    const people = before
      ? all.map((one) => (member(one, 'key') === before.key ? person : one))
      : [...all, person];
    return keep(session, spot, { ...terms, people });
  },
};

type Asked = {
  readonly terms: { readonly kind?: unknown };
  readonly person: WrittenPerson | null;
  readonly offers: Offers;
};

// Slack keeps what was typed in fields of the same name from one view to the next, so these names are nobody else’s.
function personForm(spot: Spot, asked: Asked): ModalView {
  const { person, terms } = asked;
  const roles = roleChoices(terms.kind);
  const held = grantsOf(person ?? { roles: [] }).map(({ role }) => role);
  return modal({
    title: TITLE,
    submit: { label: 'Save', name: FORM },
    about: writeSpot(spot),
    blocks: [
      ...actions([
        button({
          label: '‹ Back without saving',
          action: 'draft.show',
          value: writeSpot(wholeOf(spot)),
        }),
        ...(person === null ? [] : [removal(spot)]),
      ]),
      textInput({ name: 'person-name', label: 'Name', long: false }, person?.name ?? null),
      userInput(
        { name: 'person-user', label: 'Who they are in Slack', optional: true },
        person?.user,
      ),
      textInput(
        { name: 'person-email', label: 'E-mail', optional: true, long: false },
        person?.email ?? null,
      ),
      checkboxInput({ name: 'person-roles', label: 'What they do', optional: true }, roles, held),
      ...scopeInputs(asked),
    ],
  });
}

function removal(spot: Spot) {
  return button({
    label: 'Remove this person',
    action: 'draft.person-remove',
    value: writeSpot(spot),
    style: 'danger',
  });
}

/** For whom roles hold matters to one’s own people only; where it differs from role to role it stays as it is. */
function scopeInputs({ person, offers, terms }: Asked) {
  const scope = scopeOf(person);
  if (scope === null) return [];
  const isOwn = terms.kind === 'provider';
  const { services, parties } = scope;
  return [
    ...(offers.services.length > 0 && (isOwn || services)
      ? [someInput(ONLY_SERVICES, offers.services, services ?? [])]
      : []),
    ...(offers.parties.length > 0 && (isOwn || parties)
      ? [someInput(ONLY_PARTIES, offers.parties, parties ?? [])]
      : []),
  ];
}

const ONLY_SERVICES = {
  name: 'person-services',
  label: 'Only for these services',
  hint: 'Leave it empty where it holds for all.',
  optional: true,
} as const;

const ONLY_PARTIES = {
  name: 'person-parties',
  label: 'Only for these customers, teams or suppliers',
  hint: 'Leave it empty where it holds for all.',
  optional: true,
} as const;

function writtenPeople({ people }: { readonly people?: unknown }): readonly unknown[] {
  return Array.isArray(people) ? people : [];
}
