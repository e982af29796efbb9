import type { DraftTerms } from '../domain/draft/draft.ts';
import { withTerm } from '../domain/negotiation/term-path.ts';
import type { Actor } from '../domain/party/actor.ts';
import type { Context } from '../usecases/context.ts';
import { proposeTerms } from '../usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../usecases/negotiation/send-offer.ts';
import { termsToPropose } from '../usecases/negotiation/terms-to-propose.ts';
import { teams } from './people.ts';

const KEY = 'globex-email';

/** What Northwind offers to Globex: an answer to a P1 in half the time, and more for availability. */
const CHANGES: readonly (readonly [string, unknown])[] = [
  ['targets.p1-response.within', '15m'],
  ['targets.availability.objective', '99.7'],
  ['effective.to', '2027-12-31'],
];

/** Leaves an offer on the table that waits for an answer. */
export async function negotiateFirst(contextOf: (actor: Actor) => Context): Promise<void> {
  const teamId = teams[0]?.id ?? '';
  const anna = contextOf({ kind: 'person', userId: 'U0ANNA', teamId, guest: false });
  const { terms: today } = await termsToPropose(anna, { key: KEY });
  const terms = CHANGES.reduce<DraftTerms>(
    (all, [path, value]) => withTerm(all, path, value),
    today,
  );
  await proposeTerms(anna, {
    ...{ key: KEY, terms, effectiveFrom: '2027-01-01' },
    reason: 'Globex asked for faster answers to P1 tickets when we met in October',
    timetable: { rounds: ['2026-11-27', '2026-12-04'], signBy: '2026-12-11' },
  });
  const message = 'As we discussed in October. What do you think?';
  await sendOffer(anna, { key: KEY, message, shared: ['back-test'] });
}
