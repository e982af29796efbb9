import { describe, expect, it } from 'vitest';
import { begunNegotiation } from '../../../src/domain/negotiation/beginning.ts';
import { acceptRest, decideAnswers } from '../../../src/domain/negotiation/decide-answer.ts';
import { decideSending } from '../../../src/domain/negotiation/decide-offer.ts';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import { baseOf, sceneFor, smallTable, take, viewFor, wished } from './small-table.ts';

describe('what an offer shows the customer', () => {
  it('is never what carries it, nor where the team talks, also where that is new', () => {
    const table = smallTable();
    const agreed = table.register.agreements.get('corp-support') ?? [];
    const bare = agreed.map(({ terms: { report: _, ...terms }, ...one }) => ({ ...one, terms }));
    const agreements = new Map(table.register.agreements).set('corp-support', bare);
    table.register = { ...table.register, agreements };
    const report = { every: 'month', customerChannel: '#corp', teamChannel: '#desk' };
    const terms = wished(table, { within: '20m', inDays: 30 });
    table.state = begunNegotiation({
      ...{
        salt: 'salt-of-the-table',
        side: 'provider',
        reason: 'inside',
        urgent: false,
        now: table.now,
      },
      who: { actor: 'person:T1/U0ADA', identity: 'ada' },
      proposal: {
        terms: { ...withTerm(terms, 'supportedBy', []), report },
        timetable: { rounds: [], signBy: null },
        base: baseOf(table),
      },
    });
    expect(viewFor(table, 'cora')).toBeNull();
    const sending = sceneFor(table, 'ada');
    take(table, sending, decideSending(sending, { shared: [], latest: 1 }));
    const words = JSON.stringify(viewFor(table, 'cora'));
    for (const secret of ['#desk', 'uc-hoster', 'supportedBy', 'inside']) {
      expect(words).not.toContain(secret);
    }
    expect(viewFor(table, 'ada')?.changes.map(({ path }) => path)).toContain('supportedBy');
    const answering = sceneFor(table, 'carl');
    take(table, answering, decideAnswers(answering, acceptRest(answering, 1)));
    expect(table.state?.rounds[0]?.terms).toMatchObject({ report, supportedBy: [] });
    expect(table.state?.stages.map(({ key }) => key)).toContain('supplier-manager');
  });
});
