import { AccordError } from '../../domain/error.ts';
import {
  type Authority,
  agreementSubject,
  may,
  requireAuthority,
} from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import type { AlertContent } from '../../outbox/notice-alert.ts';
import type { Db } from '../../storage/database.ts';
import { findEpisode, type KeptEpisode } from '../../storage/episodes.ts';
import type { Context } from '../context.ts';
import { openView } from '../status/viewing.ts';
import { countMisses } from './count-misses.ts';
import { customerChannelOf } from './customer-channel.ts';
import { describeAlert } from './describe-alert.ts';
import { draftMessage } from './draft-message.ts';

/** An alert as somebody of our own people finds it, with what they may do about it. */
export type AlertView = {
  readonly alert: AlertContent;
  readonly may: { readonly mute: boolean; readonly inform: boolean };
  /** Where the customer reads, and a draft of what to tell them; null where there is nobody to tell. */
  readonly message: { readonly channel: string; readonly draft: string } | null;
};

/** An alert by the number of its episode. */
export async function showAlert(context: Context, { id }: AlertPlace): Promise<AlertView> {
  const { register, authority } = await openView(context);
  const question = { workspaceId: context.workspace.id, id: requireId(id) };
  const kept = await findEpisode(context.database, question);
  if (!kept) throw noAlert();
  const subject = agreementSubject(register, kept.subject.agreementKey);
  requireAuthority(authority, 'see-alerts', subject);
  return viewOf(context.database, context, { register, authority, kept });
}

export type AlertPlace = { readonly id: string };

type Found = {
  readonly register: Register;
  readonly authority: Authority;
  readonly kept: KeptEpisode;
};

/** What somebody reads of an alert. */
export async function viewOf(db: Db, context: Context, found: Found): Promise<AlertView> {
  const { register, authority, kept } = found;
  const nth = await countMisses(db, context, register)(kept);
  const alert = describeAlert({ register, kept, nth });
  if (!alert) throw noAlert();
  const subject = agreementSubject(register, kept.subject.agreementKey);
  const customer = customerChannelOf(register, kept.episode);
  return {
    alert,
    may: {
      mute: may(authority, 'mute-alerts', subject),
      inform: may(authority, 'inform-customers', subject),
    },
    message: customer && { channel: customer.channel, draft: draftMessage(alert) },
  };
}

/** The number of an episode; what is none may come from a forged button. */
export function requireId(id: string): string {
  if (/^\d{1,18}$/.test(id)) return id;
  throw noAlert();
}

export function noAlert(): AccordError {
  return new AccordError(
    'not-found',
    'There is no such alert any more. /sla alerts shows those that are open.',
  );
}
