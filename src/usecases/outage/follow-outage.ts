import { AccordError } from '../../domain/error.ts';
import { decideNext } from '../../domain/outage/decide-outage.ts';
import type { Corrected, OutageStepContent } from '../../domain/outage/steps.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { lockDeclaredOutage } from '../../storage/outage-steps.ts';
import { transactionTriedAgain } from '../../storage/try-again.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { openView } from '../status/viewing.ts';
import { keepOutageStep, stateOf } from './keep-outage-step.ts';
import { placedAsNamed } from './placed-as-named.ts';
import type { OutageScene } from './tell-outage.ts';

type Next = Exclude<OutageStepContent, { type: 'declared' }>;
type Of = { readonly id: string };

/** Says more about an outage: `words` to customers, all of them or some, `inside` to the team alone. */
export async function updateOutage(
  context: Telling,
  {
    id,
    words,
    inside,
    customers,
  }: Of & {
    readonly words?: string | null;
    readonly inside?: string | null;
    readonly customers?: readonly string[] | null;
  },
): Promise<OutageScene> {
  const said = { words: clean(words), inside: clean(inside) };
  return follow(context, id, {
    ...{ type: 'updated', ...said, customers: customers ? [...customers] : null },
  });
}

type Ending = Of & {
  readonly to: number;
  readonly cause?: string | null;
  readonly words?: string | null;
};

/** Says that an outage is over, since when and, for the team, why it was. */
export async function endOutage(
  context: Telling,
  { id, to, cause, words }: Ending,
): Promise<OutageScene> {
  const content = { to, cause: clean(cause), words: clean(words) };
  return follow(context, id, { type: 'ended', ...content });
}

/** Sets right what was told of an outage; an end of null lets it go on. */
export async function correctOutage(
  context: Telling,
  { id, reason, ...right }: Of & Omit<Corrected, 'type'>,
): Promise<OutageScene> {
  return follow(context, id, { type: 'corrected', ...right, reason: needed(reason) });
}

/** Takes an outage back that never was. */
export async function withdrawOutage(
  context: Telling,
  { id, reason }: Of & { readonly reason: string },
): Promise<OutageScene> {
  return follow(context, id, { type: 'withdrawn', reason: needed(reason) });
}

async function follow(context: Telling, id: string, wanted: Next): Promise<OutageScene> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'record-outages', 'anything');
  const workspaceId = context.workspace.id;
  return transactionTriedAgain(context.database, async (tx) => {
    const kept = await lockDeclaredOutage(tx, { workspaceId, id });
    if (!kept)
      throw new AccordError(
        'not-found',
        'There is no such outage. /sla outage shows the open ones.',
      );
    const subject = { services: [kept.serviceKey], parties: [] };
    requireAuthority(authority, 'record-outages', subject);
    const terms = register.services.get(kept.serviceKey)?.terms;
    const next = wanted.type === 'corrected' ? placedAsNamed(wanted, terms) : wanted;
    const content = decideNext(stateOf(kept), next, context.now);
    return keepOutageStep(tx, context, { register, kept, content });
  });
}

function clean(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

function needed(reason: string): string {
  const written = clean(reason);
  if (written !== null) return written;
  throw new AccordError('invalid', 'Please write why, for the history.');
}
