import type { Person } from '../../../party/party-terms.ts';
import { lookedUp } from '../../register-index.ts';
import type { Found, LintScene, Rule } from '../rule.ts';

export const noOwner: Rule = {
  id: 'no-owner',
  severity: 'warning',
  why: 'Alerts and decisions need somebody who answers for the promise.',
  fix: 'Name an owner of the service, or a review with its owner.',
  find: ({ register, agreement: { terms } }) =>
    terms.review !== undefined
      ? []
      : terms.services
          .filter((key) => register.services.get(key)?.terms.owner === undefined)
          .map((key) => ({
            sentence: `Nobody owns the service ${register.services.get(key)?.terms.name ?? key}, and nobody reviews the agreement.`,
          })),
};

export const noReview: Rule = {
  id: 'no-review',
  severity: 'warning',
  why: 'What nobody looks at again no longer fits after a year.',
  fix: 'Agree how often it is reviewed, and by whom: review: { every: P3M, owner: … }.',
  find: ({ agreement: { terms } }) =>
    terms.review === undefined && terms.kind !== 'SLR'
      ? [{ sentence: 'It is never reviewed.' }]
      : [],
};

export const noReport: Rule = {
  id: 'no-report',
  severity: 'warning',
  why: 'A promise that is not reported cannot be trusted.',
  fix: 'Say how often: report: { every: month }.',
  find: ({ agreement: { terms } }) =>
    terms.report === undefined && terms.kind !== 'SLR'
      ? [{ sentence: 'It says nothing about reports.' }]
      : [],
};

export const noTeamChannel: Rule = {
  id: 'no-team-channel',
  severity: 'warning',
  why: 'Warnings before a miss have nowhere to go.',
  fix: 'Name report.teamChannel, or a team channel of the provider.',
  find: ({ register, agreement: { terms } }) =>
    terms.report?.teamChannel === undefined &&
    register.parties.get(terms.provider)?.terms.channels.team === undefined &&
    terms.kind !== 'UC'
      ? [{ sentence: 'No channel of the team that provides is known.' }]
      : [],
};

export const noCustomerChannel: Rule = {
  id: 'no-customer-channel',
  severity: 'hint',
  why: 'The customer reads reports where they already are, or not at all.',
  fix: 'Name report.customerChannel, or a channel of the customer.',
  find: ({ register, agreement: { terms } }) =>
    terms.kind === 'SLA' &&
    terms.report?.customerChannel === undefined &&
    register.parties.get(terms.customer)?.terms.channels.customer === undefined
      ? [{ sentence: 'No channel of the customer is known.' }]
      : [],
};

export const noSignatories: Rule = {
  id: 'no-signatories',
  severity: 'warning',
  why: 'Without a signature of both sides it is a wish.',
  fix: 'Name people of both parties in signatories.',
  find: ({ agreement: { terms } }) =>
    (['customer', 'provider'] as const)
      .filter((side) => (terms.signatories?.[side] ?? []).length === 0 && terms.kind !== 'SLR')
      .map((side) => ({ sentence: `Nobody signs for the ${side}.` })),
};

export const bothSides: Rule = {
  id: 'same-person-on-both-sides',
  severity: 'error',
  why: 'Nobody can agree with themselves.',
  fix: 'Let somebody else sign for one side.',
  find: ({ register, agreement: { terms } }) =>
    (terms.signatories?.customer ?? [])
      .filter((person) => terms.signatories?.provider.includes(person))
      .map((person) => ({ sentence: `${nameOf(register, person)} signs for both sides.` })),
};

export const unreachableSignatory: Rule = {
  id: 'signatory-not-in-chat',
  severity: 'hint',
  why: 'Who is not known in the chat cannot be asked to sign there.',
  fix: 'Add the chat user or the e-mail address of the person to the party.',
  find: ({ register, agreement: { terms } }) =>
    [...(terms.signatories?.customer ?? []), ...(terms.signatories?.provider ?? [])]
      .filter((key) => !isReachable(person(register, key)))
      .map(
        (key): Found => ({ sentence: `${nameOf(register, key)} signs, but cannot be reached.` }),
      ),
};

export const noDuties: Rule = {
  id: 'no-customer-duties',
  severity: 'hint',
  why: 'Most promises depend on what the customer does: reporting, answering, testing.',
  fix: 'List the duties of both sides in responsibilities.',
  find: ({ agreement: { terms } }) =>
    terms.kind === 'SLA' && (terms.responsibilities?.customer ?? []).length === 0
      ? [{ sentence: 'It says nothing about what the customer has to do.' }]
      : [],
};

function isReachable(one: Person | undefined): boolean {
  return one?.user !== undefined || one?.email !== undefined;
}

function nameOf(register: LintScene['register'], key: string): string {
  return person(register, key)?.name ?? key;
}

function person(register: LintScene['register'], key: string): Person | undefined {
  const [party = ''] = lookedUp(register, { by: 'party-of', of: key });
  return register.parties.get(party)?.terms.people.find((each) => each.key === key);
}
