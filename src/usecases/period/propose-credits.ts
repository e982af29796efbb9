import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import { DAY, formatInstant, type Instant } from '../../domain/calendar/instant.ts';
import { creditsDue } from '../../domain/compliance/credit-proposal.ts';
import { proposalState } from '../../domain/compliance/proposal.ts';
import type { Seal } from '../../domain/compliance/seal.ts';
import { nameActor } from '../../domain/party/actor.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { Register } from '../../domain/register/register.ts';
import { record } from '../../storage/audit.ts';
import type { Db } from '../../storage/database.ts';
import { addProposal, proposalsUnder } from '../../storage/proposals.ts';
import { latestSeals } from '../../storage/seals.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { CREDIT, type CreditContent } from './credit-content.ts';
import { promiseAtEnd } from './fresh-figure.ts';

const REACH = 400 * DAY;

/** Proposes the credits that published figures are due, once for each agreement and period; nothing is owed by it. */
export async function proposeCredits(
  context: Setting,
  { since = context.now - REACH }: { readonly since?: Instant | undefined } = {},
): Promise<{ readonly proposed: number }> {
  const { authority, register } = await openView(context);
  requireAuthority(authority, 'propose-credits', 'workspace');
  const seals = await latestSeals(context.database, { workspaceId: context.workspace.id, since });
  let proposed = 0;
  for (const group of byPeriod(seals)) {
    const terms = creditedTerms(register, group);
    if (terms) proposed += await propose(context, { group, terms });
  }
  return { proposed };
}

/** The published figures of one agreement for one period. */
type Group = readonly [Seal, ...(readonly Seal[])];

function byPeriod(seals: readonly Seal[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const seal of seals) {
    const name = `${seal.agreementKey} ${seal.period.from} ${seal.period.to}`;
    const group = groups.get(name);
    groups.set(name, group ? [...group, seal] : [seal]);
  }
  return [...groups.values()];
}

type CreditedTerms = Pick<AgreementTerms, 'credits' | 'creditCap'>;

/** The terms of the credits for a period; null while there are none, or not all of their figures are published. */
function creditedTerms(register: Register, group: Group): CreditedTerms | null {
  const [{ agreementKey, period, targetKey }] = group;
  const terms = promiseAtEnd(register, { agreementKey, targetKey, period })?.agreement.terms;
  const unit = terms?.targets.find(({ key }) => key === targetKey)?.period;
  const own = terms?.targets.filter((target) => target.period === unit).map(({ key }) => key) ?? [];
  const credits = terms?.credits.filter(({ target }) => own.includes(target)) ?? [];
  const sealed = group.map((seal) => seal.targetKey);
  const complete = credits.every(({ target }) => sealed.includes(target));
  return credits.length > 0 && complete ? { credits, creditCap: terms?.creditCap } : null;
}

type Proposing = { readonly group: Group; readonly terms: CreditedTerms };

async function propose(context: Setting, { group, terms }: Proposing): Promise<number> {
  const { database, workspace, now: proposedAt } = context;
  const [{ agreementKey, period }] = group;
  const reached = new Map(group.map(({ targetKey, figure }) => [targetKey, figure.percent]));
  const due = creditsDue(terms, reached);
  const seals = sealNumbers(group, terms);
  const proposer = nameActor(context.actor);
  return database.transaction(async (tx) => {
    const replaces = await approvedBefore(tx, context, group);
    if (due.lines.length === 0 && replaces === null) return 0;
    const content: CreditContent = { ...due, seals, replaces };
    const key = [agreementKey, period.from, period.to, JSON.stringify(seals)].join(' ');
    const proposal = { agreementKey, period, content, proposedAt, proposer };
    const place = { workspaceId: workspace.id, kind: CREDIT.kind, key };
    if (!(await addProposal(tx, { ...place, ...proposal }))) return 0;
    await record(tx, {
      ...{ workspaceId: workspace.id, at: proposedAt, actor: proposer },
      verb: 'credit proposed',
      subject: `agreement:${agreementKey}`,
      detail: { from: formatInstant(period.from), ...content },
    });
    return 1;
  });
}

function sealNumbers(group: Group, { credits }: CreditedTerms): Readonly<Record<string, number>> {
  const credited = credits.map(({ target }) => target);
  return Object.fromEntries(
    group
      .filter(({ targetKey }) => credited.includes(targetKey))
      .map(({ targetKey, number }) => [targetKey, number]),
  );
}

/** The credits that were approved for the period before its figures were restated. */
async function approvedBefore(tx: Db, { workspace }: Setting, group: Group) {
  const [{ agreementKey, period }] = group;
  const place = { workspaceId: workspace.id, agreementKeys: [agreementKey], of: CREDIT };
  const proposals = await proposalsUnder(tx, place);
  const approved = proposals.find(
    (one) =>
      one.period.from === period.from &&
      one.period.to === period.to &&
      proposalState(one) === 'approved',
  );
  return approved?.id ?? null;
}
