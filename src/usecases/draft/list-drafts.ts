import type { Instant } from '../../domain/calendar/instant.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { actorNamed } from '../../domain/party/actor-name.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import { latestRevision, type Register } from '../../domain/register/register.ts';
import { openDrafts } from '../../storage/drafts.ts';
import { openView, type Setting } from '../status/viewing.ts';
import { notesToday } from './notes-today.ts';

/** A draft in a list. */
export type ListedDraft = Pick<Draft, 'kind' | 'key' | 'version' | 'base' | 'updatedAt'> & {
  readonly name: string;
  readonly authorName: string;
  readonly updatedByName: string;
  readonly notes: number;
  /** Whether a revision was published since it was started. */
  readonly behind: boolean;
};

/** Every draft that is open, what was changed last first; for the provider's own people. */
export async function listDrafts(context: Setting): Promise<readonly ListedDraft[]> {
  const { register, authority } = await openView(context);
  requireAuthority(authority, 'see-drafts', 'anything');
  const drafts = await openDrafts(context.database, { workspaceId: context.workspace.id });
  return drafts.map((draft) => listed(register, draft));
}

function listed(register: Register, draft: Draft): ListedDraft {
  const { kind, key, version, base, terms } = draft;
  const notes = notesToday(register, draft);
  const updatedAt: Instant = draft.updatedAt;
  return {
    ...{ kind, key, version, base, updatedAt, notes: notes.length },
    name: typeof terms.name === 'string' && terms.name !== '' ? terms.name : key,
    authorName: actorNamed(register, draft.author).name,
    updatedByName: actorNamed(register, draft.updatedBy).name,
    behind: (latestRevision(register, kind, key)?.number ?? 0) > base,
  };
}
