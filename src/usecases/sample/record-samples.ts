import { refuseUnsoundSample } from '../../domain/measurement/sample.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { record } from '../../storage/audit.ts';
import { recordSamples as keepSamples, type ServiceSample } from '../../storage/samples.ts';
import { openView, type Setting, serviceMeant } from '../status/viewing.ts';

/** Records what was measured of services, one sample or many; the same ones again change nothing. */
export async function recordSamples(
  context: Setting,
  samples: readonly ServiceSample[],
): Promise<{ readonly recorded: number; readonly repeated: number }> {
  const { database, now, workspace, actor } = context;
  const view = await openView(context);
  requireAuthority(view.authority, 'record-samples', 'anything');
  for (const sample of samples) refuseUnsoundSample(sample, now);
  const named = [...new Set(samples.map(({ serviceKey }) => serviceKey))];
  const meant = new Map(named.map((name) => [name, serviceMeant(view, name).key]));
  const known = samples.map((sample) => ({
    ...sample,
    serviceKey: meant.get(sample.serviceKey) ?? sample.serviceKey,
  }));
  const services = [...new Set(meant.values())];
  requireAuthority(view.authority, 'record-samples', { services, parties: [] });
  return database.transaction(async (tx) => {
    const recorded = await keepSamples(tx, {
      workspaceId: workspace.id,
      receivedAt: now,
      samples: known,
    });
    for (const service of recorded > 0 ? new Set(meant.values()) : []) {
      await record(tx, {
        workspaceId: workspace.id,
        at: now,
        actor: nameActor(actor),
        verb: 'recorded samples',
        subject: `service:${service}`,
        detail: { samples: known.filter(({ serviceKey }) => serviceKey === service).length },
      });
    }
    return { recorded, repeated: samples.length - recorded };
  });
}
