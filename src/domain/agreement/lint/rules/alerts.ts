import { whoIsTold } from '../../../alert/ladder.ts';
import type { Rule } from '../rule.ts';

export const emptyRung: Rule = {
  id: 'ladder-without-person',
  severity: 'warning',
  why: 'When nobody acknowledges an alert, nobody else would hear of it.',
  fix: 'Let alerts.ladder of the party name a person of the team by key, or a role that somebody known in chat holds.',
  find: ({ register, agreement: { terms } }) => {
    const ladder = register.parties.get(terms.provider)?.terms.alerts?.ladder ?? [];
    return ladder.flatMap(({ tell }) => {
      const person = whoIsTold(register, terms, tell);
      if (person === null)
        return [
          { sentence: `The ladder tells “${tell}”, and there is nobody of that name or role.` },
        ];
      const isKnown = person.user !== undefined || person.group !== undefined;
      return isKnown
        ? []
        : [
            {
              sentence: `The ladder tells ${person.name}, whom the register does not know in chat.`,
            },
          ];
    });
  },
};
