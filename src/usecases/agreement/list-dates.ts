import type { AgreementTerms } from '../../domain/agreement/agreement-terms.ts';
import {
  type AgreementDate,
  agreementDates,
} from '../../domain/agreement/dates/agreement-dates.ts';
import { dateIn, daysUntil } from '../../domain/agreement/dates/term.ts';
import { seenRevision } from '../../domain/agreement/support-chain/carriers.ts';
import type { AgreementRevision } from '../../domain/register/register.ts';
import { findAgreement, findService } from '../../domain/register/search.ts';
import { namesOf } from '../status/agreement-names.ts';
import { neitherMeant } from '../status/neither-meant.ts';
import { openView, type Setting, type Viewing } from '../status/viewing.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** A date with the agreement that it belongs to. */
export type ListedDate = AgreementDate & {
  readonly agreement: string;
  readonly agreementName: string;
  readonly agreementKind: AgreementTerms['kind'];
  /** Days from today in the agreement's zone; negative when it has passed. */
  readonly daysLeft: number;
};

/** The dates that an actor may know of: of an agreement, of a service, or of all, the next first. */
export async function listDates(
  context: Setting,
  { of }: { readonly of?: string | undefined } = {},
): Promise<readonly ListedDate[]> {
  const view = await openView(context);
  const agreements = of === undefined ? everyone(view, context.now) : meant(view, of, context.now);
  return agreements
    .flatMap((agreement) => datesOf(view, agreement, context.now))
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

function everyone({ visible }: Viewing, now: number): readonly AgreementRevision[] {
  return [...visible.agreements.keys()].flatMap(
    (key) => seenRevision({ register: visible, asOf: now }, key) ?? [],
  );
}

/** Agreements first: a service is often called like its agreement. */
function meant(view: Viewing, of: string, now: number): readonly AgreementRevision[] {
  const all = everyone(view, now);
  const { match } = findAgreement(view.visible, of);
  if (match) return all.filter(({ key }) => key === match.key);
  const service = findService(view.visible, of).match;
  if (!service) throw neitherMeant(view, of);
  return all.filter(({ terms }) => terms.services.includes(service.key));
}

function datesOf(view: Viewing, agreement: AgreementRevision, now: number): readonly ListedDate[] {
  const { register, viewer } = view;
  const { key, terms } = agreement;
  const today = dateIn(terms.timeZone, now);
  const scene = { register, asOf: now, calendarOf: calendarsOf(register) };
  const { name: agreementName } = namesOf(register, agreement);
  return agreementDates(scene, agreement)
    .filter(({ kind }) => viewer.kind === 'staff' || !INSIDE.has(kind))
    .map((date) => ({
      ...{ ...date, agreement: key, agreementName, agreementKind: terms.kind },
      daysLeft: daysUntil(date.on, today),
    }));
}

/** Nobody outside learns what an agreement rests on. */
const INSIDE: ReadonlySet<AgreementDate['kind']> = new Set(['support-ends']);
