import type { Instant } from '../../calendar/instant.ts';
import { agreementInForce, type Register } from '../../register/register.ts';
import { stateOf } from '../../service/service-terms.ts';
import { supportHours } from '../hours.ts';
import type { Finding } from './rule.ts';

type Unplaced = Omit<Finding, 'agreement' | 'target'>;

/** What is worth a look in a register as a whole: services without a promise, calendars without a use. */
export function lintRegister(register: Register, asOf: Instant): readonly Finding[] {
  return [...unpromised(register, asOf), ...unused(register)].map((found) => ({
    ...{ ...found, agreement: '', target: null },
  }));
}

function unpromised(register: Register, asOf: Instant): readonly Unplaced[] {
  const promised = new Set(
    [...register.agreements.keys()]
      .flatMap((key) => agreementInForce(register, key, asOf) ?? [])
      .filter(({ terms }) => terms.kind === 'SLA')
      .flatMap(({ terms }) => terms.services),
  );
  return [...register.services.values()]
    .filter(({ key, terms }) => stateOf(terms) === 'live' && !promised.has(key))
    .map(({ key, terms }) => ({
      ...{ rule: 'service-without-sla', severity: 'warning' },
      sentence: `The service ${terms.name} (${key}) is live, and no SLA covers it.`,
      why: 'Its customers expect something anyway, and nobody has said what.',
      fix: 'Agree an SLA, or say that it is not live.',
    }));
}

function unused({ calendars, agreements }: Register): readonly Unplaced[] {
  const used = new Set(
    [...agreements.values()].flatMap((revisions) =>
      revisions.flatMap(({ terms }) => [terms.calendar, supportHours(terms)]),
    ),
  );
  return [...calendars.keys()]
    .filter((key) => !used.has(key))
    .map((key) => ({
      ...{ rule: 'calendar-unused', severity: 'hint' },
      sentence: `No agreement uses the calendar “${key}”.`,
      why: 'What is not used is not kept right.',
      fix: 'Use it, or take it out of your files.',
    }));
}
