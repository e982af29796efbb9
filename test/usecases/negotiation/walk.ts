import type { Instant } from '../../../src/domain/calendar/instant.ts';
import type { DraftTerms } from '../../../src/domain/draft/draft.ts';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { acceptAll } from '../../../src/usecases/negotiation/answer-terms.ts';
import { approveTerms } from '../../../src/usecases/negotiation/approve-terms.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../../src/usecases/negotiation/send-offer.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { KEY, type Who } from './boardroom.ts';

export type As = (who: Who, now?: Instant) => Context;

/** The terms that are agreed now with another time to answer. */
export async function termsWith(context: Context, within: string): Promise<DraftTerms> {
  const { agreements } = await loadRegister(context);
  const terms = JSON.parse(JSON.stringify(agreements.get(KEY)?.at(-1)?.terms));
  return withTerm(terms, 'targets.p1-response.within', within);
}

type Wish = { readonly within?: string; readonly from?: string; readonly urgent?: boolean };

/** Ada writes an offer and sends it. */
export async function offer(as: As, { within = '20m', from = '2026-04-01', urgent = false }: Wish) {
  const terms = await termsWith(as('ada'), within);
  await proposeTerms(as('ada'), {
    ...{ key: KEY, terms, reason: 'Corp asked for it', effectiveFrom: from, urgent },
    timetable: { rounds: ['2026-03-10'], signBy: '2026-03-20' },
  });
  return sendOffer(as('ada'), { key: KEY, message: 'As discussed' });
}

/** Ada’s offer is accepted by Carl; its hash. */
export async function accepted(as: As, wish: Wish = {}): Promise<string> {
  const { round } = { round: (await offer(as, wish)).rounds.length };
  return (await acceptAll(as('carl'), { key: KEY, round })).hash ?? '';
}

/** What was accepted is approved by Otto and Dora. */
export async function approved(as: As, wish: Wish = {}): Promise<string> {
  const hash = await accepted(as, wish);
  await approveTerms(as('otto'), { key: KEY, stage: 'service-owner', hash });
  await approveTerms(as('dora'), { key: KEY, stage: 'service-level-manager', hash });
  return hash;
}
