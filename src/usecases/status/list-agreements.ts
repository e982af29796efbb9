import type { AgreementTerms, EffectiveTerms } from '../../domain/agreement/agreement-terms.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import {
  type AgreementRevision,
  agreementInForce,
  latestAgreement,
  type Register,
} from '../../domain/register/register.ts';
import { searchRows } from '../register/search-rows.ts';
import { byKind, namesOf } from './agreement-names.ts';
import { effectiveAsEnded } from './effective-as-ended.ts';
import { overriddenIn } from './overridden.ts';
import { customerMeant, openView, type Setting, serviceMeant } from './viewing.ts';

/** Where an agreement stands in time. */
export type DatedState = 'planned' | 'active' | 'ended';

/** An agreement in a list: in force now, else its latest revision. */
export type ListedAgreement = {
  readonly key: string;
  readonly name: string;
  readonly kind: AgreementTerms['kind'];
  readonly revision: number;
  readonly state: DatedState;
  readonly effective: EffectiveTerms;
  readonly customerName: string;
  readonly providerName: string;
  readonly serviceNames: readonly string[];
  readonly serviceKeys: readonly string[];
  readonly targetCount: number;
  /** What the customer wishes for, where it is a list of requirements. */
  readonly wishCount: number;
  /** How many of its targets a more specific agreement goes before, for some services or all. */
  readonly overriddenCount: number;
};

type Wanted = {
  readonly service?: string | undefined;
  readonly customer?: string | undefined;
  /** What must be found in an agreement: names, keys, its kind, its state. */
  readonly words?: readonly string[] | undefined;
};

/** The agreements that the actor may know of, SLAs first. */
export async function listAgreements(
  context: Setting,
  { service, customer, words = [] }: Wanted = {},
): Promise<readonly ListedAgreement[]> {
  const view = await openView(context);
  const serviceKey = service === undefined ? null : serviceMeant(view, service).key;
  const customerKey = customer === undefined ? null : customerMeant(view, customer);
  const found = [...view.visible.agreements.keys()]
    .flatMap((key) => currentRevision(view.visible, key, context.now) ?? [])
    .filter(({ terms }) => serviceKey === null || terms.services.includes(serviceKey))
    .filter(({ terms }) => customerKey === null || terms.customer === customerKey)
    .sort(byKind)
    .map((agreement) => listed(view.register, agreement, context.now));
  const aliases = (key: string) => view.visible.services.get(key)?.terms.aliases ?? [];
  const textsOf = (row: ListedAgreement) => [...textsIn(row), ...row.serviceKeys.flatMap(aliases)];
  return searchRows(found, { words, textsOf, noun: 'agreement' });
}

const KINDS: Readonly<Record<ListedAgreement['kind'], string>> = {
  SLA: 'service level agreement',
  OLA: 'operational level agreement',
  UC: 'underpinning contract',
  SLR: 'service level requirements',
};

const STATES: Readonly<Record<DatedState, string>> = {
  active: 'active in force',
  planned: 'planned',
  ended: 'ended expired',
};

function textsIn(row: ListedAgreement): readonly string[] {
  const { key, name, kind, state, customerName, providerName, serviceNames, serviceKeys } = row;
  const parties = [customerName, providerName];
  return [key, name, kind, KINDS[kind], STATES[state], ...parties, ...serviceNames, ...serviceKeys];
}

/** The revision in force, else the latest one. */
export function currentRevision(register: Register, key: string, at: Instant) {
  return agreementInForce(register, key, at) ?? latestAgreement(register, key);
}

/** Whether a revision is in force, was or will be. */
export function datedState(
  register: Register,
  { key, number, agreed, ended }: AgreementRevision,
  at: Instant,
): DatedState {
  if (agreementInForce(register, key, at)?.number === number) return 'active';
  // One that was withdrawn ended before it began.
  return at < agreed.from && ended === undefined ? 'planned' : 'ended';
}

function listed(register: Register, agreement: AgreementRevision, at: Instant): ListedAgreement {
  const { key, number, terms } = agreement;
  const overridden = overriddenIn(register, agreement, at);
  const elsewhere = overridden.filter(({ agreementName }) => agreementName !== null);
  return {
    key,
    kind: terms.kind,
    revision: number,
    state: datedState(register, agreement, at),
    effective: effectiveAsEnded(agreement),
    targetCount: terms.targets.length,
    wishCount: terms.requirements?.length ?? 0,
    overriddenCount: new Set(elsewhere.map(({ targetKey }) => targetKey)).size,
    serviceKeys: terms.services,
    ...namesOf(register, agreement),
  };
}
