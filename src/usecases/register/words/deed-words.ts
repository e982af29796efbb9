import type { Deed, Part } from '../../../domain/party/responsibilities.ts';
import type { DeedLine, Participant } from '../show-who.ts';

const DEEDS: Readonly<Record<Deed, string>> = {
  own: 'Owns it',
  negotiate: 'Negotiates',
  sign: 'Signs',
  review: 'Reviews',
  report: 'Reports',
  escalate: 'Takes escalations',
  suppliers: 'Looks after suppliers',
  costs: 'Looks after costs',
};

const PARTS: Readonly<Record<Part, string>> = {
  accountable: 'accountable',
  responsible: 'takes part',
  consulted: 'asked before',
  informed: 'told after',
};

/** What there is to do, as the first words of a line. */
export function deedName(deed: Deed): string {
  return DEEDS[deed];
}

/** Those who answer for it; where nobody does, those who take part in it. */
export function answeringWords({ participants }: DeedLine): string {
  const of = (part: Part) => participants.filter((one) => one.part === part).map(personWords);
  const accountable = of('accountable');
  return (accountable.length > 0 ? accountable : of('responsible')).join(', ');
}

/** Who takes which part in it: those who answer for it first. */
export function partLines({
  participants,
}: DeedLine): readonly { readonly part: string; readonly people: string }[] {
  return Object.entries(PARTS).flatMap(([part, word]) => {
    const people = participants.filter((one) => one.part === part).map(personWords);
    return people.length > 0 ? [{ part: word, people: people.join(', ') }] : [];
  });
}

function personWords({ name, partyName, deputyName }: Participant): string {
  return `${name} (${partyName}${deputyName === null ? '' : `; deputy ${deputyName}`})`;
}
