import { AccordError } from '../../domain/error.ts';
import { type Authority, authorityOf } from '../../domain/party/authority.ts';
import { type Viewer, visibleAgreements } from '../../domain/party/viewer.ts';
import type {
  AgreementRevision,
  Register,
  ServiceRevision,
} from '../../domain/register/register.ts';
import { type Found, findAgreement, findParty, findService } from '../../domain/register/search.ts';
import type { Context } from '../context.ts';
import { loadRegister } from '../register/load-register.ts';

/** What a verb is given that enqueues nothing. */
export type Setting = Omit<Context, 'queue'>;

/** The register, for whom the actor looks at it, and the part of it that they may know of. */
export type Viewing = {
  readonly register: Register;
  readonly viewer: Viewer;
  readonly authority: Authority;
  readonly visible: Register;
};

/** Loads the register as the actor may see it. */
export async function openView(context: Setting): Promise<Viewing> {
  const register = await loadRegister(context);
  const { actor, workspace } = context;
  const channelName = actor.kind === 'person' ? actor.channelName : undefined;
  const authority = authorityOf(register, { actor, homeTeamId: workspace.teamId, channelName });
  const { viewer } = authority;
  return { register, viewer, authority, visible: visibleRegister(register, viewer) };
}

/** The service that somebody means; a refusal that helps when there is none. */
export function serviceMeant({ visible }: Viewing, text: string): ServiceRevision {
  const names = () => [...visible.services.values()].map(({ terms }) => terms.name);
  return found(findService(visible, text), { noun: 'service', text, names });
}

/** The agreement that somebody means: its latest revision. */
export function agreementMeant({ visible }: Viewing, text: string): AgreementRevision {
  const names = () => [...visible.agreements.keys()];
  return found(findAgreement(visible, text), { noun: 'agreement', text, names });
}

/** The key of the customer that somebody means. */
export function customerMeant({ visible }: Viewing, text: string): string {
  const revisions = [...visible.agreements.values()].flat();
  const keys = new Set(revisions.map(({ terms }) => terms.customer));
  const customers = [...visible.parties.values()].filter(({ key }) => keys.has(key));
  const parties = new Map(customers.map((party) => [party.key, party]));
  const names = () => customers.map(({ terms }) => terms.name);
  return found(findParty({ ...visible, parties }, text), { noun: 'customer', text, names }).key;
}

type Sought = {
  readonly noun: string;
  readonly text: string;
  readonly names: () => readonly string[];
};

function found<Thing>({ match, suggestions }: Found<Thing>, { noun, text, names }: Sought): Thing {
  if (match !== null) return match;
  const meant = suggestions.map((key) => `“${key}”`).join(' or ');
  const hint = meant === '' ? existing(noun, names()) : `Did you mean ${meant}?`;
  throw new AccordError('not-found', `There is no ${noun} “${text}”. ${hint}`);
}

const MOST_NAMES = 12;

function existing(noun: string, names: readonly string[]): string {
  if (names.length === 0) return `There is no ${noun} yet that you can see.`;
  const more = names.length > MOST_NAMES ? ' …' : '.';
  return `There are: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

// Whoever is not of the provider's own people also learns no names of what they may not see.
function visibleRegister(register: Register, viewer: Viewer): Register {
  if (viewer.kind === 'staff') return register;
  const agreements = new Map(
    [...register.agreements]
      .map(([key, revisions]) => [key, visibleAgreements(viewer, revisions)] as const)
      .filter(([, revisions]) => revisions.length > 0),
  );
  const terms = [...agreements.values()].flat().map((revision) => revision.terms);
  const services = new Set(terms.flatMap((each) => each.services));
  const parties = new Set(terms.flatMap(({ customer, provider }) => [customer, provider]));
  return {
    ...register,
    agreements,
    services: only(register.services, services),
    parties: only(register.parties, parties),
  };
}

function only<Value>(values: ReadonlyMap<string, Value>, keys: ReadonlySet<string>) {
  return new Map([...values].filter(([key]) => keys.has(key)));
}
