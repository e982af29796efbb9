import { requireAuthority } from '../../domain/party/authority.ts';
import { type VerifiedChain, verifyChain } from '../../storage/audit-verify.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** Whether the audit trail is whole: every entry as it was recorded, and none gone. */
export async function verifyAudit(context: Setting): Promise<VerifiedChain> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'see-audit', 'workspace');
  const { database, workspace } = context;
  return verifyChain(database, { workspaceId: workspace.id });
}
