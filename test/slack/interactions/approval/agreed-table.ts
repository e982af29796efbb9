import type { Actor } from '../../../../src/domain/party/actor.ts';
import type { Context } from '../../../../src/usecases/context.ts';
import { acceptAll } from '../../../../src/usecases/negotiation/answer-terms.ts';
import { proposeTerms } from '../../../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../../../src/usecases/negotiation/send-offer.ts';
import { loadRegister } from '../../../../src/usecases/register/load-register.ts';
import type { Office } from '../../bot.ts';
import { deliverAll } from '../negotiation/table.ts';

const HOMES = { U0EMMA: 'T0ACME', U0FRANK: 'T0ACME' } as const;

function isGuest(userId: string): userId is keyof typeof HOMES {
  return Object.hasOwn(HOMES, userId);
}

/** What a verb is given when somebody of the demo does it. */
export function contextAs(office: Office, userId: string): Promise<Context> {
  const teamId = isGuest(userId) ? HOMES[userId] : 'T0NORTH';
  const actor: Actor = { kind: 'person', userId, teamId, guest: false };
  return office.contextOf(actor);
}

/** Both sides agree on other terms of an agreement; what follows is approved and signed by people. */
export async function agreeOnTerms(office: Office, key: string): Promise<void> {
  await offerOther(office, key, '10m');
  await acceptAll(await contextAs(office, 'U0FRANK'), { key, round: 1 });
  await deliverAll(office);
}

/** The service level manager offers another time in which a P1 is answered. */
export async function offerOther(office: Office, key: string, within: string): Promise<void> {
  const anna = await contextAs(office, 'U0ANNA');
  const terms = (await loadRegister(anna)).agreements.get(key)?.at(-1)?.terms;
  if (!terms) throw new Error(`There is no ${key}.`);
  const targets = terms.targets.map((one) =>
    one.key === 'p1-response' ? { ...one, within } : one,
  );
  await proposeTerms(anna, {
    ...{ key, terms: { ...terms, targets }, effectiveFrom: '2026-12-28' },
    ...{ reason: 'P1 tickets wait too long', timetable: { rounds: [], signBy: '2026-12-18' } },
  });
  await sendOffer(anna, { key, message: 'As we discussed.' });
}
