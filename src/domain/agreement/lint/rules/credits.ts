import { objectiveOf } from '../../../target/kind-words.ts';
import { compareDecimals } from '../../decimal-order.ts';
import type { Rule } from '../rule.ts';

export const uncapped: Rule = {
  id: 'credit-uncapped',
  severity: 'warning',
  why: 'Without a cap one bad month can cost more than the service earns.',
  fix: 'Add cap to the credit, or creditCap to the agreement.',
  find: ({ agreement: { terms } }) =>
    terms.creditCap !== undefined
      ? []
      : terms.credits
          .filter(({ cap }) => cap === undefined)
          .map(({ target }) => ({ target, sentence: `The credit for “${target}” has no cap.` })),
};

export const feeless: Rule = {
  id: 'credit-of-nothing',
  severity: 'warning',
  why: 'A share of nothing is nothing.',
  fix: 'Write the fee per period, or take the credit out.',
  find: ({ agreement: { terms } }) =>
    terms.credits
      .filter(({ fee }) => Number(fee.amount) === 0)
      .map(({ target }) => ({
        target,
        sentence: `The credit for “${target}” is a share of a fee of nothing.`,
      })),
};

export const creditWhileMet: Rule = {
  id: 'credit-while-met',
  severity: 'error',
  why: 'A credit would be due although the promise was kept.',
  fix: 'Let the first tier begin at the objective.',
  find: ({ agreement: { terms } }) => firstTiers(terms, (difference) => difference > 0, 'above'),
};

export const missWithoutCredit: Rule = {
  id: 'miss-without-credit',
  severity: 'hint',
  why: 'The customer will expect a credit where the promise was missed.',
  fix: 'Let the first tier begin at the objective, or say why it does not.',
  find: ({ agreement: { terms } }) => firstTiers(terms, (difference) => difference < 0, 'below'),
};

type Terms = Parameters<Rule['find']>[0]['agreement']['terms'];

function firstTiers(terms: Terms, isWrong: (difference: number) => boolean, where: string) {
  return terms.credits.flatMap(({ target, tiers: [first] }) => {
    const promised = terms.targets.find(({ key }) => key === target);
    const [begins] = first ?? [];
    if (!promised || begins === undefined) return [];
    const objective = objectiveOf(promised);
    if (!/^\d/.test(objective) || !isWrong(compareDecimals(begins, objective))) return [];
    const sentence = `Credits for “${target}” begin below ${begins} %, ${where} the promised ${objective} %.`;
    return [{ target, sentence }];
  });
}
