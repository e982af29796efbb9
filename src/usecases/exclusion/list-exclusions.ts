import type { Interval } from '../../domain/calendar/interval.ts';
import type { AgreedExclusion } from '../../domain/exclusion/agreed-exclusion.ts';
import { countedParts } from '../../domain/exclusion/effective-exclusions.ts';
import { latestAgreement } from '../../domain/register/register.ts';
import { exclusionsUnder } from '../../storage/exclusions.ts';
import { agreementMeant, openView, type Setting, type Viewing } from '../status/viewing.ts';
import { maintenanceRules } from './exclusions-in-force.ts';

/** An exclusion and what of it counts, or would if it were approved: maintenance may in parts, or not at all. */
type ShownExclusion = AgreedExclusion & { readonly counted: readonly Interval[] };

/** Every exclusion that was asked for, the newest first; people outside see those that counted at some time. */
export async function listExclusions(
  context: Setting,
  question: { readonly agreement?: string | undefined } = {},
): Promise<readonly ShownExclusion[]> {
  const view = await openView(context);
  const agreementKeys =
    question.agreement === undefined
      ? [...view.visible.agreements.keys()]
      : [agreementMeant(view, question.agreement).key];
  const workspaceId = context.workspace.id;
  const found = await exclusionsUnder(context.database, { workspaceId, agreementKeys });
  const seen =
    view.viewer.kind === 'staff' ? found : found.filter(({ approval }) => approval !== null);
  return seen.map((exclusion) => ({ ...exclusion, counted: countedOf(view, exclusion, found) }));
}

function countedOf(
  { register }: Viewing,
  exclusion: AgreedExclusion,
  all: readonly AgreedExclusion[],
): readonly Interval[] {
  const { agreementKey } = exclusion;
  const terms = latestAgreement(register, agreementKey)?.terms;
  const rules = terms && maintenanceRules(register, terms);
  const others = all.filter((other) => other.agreementKey === agreementKey);
  return rules ? countedParts(exclusion, others, rules) : [];
}
