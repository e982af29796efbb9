import { describe, expect, it } from 'vitest';
import { agreementTerms } from '../../../src/domain/agreement/agreement-terms.ts';
import {
  agreementsBefore,
  agreementsBehind,
  overriddenSpans,
  overridingCase,
} from '../../../src/domain/agreement/overriding.ts';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import { agreementInForce, assembleRegister } from '../../../src/domain/register/register.ts';
import { besidesOverridden } from '../../../src/domain/target/besides-overridden.ts';
import { measureTarget } from '../../../src/domain/target/measure-target.ts';
import { daily } from '../calendar/calendars.ts';

const p1 = { key: 'p1', kind: 'response', priority: 'P1', within: '1h', attainment: '90' };
const up = { key: 'up', kind: 'availability', objective: '99' };

function document(key: string, number: number, other: object) {
  const terms = agreementTerms.parse({
    ...{ kind: 'SLA', level: 'customer', customer: 'acme', provider: 'desk' },
    ...{ services: ['email', 'web'], effective: { from: '2026-01-01' }, timeZone: 'UTC' },
    ...{ calendar: 'office', targets: [p1, up], ...other },
  });
  return { kind: 'agreement', key, number, hash: `${key} ${number}`, terms } as const;
}

const register = assembleRegister([
  document('group', 1, { level: 'corporate' }),
  document('acme', 1, {}),
  document('acme-email', 1, {
    ...{ level: 'service', services: ['email'], effective: { from: '2026-06-11' } },
    targets: [{ ...p1, key: 'fast', within: '15m', segment: { site: 'Zurich' } }, up],
  }),
]);

const at = (text: string) => parseInstant(`2026-06-${text}:00Z`);
const period = { from: at('01T00:00'), to: parseInstant('2026-07-01T00:00:00Z') };

function revision(key: string) {
  const found = agreementInForce(register, key, at('20T00:00'));
  if (!found) throw new Error(key);
  return found;
}

function item(openedAt: string, coveredBy: readonly string[], site = 'Zurich') {
  const opened = { id: 'o', at: at(openedAt), type: 'opened', actor: 'customer', site } as const;
  return { key: 'T-1', coveredBy, events: [{ ...opened, priority: 'P1' }] };
}

function countedBy(asked: ReturnType<typeof item>, key = 'acme') {
  const agreement = revision(key);
  const [target] = agreement.terms.targets;
  if (!target || !('within' in target)) throw new Error('no case target');
  const openedAt = asked.events[0]?.at ?? 0;
  return overridingCase(register, agreement, { item: asked, target, openedAt })?.in.key ?? key;
}

describe('between agreements of several levels', () => {
  it('the more specific ones of the same customer go before, the most specific first', () => {
    expect(agreementsBefore(register, 'group')).toEqual(['acme-email', 'acme']);
    expect(agreementsBefore(register, 'acme-email')).toEqual([]);
    expect(agreementsBehind(register, 'acme-email')).toEqual(['group', 'acme']);
  });

  it.each([
    ['covers the item', item('12T09:00', ['acme-email']), 'acme-email'],
    ['does not cover it', item('12T09:00', []), 'acme'],
    ['began after it was opened', item('10T23:59', ['acme-email']), 'acme'],
    ['has begun when it is opened', item('11T00:00', ['acme-email']), 'acme-email'],
    ['is about another segment', item('12T09:00', ['acme-email'], 'Bern'), 'acme'],
  ])('a work item counts once: when the more specific one %s', (_, asked, by) => {
    expect(countedBy(asked)).toBe(by);
  });

  it('a work item under three levels counts under the most specific alone', () => {
    const three = item('12T09:00', ['acme', 'acme-email']);
    expect([countedBy(three, 'group'), countedBy(three)]).toEqual(['acme-email', 'acme-email']);
    expect(countedBy(item('10T09:00', ['acme', 'acme-email']), 'group')).toBe('acme');
  });

  const down = (id: string, serviceKey: string, day: string) => ({
    ...{ id, serviceKey, from: at(`${day}T00:00`), to: at(`${day}T06:00`) },
  });
  const outages = [
    down('before', 'email', '05'),
    down('after', 'email', '15'),
    down('web', 'web', '16'),
  ];

  function measure(key: string, policy: 'shrink' | 'as-uptime' = 'shrink') {
    const asOf = period.to;
    const agreement = revision(key);
    const written = agreement.terms.targets.find((each) => each.kind === 'availability');
    if (!written) throw new Error('no availability');
    const terms = { ...written, exclusions: policy };
    const spans = overriddenSpans(register, { agreement, terms, period });
    const { services } = agreement.terms;
    const facts = besidesOverridden(
      {
        workItems: [],
        outages: outages.filter(({ serviceKey }) => services.includes(serviceKey)),
        exclusions: [],
      },
      { spans, services, asOf, period },
    );
    const calendar = daily('UTC', ['00:00', '24:00']);
    return measureTarget({ terms, calendar, timeZone: 'UTC', asOf, period, facts });
  }

  it('outages of a service that a more specific promise is about do not count from its first day on', () => {
    const { attainment, exclusions } = measure('acme');
    // The outage of the 5th and that of the web; the one of the e-mail on the 15th counts elsewhere.
    expect(attainment).toMatchObject({ downtimeMs: 12 * 3_600_000, agreedMs: 720 * 3_600_000 });
    expect(exclusions).toMatchObject([
      { serviceKey: 'email', from: at('11T00:00'), reason: 'acme-email goes before it' },
    ]);
  });

  it('nothing is agreed while more specific promises are about every service', () => {
    expect(measure('group')).toMatchObject({
      verdict: 'no-data',
      attainment: { agreedMs: 0, downtimeMs: 0 },
    });
    // Not even where excluded time counts as up: it is not excluded, but agreed elsewhere.
    expect(measure('group', 'as-uptime')).toMatchObject({ verdict: 'no-data' });
    expect(measure('acme-email').attainment).toMatchObject({ downtimeMs: 12 * 3_600_000 });
  });
});
