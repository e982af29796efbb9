import { AccordError } from '../../domain/error.ts';
import { refuseUnsoundSample } from '../../domain/measurement/sample.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import { recordSamples as keepSamples, type ServiceSample } from '../../storage/samples.ts';
import { openView, type Setting, serviceMeant } from '../status/viewing.ts';
import { unfitnessIn } from './unfit-samples.ts';

/** What was recorded, what was known already, and what no promise can count. */
type RecordedSamples<Sample extends ServiceSample> = {
  readonly recorded: number;
  readonly repeated: number;
  readonly refused: readonly { readonly sample: Sample; readonly why: string }[];
};

/**
 * Records what was measured of services, one sample or many; the same ones again change nothing. What no promise that
 * it is for can count, such as an answer off the agreed scale, is refused, and the rest is kept.
 */
export async function recordSamples<Sample extends ServiceSample>(
  context: Setting,
  samples: readonly Sample[],
): Promise<RecordedSamples<Sample>> {
  const { database, now, workspace, actor } = context;
  const view = await openView(context);
  requireAuthority(view.authority, 'record-samples', 'anything');
  for (const sample of samples) refuseUnsoundSample(sample, now);
  const named = [...new Set(samples.map(({ serviceKey }) => serviceKey))];
  const meant = new Map(named.map((name) => [name, serviceMeant(view, name).key]));
  const { known, refused } = apart(samples, { register: view.register, meant });
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
    return { recorded, repeated: known.length - recorded, refused };
  });
}

type Named = { readonly register: Register; readonly meant: ReadonlyMap<string, string> };

/** The samples by the keys of their services, and those that are refused; refuses all when none is left. */
function apart<Sample extends ServiceSample>(
  samples: readonly Sample[],
  { register, meant }: Named,
) {
  const whyUnfit = unfitnessIn(register);
  const read = samples.map((sample) => {
    const serviceKey = meant.get(sample.serviceKey) ?? sample.serviceKey;
    return { sample, known: { ...sample, serviceKey }, why: whyUnfit({ ...sample, serviceKey }) };
  });
  const refused = read.flatMap(({ sample, why }) => (why === null ? [] : [{ sample, why }]));
  const [first] = refused;
  if (first && refused.length === samples.length) {
    const { id, indicator } = first.sample;
    const others = refused.length > 1 ? ` The ${refused.length - 1} others are no better.` : '';
    throw new AccordError(
      'invalid',
      `The sample “${id}” of “${indicator}” is refused: ${first.why}.${others} Nothing has been recorded.`,
    );
  }
  return { known: read.flatMap(({ known, why }) => (why === null ? [known] : [])), refused };
}
