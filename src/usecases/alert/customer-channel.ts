import type { Episode } from '../../domain/alert/episode.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';

type Informed = { readonly agreement: AgreementRevision; readonly channel: string };

/** Where the customer of what an alert is about is told things; null where no customer was promised anything or no channel is agreed. */
export function customerChannelOf(register: Register, { followed }: Episode): Informed | null {
  for (const { line } of followed) {
    const agreement = register.agreements
      .get(line.agreement)
      ?.find(({ number }) => number === line.revision);
    if (agreement?.terms.kind !== 'SLA') continue;
    const { report, customer } = agreement.terms;
    const channel =
      report?.customerChannel ?? register.parties.get(customer)?.terms.channels.customer;
    if (channel !== undefined) return { agreement, channel };
  }
  return null;
}
