import type { PARTY_KINDS } from '../party/party-terms.ts';
import { type Known, knownParty, missingReference } from '../register/known.ts';
import type { Path, Problem } from '../register/problem.ts';
import type { AGREEMENT_KINDS } from './agreement-terms.ts';
import type { SoundParts } from './sound-parts.ts';

type PartyKind = (typeof PARTY_KINDS)[number];
type AgreementKind = (typeof AGREEMENT_KINDS)[number];
type Side = 'customer' | 'provider';

/** Which kind of party stands on which side of an agreement. */
const SIDES: Readonly<Record<AgreementKind, Readonly<Record<Side, PartyKind>>>> = {
  SLA: { customer: 'customer', provider: 'provider' },
  SLR: { customer: 'customer', provider: 'provider' },
  OLA: { customer: 'provider', provider: 'provider' },
  UC: { customer: 'provider', provider: 'supplier' },
};

/** Both sides exist and are what the kind of agreement asks for. */
export function checkParties(known: Known, parts: SoundParts): readonly Problem[] {
  return (['customer', 'provider'] as const).flatMap((side) => [
    ...missingReference(known, 'party', { key: parts[side], path: [side] }),
    ...wrongSide(known, parts, side),
  ]);
}

function wrongSide(known: Known, parts: SoundParts, side: Side): readonly Problem[] {
  const party = knownParty(known, parts[side]);
  if (!party || !parts.kind) return [];
  const expected = SIDES[parts.kind][side];
  if (party.kind === expected) return [];
  const message = `“${parts[side]}” is a ${party.kind}: the ${side} of ${article(parts.kind)} is expected to be a ${expected}`;
  return [{ path: [side], message }];
}

/** The owner of the review and the signatories are people of the parties concerned. */
export function checkPeople(known: Known, parts: SoundParts): readonly Problem[] {
  return [
    ...missingReference(known, 'person', { key: parts.review?.owner, path: ['review', 'owner'] }),
    ...(['customer', 'provider'] as const).flatMap((side) =>
      parts.signatories[side].flatMap((person, index) =>
        checkSignatory(known, parts, { side, person, path: ['signatories', side, index] }),
      ),
    ),
  ];
}

type Signatory = { readonly side: Side; readonly person: string; readonly path: Path };

function checkSignatory(
  known: Known,
  parts: SoundParts,
  { side, person, path }: Signatory,
): readonly Problem[] {
  const missing = missingReference(known, 'person', { key: person, path });
  const party = knownParty(known, parts[side]);
  const theirs = known.partiesOf.get(person);
  if (missing.length > 0 || !party || !theirs) return missing;
  if (parts.kind && party.kind !== SIDES[parts.kind][side]) return [];
  const mayShare = (key: string) =>
    party.kind === 'provider' && knownParty(known, key)?.kind === 'provider';
  if (theirs.some((key) => key === parts[side] || mayShare(key))) return [];
  const message = `“${person}” belongs to ${theirs.join(', ')}: expected somebody of ${parts[side]}`;
  return [{ path, message }];
}

/** What is meant for one customer must not be posted to another one. */
export function checkChannels(known: Known, parts: SoundParts): readonly Problem[] {
  const { customerChannel, teamChannel } = parts.report ?? {};
  return [
    ...foreignChannel(known, customerChannel, {
      path: ['report', 'customerChannel'],
      allowed: parts.customer,
    }),
    ...foreignChannel(known, teamChannel, { path: ['report', 'teamChannel'], allowed: null }),
  ];
}

function foreignChannel(
  known: Known,
  channel: string | undefined,
  { path, allowed }: { readonly path: Path; readonly allowed: string | null },
): readonly Problem[] {
  if (channel === undefined) return [];
  const own = knownParty(known, allowed ?? undefined)?.channels.customer;
  if (own === channel) return [];
  const owner = [...known.register.parties.values()].find(
    ({ terms }) => terms.channels.customer === channel,
  );
  if (!owner && own === undefined) return [];
  const found = owner ? `is the channel of ${owner.key}` : `is no channel of ${allowed}`;
  const expected = own ?? (allowed === null ? 'a channel of the team' : `a channel of ${allowed}`);
  return [{ path, message: `“${channel}” ${found}: expected ${expected}` }];
}

function article(kind: AgreementKind): string {
  return kind === 'UC' ? 'a UC' : `an ${kind}`;
}
