import { may } from '../../domain/party/authority.ts';
import { type DocumentKind, isDocumentKind } from '../../domain/register/documents.ts';
import { simplify } from '../../domain/register/nearest.ts';
import { openDrafts } from '../../storage/drafts.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** A draft that somebody names although the register has nothing of that name yet. */
export type NamedDraft = {
  readonly kind: DocumentKind;
  readonly key: string;
  readonly name: string;
  readonly version: number;
};

/** The open draft of something new that somebody names by its key or name; null for those who may see none. */
export async function draftNamed(
  context: Setting,
  words: readonly string[],
): Promise<NamedDraft | null> {
  const { authority } = await openView(context);
  if (!may(authority, 'see-drafts', 'anything')) return null;
  const drafts = await openDrafts(context.database, { workspaceId: context.workspace.id });
  const named = drafts
    .filter(({ base }) => base === 0)
    .map(({ kind, key, version, terms }) => ({
      ...{ kind, key, version },
      name: typeof terms.name === 'string' && terms.name !== '' ? terms.name : key,
    }));
  const wanted = textsOf(words).map(simplify);
  return (
    named.find(({ key, name }) =>
      [key, name].some((one) => wanted.includes(simplify(one)) && simplify(one) !== ''),
    ) ?? null
  );
}

/** All the words, then ever fewer of them: what follows a name is a number, a promise or a customer. */
function textsOf(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  const own = isDocumentKind(first.toLowerCase()) && rest.length > 0 ? rest : words;
  return own.map((_word, index) => own.slice(0, own.length - index).join(' '));
}
