import { actorNamed } from '../../domain/party/actor-name.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { auditPage, type KeptEntry } from '../../storage/audit.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** An entry of the audit trail with the name of whoever did it. */
export type AuditLine = KeptEntry & { readonly by: string };

type Asked = {
  /** What it was done to, such as `agreement:acme-email`. */
  readonly subject?: string | undefined;
  readonly skip?: number | undefined;
  readonly take?: number | undefined;
};

const PAGE = 50;

/** The whole audit trail or that of one subject, the last entry first; for administrators. */
export async function listAudit(
  context: Setting,
  { subject, skip = 0, take = PAGE }: Asked = {},
): Promise<{ readonly lines: readonly AuditLine[]; readonly total: number }> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'see-audit', 'workspace');
  const { database, workspace } = context;
  const page = { workspaceId: workspace.id, subject, skip, take };
  const { entries, total } = await auditPage(database, page);
  const lines = entries.map((entry) => ({ ...entry, by: actorNamed(register, entry.actor).name }));
  return { lines, total };
}
