import type { Instant } from '../../domain/calendar/instant.ts';
import type { PeriodPlace, Seal } from '../../domain/compliance/seal.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import type { Register } from '../../domain/register/register.ts';
import type { Figure } from '../../domain/target/figure.ts';
import { sealsOf } from '../../storage/seals.ts';
import { contradictionOf } from '../period/detect-restatements.ts';
import { measuringAt } from '../period/fresh-figure.ts';
import type { Setting } from '../status/viewing.ts';

/** What was published about a promise in a period, the first one first, and what a fresh calculation says instead. */
export type Published = {
  readonly figures: readonly PublishedFigure[];
  /** The figure as it would be now; null when it still is what was published last. */
  readonly fresh: Figure | null;
};

type PublishedFigure = Pick<Seal, 'number' | 'sealedAt' | 'figure'> & {
  readonly by: string;
  /** Why it took the place of the one before, and who approved that; null for the first. */
  readonly restated: { readonly cause: string; readonly approver: string } | null;
};

type Asked = {
  readonly register: Register;
  readonly place: PeriodPlace;
  readonly now: Instant;
};

/** How the figure of a period was published and restated; null while it is not. */
export async function publishedOf(
  { database: db, workspace }: Setting,
  { register, place, now }: Asked,
): Promise<Published | null> {
  const workspaceId = workspace.id;
  const seals = (await sealsOf(db, { workspaceId, ...place })).filter(
    ({ sealedAt }) => sealedAt <= now,
  );
  const latest = seals.at(-1);
  if (!latest) return null;
  const found = await contradictionOf(measuringAt({ db, workspaceId, register }), latest);
  return {
    figures: seals.map((seal) => publishedFigure(seal, register)),
    fresh: found?.fresh.figure ?? null,
  };
}

function publishedFigure(seal: Seal, register: Register): PublishedFigure {
  const { number, sealedAt, figure, requester, restated } = seal;
  const nameOf = (actor: string) =>
    actor.startsWith('job:') ? 'Accord itself' : actorNamed(register, actor).name;
  return {
    ...{ number, sealedAt, figure, by: nameOf(requester) },
    restated: restated && { cause: restated.cause, approver: nameOf(restated.approver) },
  };
}
