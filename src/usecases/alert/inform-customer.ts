import { decideInforming } from '../../domain/alert/decide-deed.ts';
import { AccordError } from '../../domain/error.ts';
import type { Register } from '../../domain/register/register.ts';
import type { CustomerMessage } from '../../outbox/notice-alert.ts';
import type { Context } from '../context.ts';
import { enqueueNotice } from '../notice/enqueue-notice.ts';
import { type AtHand, changeAlert } from './change-alert.ts';
import { customerChannelOf } from './customer-channel.ts';
import type { AlertPlace, AlertView } from './show-alert.ts';

/** Tells the customer of an alert, in their channel, what somebody has written; the same words once. */
export function informCustomer(
  context: Context,
  { text, ...place }: AlertPlace & { readonly text: string },
): Promise<AlertView> {
  return changeAlert(context, {
    ...{ ...place, right: 'inform-customers' },
    decide: ({ scene, ...atHand }) =>
      decideInforming(scene, { channel: requireCustomer(atHand).channel, text }),
    follow: async (tx, after) => {
      const { channel } = requireCustomer(after);
      const notice = messageOf(after, text.trim());
      await enqueueNotice(tx, context, { notice, recipient: { channel } });
    },
  });
}

function requireCustomer({ register, kept }: Pick<AtHand, 'register' | 'kept'>) {
  const customer = customerChannelOf(register, kept.episode);
  if (customer) return customer;
  throw new AccordError(
    'conflict',
    'There is no channel of a customer for this. Name one in the agreement (“report: { customerChannel }”), or tell them yourself.',
  );
}

/** What a customer reads, in the words that were chosen. */
export function messageOf(after: Pick<AtHand, 'register' | 'kept'>, text: string): CustomerMessage {
  const { kept, register } = after;
  const { agreement, channel } = requireCustomer(after);
  const { services, provider } = agreement.terms;
  return {
    kind: 'customer-message',
    ...{ episode: kept.id, step: kept.episode.version, to: channel, text },
    serviceNames: services.map((key) => serviceName(register, key)),
    providerName: register.parties.get(provider)?.terms.name ?? provider,
  };
}

function serviceName({ services }: Register, key: string): string {
  return services.get(key)?.terms.name ?? key;
}
