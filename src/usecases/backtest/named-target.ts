import { hoursFor } from '../../domain/agreement/hours.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { AccordError } from '../../domain/error.ts';
import { requireAuthority } from '../../domain/party/authority.ts';
import type { AgreementRevision, Register } from '../../domain/register/register.ts';
import type { TargetTerms } from '../../domain/target/target-terms.ts';
import { currentRevision } from '../status/list-agreements.ts';
import { agreementMeant, type Viewing } from '../status/viewing.ts';
import { calendarsOf } from '../work-item/fold-work-item.ts';

/** A promise as it stands now, and the calendar that it is kept on. */
export type NamedTarget = {
  readonly agreement: AgreementRevision;
  readonly target: TargetTerms;
  readonly calendar: Calendar;
};

type Wanted = { readonly agreement: string; readonly target: string; readonly at: Instant };

/** The target of an agreement that somebody means; what lies under an SLA is for the provider's own people. */
export function targetMeant(view: Viewing, { agreement: text, target, at }: Wanted): NamedTarget {
  const meant = agreementMeant(view, text);
  if (['OLA', 'UC'].includes(meant.terms.kind)) {
    requireAuthority(view.authority, 'see-inside', 'anything');
  }
  const agreement = currentRevision(view.visible, meant.key, at) ?? meant;
  const found = agreement.terms.targets.find(({ key }) => key === target.toLowerCase());
  if (found) {
    const calendar = calendarMeant(view.register, hoursFor(agreement.terms, found));
    return { agreement, target: found, calendar };
  }
  const keys = agreement.terms.targets.map(({ key }) => key).join(', ');
  throw new AccordError(
    'not-found',
    `${agreement.key} promises nothing called “${target}”. It has: ${keys}.`,
  );
}

/** A calendar by its key, with all its revisions. */
export function calendarMeant(register: Register, key: string): Calendar {
  const calendar = calendarsOf(register)(key);
  if (calendar) return calendar;
  const keys = [...register.calendars.keys()].join(', ');
  throw new AccordError('not-found', `There is no calendar “${key}”. There are: ${keys}.`);
}
