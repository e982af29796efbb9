import { AccordError } from '../../../domain/error.ts';
import type { NegotiationView } from '../../../usecases/negotiation/negotiation-view.ts';
import { type PostedOffer, postedOffers } from '../../../usecases/negotiation/posted-offers.ts';
import { showNegotiation } from '../../../usecases/negotiation/show-negotiation.ts';
import { type Answer, toMessage } from '../../answer.ts';
import { offerCard } from '../../answers/offer-card.ts';
import { offerOf } from '../../answers/offer-of.ts';
import type { Session } from '../../session.ts';
import type { Click } from '../interaction.ts';

type Deed = (context: Awaited<ReturnType<Session['open']>>) => Promise<NegotiationView>;

type Looked = {
  readonly key: string;
  /** The round that the person looked at. */
  readonly round: number;
  /** The message with the button. */
  readonly message?: Click['message'];
};

/** Does something at the table and brings the posted offers up to date, also when it was too late for it. */
export async function actAndRefresh(
  session: Session,
  looked: Looked,
  deed: Deed,
): Promise<NegotiationView> {
  const context = await session.open();
  try {
    const view = await deed(context);
    await refreshOffers(session, looked, view);
    return view;
  } catch (error) {
    if (error instanceof AccordError && error.code === 'conflict') {
      const view = await showNegotiation(context, looked).catch(() => null);
      if (view) await refreshOffers(session, looked, view);
    }
    throw error;
  }
}

/** Shows in every posted offer how it stands now. */
export async function refreshOffers(
  session: Session,
  { round, message = null }: Looked,
  view: NegotiationView,
): Promise<void> {
  const posted = await postedOffers(await session.open(), view);
  const clicked = message === null ? [] : [{ ...message, round }];
  const recent = posted.filter((one) => one.round >= round - 1);
  const others = recent.filter(({ ts }) => ts !== message?.ts);
  for (const one of [...clicked, ...others]) await refresh(session, one, view);
}

async function refresh(
  { client, log }: Session,
  { channel, ts, round }: PostedOffer,
  view: NegotiationView,
): Promise<void> {
  const offer = offerOf(view, round);
  if (!offer) return;
  const card: Answer = offerCard(offer);
  // What was done is done, whether or not a message can still be changed.
  await client.chat.update({ ...toMessage(card), channel, ts }).catch((error: unknown) => {
    log.warn({ err: error }, 'a posted offer could not be brought up to date');
  });
}
