import { formatInstant, type Instant, MINUTE } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { agreementsOf } from '../../domain/register/register.ts';
import { runningForecasts } from '../forecast/running-forecasts.ts';
import { publishedBy } from '../period/published-figure.ts';
import { recomputingOf } from '../rebuild/recomputing.ts';
import { byKind } from './agreement-names.ts';
import { measureAgreement } from './measure-agreement.ts';
import { factsFrom } from './period-facts.ts';
import type { StatusReport } from './status-report.ts';
import {
  agreementMeant,
  customerMeant,
  openView,
  type Setting,
  serviceMeant,
  type Viewing,
} from './viewing.ts';

/** What a status is asked about: names are forgiving, and without any it is about everything. */
export type StatusQuestion = {
  readonly service?: string | undefined;
  readonly customer?: string | undefined;
  readonly agreement?: string | undefined;
  readonly at?: Instant | undefined;
};

/** How the promises stand that the actor may know of; every number shown anywhere comes from here. */
export async function showStatus(
  context: Setting,
  question: StatusQuestion = {},
): Promise<StatusReport> {
  const view = await openView(context);
  const asOf = askedInstant(question, context.now);
  const service = question.service === undefined ? null : serviceMeant(view, question.service);
  const customer =
    question.customer === undefined ? undefined : customerMeant(view, question.customer);
  const agreement =
    question.agreement === undefined ? null : agreementMeant(view, question.agreement).key;
  const { register, visible, viewer } = view;
  const workspaceId = context.workspace.id;
  const seen = { db: context.database, workspaceId, register, asOf };
  const factsOf = factsFrom({ ...seen, cases: 'unsettled' });
  const sealOf = publishedBy({ db: context.database, workspaceId, asOf });
  const asked = agreementsOf(visible, { service: service?.key, customer, at: asOf }).filter(
    ({ key }) => agreement === null || key === agreement,
  );
  const measuring = { register, asOf, factsOf, sealOf };
  const agreementKeys = asked.map(({ key }) => key);
  const [measured, withForecasts, recomputing] = await Promise.all([
    Promise.all(asked.toSorted(byKind).map((each) => measureAgreement(measuring, each))),
    // What may become of a promise is told to our own people only.
    runningForecasts(seen, viewer.kind === 'staff' ? asked : []),
    recomputingOf(context.database, { workspaceId, agreementKeys }),
  ]);
  return {
    asOf,
    service: service && { key: service.key, name: service.terms.name },
    ...(customer !== undefined && { customer: { key: customer, name: partyName(view, customer) } }),
    agreements: measured.map(withForecasts),
    ...(recomputing && { recomputing }),
  };
}

function partyName({ register }: Viewing, key: string): string {
  return register.parties.get(key)?.terms.name ?? key;
}

const CLOCK_TOLERANCE = 5 * MINUTE;

/** The instant that is asked about; nobody can be told about a time to come. */
export function askedInstant({ at }: Pick<StatusQuestion, 'at'>, now: Instant): Instant {
  if (at === undefined || at <= now + CLOCK_TOLERANCE) return at ?? now;
  throw new AccordError(
    'invalid',
    `${formatInstant(at)} is still to come. Ask for an instant up to now, ${formatInstant(now)}.`,
  );
}
