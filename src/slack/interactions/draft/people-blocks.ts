import { grantsOf } from '../../../domain/party/party-terms.ts';
import { button, type KnownBlock, section } from '../../blocks/blocks.ts';
import { type Mrkdwn, mrkdwn } from '../../blocks/mrkdwn.ts';
import { peopleOf, type WrittenPerson } from '../../forms/person-fields.ts';
import { roleWords } from '../../forms/role-words.ts';
import { type Spot, writeSpot } from './spot.ts';

const MOST = 30;

/** The people of a party, each with a way to change them, and a way to add one. */
export function peopleBlocks(terms: unknown, spot: Spot): readonly KnownBlock[] {
  const people = peopleOf(terms);
  const left = people.length - MOST;
  return [
    section(
      people.length === 0 ? mrkdwn`*People*\n_Nobody yet._` : mrkdwn`*People*`,
      button({ label: 'Add a person', action: 'draft.person', value: writeSpot(spot) }),
    ),
    ...people.slice(0, MOST).map((person) =>
      section(
        personLine(person),
        button({
          label: 'Change',
          action: 'draft.person-change',
          value: writeSpot({ ...spot, person: person.key }),
          spoken: `Change ${person.name}`,
        }),
      ),
    ),
    ...(left > 0 ? [section(mrkdwn`and ${left} more; “As a file” shows all.`)] : []),
  ];
}

function personLine(person: WrittenPerson): Mrkdwn {
  const roles = roleWords([...new Set(grantsOf(person).map(({ role }) => role))]);
  const user = person.user === undefined ? '' : { mrkdwn: ` (<@${person.user}>)` };
  return mrkdwn`• *${person.name}*${user}${roles === '' ? '' : `: ${roles}`}`;
}
