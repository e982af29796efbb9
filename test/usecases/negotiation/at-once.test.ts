import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Queue } from '../../../src/outbox/queue.ts';
import { acceptAll } from '../../../src/usecases/negotiation/answer-terms.ts';
import { approveTerms } from '../../../src/usecases/negotiation/approve-terms.ts';
import { withdrawNegotiation } from '../../../src/usecases/negotiation/change-course.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { showNegotiation } from '../../../src/usecases/negotiation/show-negotiation.ts';
import { signTerms } from '../../../src/usecases/negotiation/sign-terms.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, KEY } from './boardroom.ts';
import { accepted, approved, offer, termsWith } from './walk.ts';

async function outcomes(works: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const settled = await Promise.allSettled(works);
  return settled.map((one) => (one.status === 'fulfilled' ? 'done' : String(one.reason))).sort();
}

describe.each(DATABASES)('several people at once, on $name', ({ open }) => {
  const opened = useDatabase(open);
  let queue: Queue;
  beforeAll(async () => {
    queue = await openTestQueue(opened());
  });
  afterAll(() => queue.stop());

  it('begin one negotiation', async () => {
    const { as } = await boardroom(opened(), queue);
    const terms = await termsWith(as('ada'), '20m');
    const begin = (who: 'ada' | 'otto', reason: string) =>
      proposeTerms(as(who), { key: KEY, terms, reason, effectiveFrom: '2026-04-01' });
    await outcomes([begin('ada', 'one'), begin('otto', 'two'), begin('ada', 'one')]);
    const { steps } = await showNegotiation(as('ada'), { key: KEY });
    expect(steps.map(({ content }) => content.type)).toEqual(['started', 'prepared']);
  });

  it('accept, approve and sign once', async () => {
    const { as } = await boardroom(opened(), queue);
    await offer(as, {});
    const accept = () => acceptAll(as('carl'), { key: KEY, round: 1 });
    expect(await outcomes([accept(), accept()])).toEqual([
      expect.stringContaining('AccordError: There is nothing to answer now.'),
      'done',
    ]);
    const { hash } = await showNegotiation(as('ada'), { key: KEY });
    const approve = (who: 'otto' | 'dirk') =>
      approveTerms(as(who), { key: KEY, stage: 'service-owner', hash: hash ?? '' });
    const both = await outcomes([approve('otto'), approve('dirk'), approve('otto')]);
    expect(both.filter((one) => one === 'done')).toEqual(['done']);
    const { stages } = await showNegotiation(as('ada'), { key: KEY });
    expect(stages[0]?.approvals.length).toBe(1);
  });

  it('sign for both sides, and one revision comes of it', async () => {
    const { as } = await boardroom(opened(), queue);
    const hash = await approved(as);
    const signing = (['cora', 'dora', 'cora', 'carl', 'dirk'] as const).map((who) =>
      signTerms(as(who), { key: KEY, hash }),
    );
    expect((await outcomes(signing)).filter((one) => one === 'done').length).toBe(2);
    const view = await showNegotiation(as('ada'), { key: KEY });
    expect([view.phase, view.revision]).toEqual(['agreed', 2]);
  });

  it('approve and withdraw: whoever comes second is told how it stands', async () => {
    const { as } = await boardroom(opened(), queue);
    const hash = await accepted(as);
    const both = await outcomes([
      withdrawNegotiation(as('carl'), { key: KEY, reason: 'Not needed' }),
      approveTerms(as('otto'), { key: KEY, stage: 'service-owner', hash }),
    ]);
    expect(both).toContain('done');
    expect((await showNegotiation(as('ada'), { key: KEY })).phase).toBe('withdrawn');
  });

  it('and nobody can change or delete what was done', async () => {
    const { as } = await boardroom(opened(), queue);
    await offer(as, {});
    for (const statement of [
      `UPDATE "NegotiationStep" SET hash = 'x'`,
      'DELETE FROM "NegotiationStep"',
      'TRUNCATE "Negotiation" CASCADE',
      `UPDATE "Negotiation" SET "agreementKey" = 'x'`,
    ]) {
      await expect(opened().database.sql(statement)).rejects.toThrow(/only added|append|changed/i);
    }
  });
});
