import { DAY, formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import { differenceOf } from '../../domain/compliance/restatement.ts';
import { publishedFigure, type Seal } from '../../domain/compliance/seal.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { record } from '../../storage/audit.ts';
import { addProposal } from '../../storage/proposals.ts';
import { latestSeals } from '../../storage/seals.ts';
import { contentHash } from '../register/content-hash.ts';
import { openView, type Setting } from '../status/viewing.ts';
import {
  type FreshFigure,
  freshFigure,
  type MeasuringAt,
  measuringAt,
  promiseAtEnd,
} from './fresh-figure.ts';
import { RESTATEMENT, type RestatementContent } from './restatement-proposal.ts';

/** Older periods are looked at when somebody asks for it. */
const REACH = 400 * DAY;

/** Finds published figures that no longer follow from what is known, and proposes to restate them; changes none. */
export async function detectRestatements(
  context: Setting,
  { since = context.now - REACH }: { readonly since?: Instant | undefined } = {},
): Promise<{ readonly proposed: number }> {
  const { database, workspace } = context;
  const { authority, register } = await openView(context);
  requireAuthority(authority, 'detect-restatements', 'workspace');
  let proposed = 0;
  const measuring = measuringAt({ db: database, workspaceId: workspace.id, register });
  for (const seal of await latestSeals(database, { workspaceId: workspace.id, since })) {
    const contradiction = await contradictionOf(measuring, seal);
    if (contradiction) proposed += await propose(context, seal, contradiction.content);
  }
  return { proposed };
}

type Contradiction = { readonly fresh: FreshFigure; readonly content: RestatementContent };

/** What the facts as they are known now say otherwise about the instant that a published figure is seen at. */
export async function contradictionOf(
  measuring: MeasuringAt,
  seal: Seal,
): Promise<Contradiction | null> {
  const { asOf, targetKey, number: against } = seal;
  const now = measuring(asOf);
  const promise = promiseAtEnd(now.register, seal);
  if (!promise) return null;
  const fresh = await freshFigure(now, promise);
  const difference = differenceOf(seal.figure, publishedFigure(fresh.figure));
  if (difference.length === 0) return null;
  const figureHash = contentHash(publishedFigure(fresh.figure));
  return { fresh, content: { targetKey, against, figureHash, difference } };
}

async function propose(
  context: Setting,
  { agreementKey, period }: Seal,
  content: RestatementContent,
): Promise<number> {
  const { database, workspace, now: proposedAt } = context;
  const { targetKey, against, figureHash } = content;
  const from = formatInstant(period.from);
  const key = [agreementKey, targetKey, from, period.to, against, figureHash].join(' ');
  const proposer = nameActor(context.actor);
  const proposal = { agreementKey, period, content, proposedAt, proposer };
  return database.transaction(async (tx) => {
    const place = { workspaceId: workspace.id, kind: RESTATEMENT.kind, key };
    if (!(await addProposal(tx, { ...place, ...proposal }))) return 0;
    await record(tx, {
      ...{ workspaceId: workspace.id, at: proposedAt, actor: proposer },
      verb: 'restatement proposed',
      subject: `agreement:${agreementKey}`,
      detail: { target: targetKey, from, against, difference: content.difference },
    });
    return 1;
  });
}
