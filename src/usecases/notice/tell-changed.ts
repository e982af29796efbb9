import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { differencesBetween } from '../../domain/register/differences.ts';
import {
  type AgreementRevision,
  latestAgreement,
  type NumberedDocument,
  type Register,
} from '../../domain/register/register.ts';
import type { ChangedNotice } from '../../outbox/notice-changed.ts';
import type { Queue } from '../../outbox/queue.ts';
import type { Db } from '../../storage/database.ts';
import { visibleTerms } from '../register/visible-terms.ts';
import { differenceLine, tellChanges } from '../register/words/tell-differences.ts';
import type { Setting } from '../status/viewing.ts';
import { enqueueNotice } from './enqueue-notice.ts';
import { teamChannelOf } from './promised.ts';

/** In chat what is told goes out at once; from the command line it waits for the bot. */
export type Telling = Setting & { readonly queue?: Queue };

type Change = {
  readonly register: Register;
  readonly revisions: readonly NumberedDocument[];
  readonly reason: string | null;
};

const MOST_LINES = 20;

/** Tells team and customer which terms of their agreements were changed, each what they may see. */
export async function tellChanged(
  tx: Db,
  context: Telling,
  { register, revisions, reason }: Change,
) {
  for (const { kind, key, number, terms } of revisions) {
    const before = kind === 'agreement' ? latestAgreement(register, key) : null;
    if (kind !== 'agreement' || !before) continue;
    for (const { to, isOutside } of readersOf(register, before)) {
      const seen = (of: AgreementTerms) =>
        isOutside ? visibleTerms({ kind: 'customer', partyKeys: [of.customer] }, of) : of;
      const lines = tellChanges(differencesBetween(seen(before.terms), seen(terms))).map(
        differenceLine,
      );
      if (lines.length === 0) continue;
      await tell(tx, context, {
        ...{ to, agreement: key, agreementName: terms.name ?? key, revision: number },
        ...{ deed: 'changed', on: terms.effective.from, byName: byName(context, register) },
        ...{ reason: isOutside ? null : reason, lines: lines.slice(0, MOST_LINES) },
        moreLines: Math.max(0, lines.length - MOST_LINES),
      });
    }
  }
}

type Ending = {
  readonly register: Register;
  readonly agreement: AgreementRevision;
  readonly deed: 'terminated' | 'withdrawn';
  /** The last day of what ends, or the first one of what will not begin. */
  readonly on: string;
  readonly reason: string;
};

/** Tells team and customer that an agreement was terminated, and its last day; or that terms to come were withdrawn. */
export async function tellEnded(tx: Db, context: Telling, ending: Ending) {
  const { register, agreement, deed, on, reason } = ending;
  const { key, number: revision, terms } = agreement;
  for (const { to, isOutside } of readersOf(register, agreement)) {
    await tell(tx, context, {
      ...{ to, agreement: key, agreementName: terms.name ?? key, revision, deed, on },
      ...{ byName: byName(context, register), lines: [], moreLines: 0 },
      reason: isOutside ? null : reason,
    });
  }
}

function readersOf(register: Register, agreement: AgreementRevision) {
  const team = teamChannelOf(register, agreement)?.channel;
  const outside = agreement.terms.report?.customerChannel;
  return [
    ...(team === undefined || team === outside ? [] : [{ to: team, isOutside: false }]),
    ...(outside === undefined ? [] : [{ to: outside, isOutside: true }]),
  ];
}

function byName({ actor }: Telling, register: Register): string {
  return actorNamed(register, nameActor(actor)).name;
}

async function tell(tx: Db, context: Telling, told: Omit<ChangedNotice, 'kind'>) {
  const notice = { kind: 'agreement-changed', ...told } as const;
  await enqueueNotice(tx, context, { notice, recipient: { channel: told.to } });
}
