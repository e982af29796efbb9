import { compare, decimal } from '../../../compliance/fraction.ts';
import { mostCredits } from '../../../consequence/exposure.ts';
import { limitsOf, passes } from '../../../negotiation/cost-limits.ts';
import { homeSide, partiesOf } from '../../../negotiation/sides.ts';
import { grantsOf } from '../../../party/party-terms.ts';
import type { Found, LintScene, Rule } from '../rule.ts';

export const limitsReversed: Rule = {
  id: 'approval-limits-reversed',
  severity: 'warning',
  why: 'An executive would decide about amounts of which finance hears nothing.',
  fix: 'Let approvals.executive of the party be above its approvals.finance.',
  find: ({ register, agreement: { terms } }) => {
    const { finance, executive } = limitsOf(register, terms);
    const isBelow =
      finance.currency === executive.currency &&
      compare(decimal(executive.amount), decimal(finance.amount)) < 0;
    return isBelow
      ? [
          {
            sentence: `An executive is asked above ${executive.amount} ${executive.currency}, finance only above ${finance.amount} ${finance.currency}.`,
          },
        ]
      : [];
  },
};

export const foreignCredit: Rule = {
  id: 'credit-in-another-currency',
  severity: 'hint',
  why: 'What cannot be compared with the limit counts as above it, so that finance approves every change of it.',
  fix: 'Write approvals.finance of the party in the currency of the credits.',
  find: ({ register, agreement: { terms } }) => {
    const { finance } = limitsOf(register, terms);
    return terms.credits
      .filter(({ fee }) => fee.currency !== finance.currency)
      .map(({ target, fee }) => ({
        target,
        sentence: `The credit for “${target}” is in ${fee.currency}, but the limit of finance in ${finance.currency}.`,
      }));
  },
};

export const nobodyForCosts: Rule = {
  id: 'nobody-approves-costs',
  severity: 'warning',
  why: 'A change that passes a limit would be approved by whoever is there instead.',
  fix: 'Give somebody of the party the role that is asked.',
  find: (scene) => [...lacking(scene, 'finance'), ...lacking(scene, 'executive')],
};

function lacking(
  { register, agreement: { terms } }: LintScene,
  role: 'finance' | 'executive',
): readonly Found[] {
  const limit = limitsOf(register, terms)[role];
  if (!passes(mostCredits(terms), limit)) return [];
  const people = partiesOf(register, terms, homeSide(terms)).flatMap((one) => one.terms.people);
  const isHeld = people.some((one) => grantsOf(one).some((grant) => grant.role === role));
  return isHeld
    ? []
    : [
        {
          sentence: `Its credits can pass ${limit.amount} ${limit.currency}, and nobody has the role ${role}.`,
        },
      ];
}
