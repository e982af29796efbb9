import { formatInstant, type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import type {
  AgreedExclusion,
  ExclusionCategory,
  ExclusionRequest,
} from '../../domain/exclusion/agreed-exclusion.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority, subjectOf } from '../../domain/party/authority.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import type { Segment } from '../../domain/target/segment.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addExclusion } from '../../storage/exclusions.ts';
import { loadWorkItem } from '../../storage/work-items.ts';
import {
  agreementMeant,
  openView,
  type Setting,
  serviceMeant,
  type Viewing,
} from '../status/viewing.ts';

/** What somebody asks not to count; names are forgiving. */
export type WantedExclusion = {
  readonly agreement: string;
  readonly service?: string | undefined;
  readonly workItem?: string | undefined;
  /** The site, group or channel whose work items it is about. */
  readonly segment?: Segment | undefined;
  readonly from: Instant;
  readonly to: Instant;
  readonly category: ExclusionCategory;
  readonly reason: string;
  /** When the customer was told of planned maintenance; now when nothing else is said. */
  readonly announcedAt?: Instant | undefined;
};

const CLOCK_TOLERANCE = 5 * MINUTE;
const LONGEST_REASON = 3000;

/** Asks that a span does not count; it counts until a second person approves. */
export async function requestExclusion(
  context: Setting,
  wanted: WantedExclusion,
): Promise<AgreedExclusion> {
  const { database, workspace, now: at } = context;
  const workspaceId = workspace.id;
  const view = await openView(context);
  requireAuthority(view.authority, 'request-exclusion', 'anything');
  const agreement = agreementMeant(view, wanted.agreement);
  requireAuthority(view.authority, 'request-exclusion', subjectOf(agreement.terms));
  refuseUnsound(wanted, agreement, at);
  const request = {
    ...(await placeOf(context, { view, agreement, wanted })),
    ...spanOf(wanted, at),
  };
  const actor = nameActor(context.actor);
  return database.transaction((tx) => keepRequest(tx, { workspaceId, at, actor, request }));
}

type Requesting = {
  readonly workspaceId: number;
  readonly at: Instant;
  readonly actor: string;
  readonly request: ExclusionRequest;
};

/** Keeps what somebody asks not to count, who may ask for it, as part of a verb's transaction. */
export async function keepRequest(
  tx: Db,
  { workspaceId, at, actor, request }: Requesting,
): Promise<AgreedExclusion> {
  const exclusion = await addExclusion(tx, { workspaceId, at, actor, request });
  await record(tx, {
    ...{ workspaceId, at, actor },
    verb: 'exclusion requested',
    subject: `agreement:${request.agreementKey}`,
    detail: exclusion,
    ...{ before: null, after: { state: 'requested' }, reason: request.reason },
  });
  return exclusion;
}

type Placing = {
  readonly view: Viewing;
  readonly agreement: AgreementRevision;
  readonly wanted: WantedExclusion;
};

async function placeOf(context: Setting, { view, agreement, wanted }: Placing) {
  const { service, workItem, segment } = wanted;
  refuseUnclearSegment(wanted);
  const serviceKey = service === undefined ? null : serviceMeant(view, service).key;
  if (serviceKey !== null && !agreement.terms.services.includes(serviceKey)) {
    throw invalid(
      `“${serviceKey}” is no service of ${agreement.key}. Name one of: ${agreement.terms.services.join(', ')}.`,
    );
  }
  const where = { workspaceId: context.workspace.id, key: workItem ?? '' };
  if (workItem !== undefined && !(await loadWorkItem(context.database, where))) {
    throw new AccordError(
      'not-found',
      `There is no work item “${workItem}”. Write its key as its source does.`,
    );
  }
  const place = { agreementKey: agreement.key, serviceKey, workItemKey: workItem ?? null };
  return { ...place, ...(segment && { segment }) };
}

/** Work items tell their site, group and channel, but not of which service they are; one of them needs no more. */
function refuseUnclearSegment({ service, workItem, segment }: WantedExclusion): void {
  if (segment === undefined) return;
  if (service !== undefined || workItem !== undefined) {
    throw invalid(
      'An exclusion holds for a service, for a work item or for a site, group or channel. Name one of them, or ask for several.',
    );
  }
  if (Object.values(segment).every((each) => (each ?? '').trim() === '')) {
    throw invalid('Name the site, the group or the channel that the exclusion holds for.');
  }
}

function spanOf(
  wanted: WantedExclusion,
  now: Instant,
): Pick<ExclusionRequest, 'from' | 'to' | 'category' | 'reason' | 'announcedAt'> {
  const { from, to, category, announcedAt = now } = wanted;
  const reason = wanted.reason.trim();
  return {
    from,
    to,
    category,
    reason,
    announcedAt: category === 'maintenance' ? announcedAt : null,
  };
}

function refuseUnsound(
  { from, to, category, reason, announcedAt = 0 }: WantedExclusion,
  { key, terms }: AgreementRevision,
  now: Instant,
): void {
  if (!(from < to)) {
    throw invalid(
      `The exclusion ends at ${formatInstant(to)}, which is not after it begins. Correct its times.`,
    );
  }
  if (reason.trim() === '' || reason.length > LONGEST_REASON) {
    throw invalid(`An exclusion needs a reason of 1 to ${LONGEST_REASON} characters. Write one.`);
  }
  if (category === 'maintenance' && !terms.maintenance) {
    throw invalid(
      `${key} agrees on no planned maintenance. Agree on it in its terms, or name another category.`,
    );
  }
  if (announcedAt > now + CLOCK_TOLERANCE) {
    throw invalid(
      `${formatInstant(announcedAt)} is still to come. Say when the customer was told, or announce it first.`,
    );
  }
}

function invalid(message: string): AccordError {
  return new AccordError('invalid', message);
}
