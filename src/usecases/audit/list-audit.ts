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
  const { entries, total } = await pageAbout(context, { subject, skip, take });
  const lines = entries.map((entry) => ({ ...entry, by: actorNamed(register, entry.actor).name }));
  return { lines, total };
}

type Page = { readonly subject: string | undefined; readonly skip: number; readonly take: number };

/** What is about the subject as it is written, or else about a document of that key. */
async function pageAbout({ database, workspace }: Setting, { subject, skip, take }: Page) {
  const place = { workspaceId: workspace.id, skip, take };
  const asWritten = await auditPage(database, { ...place, subject });
  if (asWritten.total > 0 || subject === undefined) return asWritten;
  for (const likely of subjectsMeant(subject)) {
    const page = await auditPage(database, { ...place, subject: likely });
    if (page.total > 0) return page;
  }
  return asWritten;
}

const DOCUMENT_KINDS = ['agreement', 'service', 'party', 'person', 'calendar'];

function subjectsMeant(text: string): readonly string[] {
  const written = text.trim().toLowerCase().replace('/', ':');
  if (written.includes(':')) return [written];
  return DOCUMENT_KINDS.map((kind) => `${kind}:${written}`);
}
