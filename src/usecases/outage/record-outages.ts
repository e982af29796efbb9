import { formatInstant, type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { siteNamed } from '../../domain/service/named-site.ts';
import { record } from '../../storage/audit.ts';
import { recordOutages as keepOutages, type ServiceOutage } from '../../storage/outages.ts';
import type { Telling } from '../notice/tell-changed.ts';
import { openView, serviceMeant } from '../status/viewing.ts';
import { followSources } from './follow-sources.ts';

const FUTURE_TOLERANCE = 5 * MINUTE;

/** Records interruptions of services as far as they are known; the same ones again change nothing. */
export async function recordOutages(
  context: Telling,
  outages: readonly ServiceOutage[],
): Promise<{ readonly recorded: number; readonly repeated: number }> {
  const { database, now, workspace, actor } = context;
  const view = await openView(context);
  requireAuthority(view.authority, 'record-outages', 'anything');
  for (const outage of outages) refuseUnsound(outage, now);
  const known = outages.map((outage) => {
    const { key: serviceKey, terms } = serviceMeant(view, outage.serviceKey);
    const { site } = outage;
    return { ...outage, serviceKey, ...(site !== undefined && { site: siteNamed(terms, site) }) };
  });
  const services = [...new Set(known.map(({ serviceKey }) => serviceKey))];
  requireAuthority(view.authority, 'record-outages', { services, parties: [] });
  return database.transaction(async (tx) => {
    const recorded = await keepOutages(tx, {
      workspaceId: workspace.id,
      receivedAt: now,
      outages: latestOfEach(known),
    });
    for (const service of recorded > 0 ? services : []) {
      await record(tx, {
        workspaceId: workspace.id,
        at: now,
        actor: nameActor(actor),
        verb: 'recorded outages',
        subject: `service:${service}`,
        detail: { outages: known.filter(({ serviceKey }) => serviceKey === service).length },
      });
    }
    if (recorded > 0) {
      await followSources(tx, context, { register: view.register, outages: latestOfEach(known) });
    }
    return { recorded, repeated: outages.length - recorded };
  });
}

function refuseUnsound({ id, from, to, weight = 1 }: ServiceOutage, now: Instant): void {
  const wrong =
    (to !== null && to < from && `ends at ${formatInstant(to)}, before it begins`) ||
    (Math.max(from, to ?? from) > now + FUTURE_TOLERANCE && 'lies in the future') ||
    (!(weight > 0 && weight <= 1) && `has the weight ${weight}, which is not above 0 and up to 1`);
  if (!wrong) return;
  throw new AccordError(
    'invalid',
    `The outage “${id}” ${wrong}. Correct it and record all of them again; none has been recorded.`,
  );
}

// Of two facts about one outage that come together, the later one says how it is.
function latestOfEach(outages: readonly ServiceOutage[]): readonly ServiceOutage[] {
  return [...new Map(outages.map((one) => [`${one.serviceKey} ${one.id}`, one])).values()];
}
