import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/domain/calendar/instant.ts';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { acceptAll } from '../../../src/usecases/negotiation/answer-terms.ts';
import { approveTerms } from '../../../src/usecases/negotiation/approve-terms.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../../src/usecases/negotiation/send-offer.ts';
import { showNegotiation } from '../../../src/usecases/negotiation/show-negotiation.ts';
import { watchNegotiations } from '../../../src/usecases/negotiation/watch-negotiations.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, KEY, REGISTER, START, type Who } from './boardroom.ts';

const opened = useDatabase();
let queue: Queue;
beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

/** Terms with a credit of so much at most are accepted in a company with such a register. */
async function acceptedIn(register: string, fee = '1000.00') {
  const { as, context } = await boardroom(opened(), queue, register);
  const terms = (await loadRegister(context)).agreements.get(KEY)?.at(-1)?.terms;
  await proposeTerms(as('ada'), {
    ...{ key: KEY, reason: 'Corp asked', effectiveFrom: '2026-05-01' },
    terms: withTerm({ ...terms }, 'credits.p1-response.fee.amount', fee),
  });
  const { rounds } = await sendOffer(as('ada'), { key: KEY });
  const { hash } = await acceptAll(as('carl'), { key: KEY, round: rounds.length });
  type Key = Parameters<typeof approveTerms>[1]['stage'];
  const approve = (who: Who, stage: Key, now = START) =>
    approveTerms(as(who, now), { key: KEY, stage, hash: hash ?? '' });
  const stages = async () => (await showNegotiation(as('dora'), { key: KEY })).stages;
  const watch = (now: number) =>
    watchNegotiations({ ...context, now, actor: { kind: 'job', name: 'watch-negotiations' } });
  return { as, approve, stages, watch };
}

const TWO_OWNERS = REGISTER.replace(
  'owner: otto\n---\ncalendar',
  'owner: otto\n---\nservice: web\nname: Web shop\nprovider: desk\nowner: finn\n---\ncalendar',
).replace('provider: desk\nservices: [support]', 'provider: desk\nservices: [support, web]');

describe('a stage of the approval', () => {
  it('is decided when so many have approved as it takes: every owner, or their deputy', async () => {
    const { approve } = await acceptedIn(TWO_OWNERS);
    const half = await approve('otto', 'service-owner');
    expect(half.stages[0]).toMatchObject({ quorum: 2, state: 'running' });
    await expect(approve('dirk', 'service-owner')).rejects.toThrow(
      'This part was decided already: Otto on Mon 2 Mar 2026, 10:00 (UTC) approved it.',
    );
    const whole = await approve('finn', 'service-owner');
    expect(whole.stages[0]).toMatchObject({ state: 'approved' });
    expect(whole.stages[1]).toMatchObject({ state: 'running' });
  });

  it('is decided by a deputy, in whose stead is said', async () => {
    const { approve } = await acceptedIn(REGISTER);
    const { stages } = await approve('dirk', 'service-owner');
    expect(stages[0]?.approvals).toEqual([{ by: 'Dirk', at: START, insteadOf: 'Otto' }]);
    await expect(approve('otto', 'service-owner')).rejects.toThrow('It was approved by Dirk on');
  });

  it('comes after the one before it', async () => {
    const { approve } = await acceptedIn(REGISTER);
    await expect(approve('dora', 'service-level-manager')).rejects.toThrow(
      'It is not your turn yet: others decide first.',
    );
  });

  it.each([
    ['2000.00', []],
    ['2000.02', ['finance']],
    ['20000.02', ['finance', 'executive']],
  ])('is asked for a fee of %s EUR, of which half can be credited: %j', async (fee, more) => {
    const { stages } = await acceptedIn(REGISTER, fee);
    expect((await stages()).map(({ key }) => key)).toEqual([
      ...['service-owner', 'service-level-manager', ...more],
    ]);
  });

  it('has the limits and days that the party has in its file', async () => {
    const own = REGISTER.replace(
      "channels: { team: '#desk' }\n",
      "channels: { team: '#desk' }\napprovals: { finance: { amount: '500', currency: EUR }, days: 1 }\n",
    );
    const { approve, stages, watch } = await acceptedIn(own, '1000.02');
    expect((await stages()).map(({ key }) => key)).toContain('finance');
    await approve('otto', 'service-owner');
    await approve('dora', 'service-level-manager');
    expect((await stages()).at(-1)).toMatchObject({ key: 'finance', dueAt: START + DAY });
    await expect(approve('dirk', 'finance', START + HOUR)).rejects.toThrow(
      'You cannot approve this as finance. Ask Finn.',
    );
    await watch(START + DAY + HOUR);
    await expect(approve('dirk', 'finance', START + DAY + HOUR)).rejects.toThrow(
      'You cannot approve this as finance. Ask Dora or Finn.',
    );
    const late = await approve('dora', 'finance', START + 2 * DAY);
    expect([late.phase, late.stages.at(-1)?.escalated]).toEqual(['signing', true]);
  });

  it('waits for as many of them as the party has in its file', async () => {
    const own = REGISTER.replace(
      "channels: { team: '#desk' }\n",
      "channels: { team: '#desk' }\napprovals: { quorum: { service-level-manager: 2 } }\n",
    ).replace('roles: [finance]', 'roles: [finance, service-level-manager]');
    const { approve } = await acceptedIn(own);
    await approve('otto', 'service-owner');
    const half = await approve('dora', 'service-level-manager');
    expect(half.stages[1]).toMatchObject({ quorum: 2, state: 'running' });
    await expect(approve('dora', 'service-level-manager')).rejects.toThrow(
      'You approved this already',
    );
    expect((await approve('finn', 'service-level-manager')).phase).toBe('signing');
  });

  it('of the customer is theirs alone, beside ours', async () => {
    const own = REGISTER.replace('roles: [daily-user]', 'roles: [approver]');
    const { as, approve } = await acceptedIn(own);
    const theirs = await showNegotiation(as('cleo'), { key: KEY });
    expect(theirs.stages.map(({ key }) => key)).toEqual(['customer-approver']);
    await expect(approve('dora', 'customer-approver')).rejects.toThrow(
      'nothing to approve for you',
    );
    await approve('cleo', 'customer-approver');
    await approve('otto', 'service-owner');
    expect((await approve('dora', 'service-level-manager')).phase).toBe('signing');
  });
});
