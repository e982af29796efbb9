import {
  type AgreementTerms,
  type EffectiveTerms,
  type Requirement,
  supportsOf,
} from '../../domain/agreement/agreement-terms.ts';
import { supportHours } from '../../domain/agreement/hours.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { may, subjectOf } from '../../domain/party/authority.ts';
import { maySeeCredits } from '../../domain/party/viewer.ts';
import {
  type AgreementRevision,
  calendarInForce,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';
import { targetName, targetSentence } from '../../domain/target/kind-words.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { type Standing, standingOf } from '../agreement/standing.ts';
import { visibleTerms } from '../register/visible-terms.ts';
import { termName, termWords } from '../register/words/term-words.ts';
import { namesOf } from './agreement-names.ts';
import { type CalendarSheet, calendarSheet } from './calendar-sheet.ts';
import { effectiveAsEnded } from './effective-as-ended.ts';
import { currentRevision, type DatedState, datedState } from './list-agreements.ts';
import { type OverriddenTarget, overriddenIn } from './overridden.ts';
import { agreementMeant, openView, type Setting } from './viewing.ts';

/** Everything about one agreement that the viewer may know. */
export type AgreementSheet = {
  readonly key: string;
  readonly name: string;
  readonly kind: AgreementTerms['kind'];
  readonly level: AgreementTerms['level'];
  readonly description: string | null;
  readonly revision: number;
  readonly hash: string;
  readonly state: DatedState;
  /** Where it stands in its life, and what the viewer may do with it. */
  readonly standing: Standing;
  readonly effective: EffectiveTerms;
  readonly timeZone: string;
  readonly customerName: string;
  readonly providerName: string;
  readonly serviceNames: readonly string[];
  readonly targets: readonly TargetSheet[];
  /** Terms that have no place of their own on the sheet, by name. */
  readonly further: readonly { readonly label: string; readonly words: string }[];
  /** What the customer wishes for, and what is to serve it as far as that is known. */
  readonly wishes: readonly WishLine[];
  /** Which of its promises a more specific one goes before. */
  readonly overridden: readonly OverriddenTarget[];
  /** The service hours, by which everything but cases counts. */
  readonly calendar: CalendarSheet | null;
  /** The support hours, by which cases count; null where they are the service hours. */
  readonly supportCalendar: CalendarSheet | null;
  readonly review: { readonly every: string; readonly ownerName: string } | null;
  readonly report: AgreementTerms['report'] | null;
  readonly responsibilities: AgreementTerms['responsibilities'] | null;
  readonly signatoryNames: readonly string[];
  /** Null for those who neither sign them nor pay them. */
  readonly credits: AgreementTerms['credits'] | null;
  /** What lies under it; null for those who may not know. */
  readonly supportedBy: readonly NamedAgreement[] | null;
  /** What rests on it; null for those who may not know. */
  readonly supports: readonly NamedAgreement[] | null;
  readonly revisions: readonly RevisionLine[];
  readonly mayEdit: boolean;
};

export type TargetSheet = {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly sentence: string;
  readonly period: TargetTerms['period'];
};

export type WishLine = {
  readonly key: string;
  readonly wish: string;
  readonly serviceName: string | null;
  readonly target: string | null;
};

export type NamedAgreement = {
  readonly key: string;
  readonly name: string;
  readonly kind: AgreementTerms['kind'];
};

export type RevisionLine = {
  readonly number: number;
  readonly hash: string;
  readonly effective: EffectiveTerms;
};

/** Shows one agreement, in the revision in force or else the latest one. */
export async function showAgreement(context: Setting, text: string): Promise<AgreementSheet> {
  const view = await openView(context);
  const meant = agreementMeant(view, text);
  const agreement = currentRevision(view.visible, meant.key, context.now) ?? meant;
  const { register, visible, viewer } = view;
  const { key, number, hash, terms } = agreement;
  const { kind, level, description, timeZone } = terms;
  return {
    ...{ key, kind, level, hash, timeZone },
    effective: effectiveAsEnded(agreement),
    revision: number,
    description: description ?? null,
    state: datedState(visible, agreement, context.now),
    standing: await standingOf(context, view, key),
    ...namesOf(register, agreement),
    targets: terms.targets.map(targetSheet),
    further: furtherTerms(visibleTerms(viewer, terms)),
    wishes: (terms.requirements ?? []).map((one) => wishLine(register, one)),
    overridden: overriddenIn(register, agreement, context.now),
    calendar: calendarOf(register, terms.calendar, context.now),
    supportCalendar:
      supportHours(terms) === terms.calendar
        ? null
        : calendarOf(register, supportHours(terms), context.now),
    review: terms.review
      ? { every: terms.review.every, ownerName: personName(register, terms.review.owner) }
      : null,
    report: terms.report ?? null,
    responsibilities: terms.responsibilities ?? null,
    signatoryNames: signatoriesOf(terms).map((person) => personName(register, person)),
    credits: maySeeCredits(viewer, terms) ? terms.credits : null,
    supportedBy: viewer.kind === 'staff' ? named(register, restsOn(terms)) : null,
    supports: viewer.kind === 'staff' ? named(register, restingOn(register, key)) : null,
    revisions: (visible.agreements.get(key) ?? []).map(revisionLine),
    mayEdit: may(view.authority, 'draft-document', subjectOf(terms)),
  };
}

function targetSheet(target: TargetTerms): TargetSheet {
  const { key, kind, period } = target;
  return { key, kind, period, name: targetName(target), sentence: targetSentence(target) };
}

const FURTHER = ['level', 'handOver', 'maintenance', 'creditCap'] as const;

function furtherTerms(terms: AgreementTerms) {
  return FURTHER.map((name) => ({
    label: termName(name),
    words: termWords(name, terms[name]),
  })).filter(({ words }) => words !== '');
}

function wishLine({ services }: Register, { key, wish, service, target }: Requirement): WishLine {
  const serviceName = service === undefined ? null : (services.get(service)?.terms.name ?? service);
  return { key, wish, serviceName, target: target ?? null };
}

function calendarOf(register: Register, key: string, at: Instant) {
  const revision = calendarInForce(register, key, at);
  return revision && calendarSheet(revision);
}

function revisionLine(revision: AgreementRevision): RevisionLine {
  const { number, hash } = revision;
  return { number, hash, effective: effectiveAsEnded(revision) };
}

function signatoriesOf({ signatories }: AgreementTerms): readonly string[] {
  return [...(signatories?.provider ?? []), ...(signatories?.customer ?? [])];
}

function personName(register: Register, key: string): string {
  const people = [...register.parties.values()].flatMap(({ terms }) => terms.people);
  return people.find((person) => person.key === key)?.name ?? key;
}

function named(register: Register, keys: readonly string[]): readonly NamedAgreement[] {
  return keys.flatMap((key) => {
    const terms = latestAgreement(register, key)?.terms;
    return terms ? [{ key, name: terms.name ?? key, kind: terms.kind }] : [];
  });
}

function restsOn(terms: AgreementTerms): readonly string[] {
  return supportsOf(terms).map(({ agreement }) => agreement);
}

function restingOn(register: Register, key: string): readonly string[] {
  return [...register.agreements.keys()].filter((other) => {
    const terms = latestAgreement(register, other)?.terms;
    return terms !== undefined && restsOn(terms).includes(key);
  });
}
