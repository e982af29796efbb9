import { may, requireAuthority } from '../../domain/party/authority.ts';
import { namesAdministrator } from '../../domain/party/grants.ts';
import type { DocumentKind } from '../../domain/register/documents.ts';
import { openView, type Setting } from '../status/viewing.ts';

/** What somebody can begin with. */
export type FirstSteps = {
  /** Whether they may write drafts at all. */
  readonly mayWrite: boolean;
  /** Whether they are of the provider's own people, for whom everything inside is meant. */
  readonly forStaff: boolean;
  /** What the register lacks before an agreement can be written, in the order in which it is needed. */
  readonly missing: readonly DocumentKind[];
  /** Which sides of an agreement the register has nobody for. */
  readonly missingSides: readonly ('provider' | 'customer')[];
  /** Whether every member counts as an administrator, because the register names none. */
  readonly openToAll: boolean;
};

const NEEDED = ['party', 'calendar', 'service', 'agreement'] as const;

/** What the register lacks yet, told to those who can do something about it. */
export async function firstSteps(context: Setting): Promise<FirstSteps> {
  const { register, authority, viewer } = await openView(context);
  const { parties, calendars, services, agreements } = register;
  const kinds = new Set([...parties.values()].map(({ terms }) => terms.kind));
  const missingSides = (['provider', 'customer'] as const).filter((kind) => !kinds.has(kind));
  const lacks = {
    party: missingSides.length > 0,
    ...{ calendar: calendars.size === 0, service: services.size === 0 },
    agreement: agreements.size === 0,
  };
  const mayWrite = may(authority, 'draft-document', 'anything');
  return {
    mayWrite,
    forStaff: viewer.kind === 'staff',
    missing: mayWrite ? NEEDED.filter((kind) => lacks[kind]) : [],
    missingSides,
    openToAll: mayWrite && !namesAdministrator(register),
  };
}

/** Refuses those who may not change anything in the register, before they write what would be refused. */
export async function requireImporter(context: Setting): Promise<void> {
  const { authority } = await openView(context);
  requireAuthority(authority, 'change-register', 'anything');
}
