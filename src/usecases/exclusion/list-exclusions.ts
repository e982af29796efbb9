import type { AgreedExclusion } from '../../domain/exclusion/agreed-exclusion.ts';
import { exclusionsUnder } from '../../storage/exclusions.ts';
import { agreementMeant, openView, type Setting } from '../status/viewing.ts';

/** Every exclusion that was asked for, the newest first; people outside see those that counted at some time. */
export async function listExclusions(
  context: Setting,
  question: { readonly agreement?: string | undefined } = {},
): Promise<readonly AgreedExclusion[]> {
  const view = await openView(context);
  const agreementKeys =
    question.agreement === undefined
      ? [...view.visible.agreements.keys()]
      : [agreementMeant(view, question.agreement).key];
  const workspaceId = context.workspace.id;
  const found = await exclusionsUnder(context.database, { workspaceId, agreementKeys });
  return view.viewer.kind === 'staff' ? found : found.filter(({ approval }) => approval !== null);
}
