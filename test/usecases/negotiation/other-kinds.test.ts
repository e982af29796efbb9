import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/calendar/instant.ts';
import { withTerm } from '../../../src/domain/negotiation/term-path.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { acceptAll, counterTerm } from '../../../src/usecases/negotiation/answer-terms.ts';
import { approveTerms } from '../../../src/usecases/negotiation/approve-terms.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { recordFile } from '../../../src/usecases/negotiation/record/show-record.ts';
import { verifyRecord } from '../../../src/usecases/negotiation/record/verify-record.ts';
import { sendOffer } from '../../../src/usecases/negotiation/send-offer.ts';
import {
  listNegotiations,
  showNegotiation,
} from '../../../src/usecases/negotiation/show-negotiation.ts';
import { signTerms } from '../../../src/usecases/negotiation/sign-terms.ts';
import { watchNegotiations } from '../../../src/usecases/negotiation/watch-negotiations.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, REGISTER, START, type Who } from './boardroom.ts';

const SUPPLIER = '{ key: hugo, name: Hugo, user: U0HUGO, roles: [signatory] }';

/** The boardroom with a supplier who has people, and a team under the desk. */
const HOUSE = `${REGISTER.replace('name: Hoster\n', `name: Hoster\npeople: [${SUPPLIER}]\n`)}
---
party: network
kind: provider
name: Network team
channels: { team: '#network' }
people:
  - { key: nina, name: Nina, user: U0NINA, roles: [{ role: service-owner, services: [lines] }] }
  - { key: nils, name: Nils, user: U0NILS, roles: [signatory] }
---
service: lines
name: Lines
provider: network
owner: nina
---
agreement: ola-lines
kind: OLA
name: Lines for the desk
customer: desk
provider: network
services: [lines]
effective: { from: 2025-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: p1-response, kind: response, priority: P1, within: 20m, attainment: '90', period: month }
`;

const opened = useDatabase();
let queue: Queue;
beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

async function house() {
  const made = await boardroom(opened(), queue, HOUSE);
  const inForce = async (key: string, now: number) => {
    const actor = { kind: 'job', name: 'watch-negotiations' } as const;
    await watchNegotiations({ ...made.context, actor, now });
    return (await loadRegister(made.context)).agreements.get(key)?.at(-1);
  };
  const told = async () => {
    const rows = await opened().database.sql<{ kind: string; to: string }>(
      `SELECT kind, payload->>'to' AS to FROM "Notice" WHERE "workspaceId" = $1::int ORDER BY id`,
      [made.context.workspace.id],
    );
    return rows.map(({ kind, to }) => `${kind} ${to}`);
  };
  const offers = async (by: Who, { key, path, value }: Wish) => {
    const terms = (await loadRegister(made.context)).agreements.get(key)?.at(-1)?.terms;
    await proposeTerms(made.as(by), {
      ...{ key, terms: withTerm({ ...terms }, path, value), reason: 'It has to be faster' },
      effectiveFrom: '2026-04-01',
    });
    return sendOffer(made.as(by), { key });
  };
  const approve = async (by: Who, key: string) => {
    const { may, hash } = await showNegotiation(made.as(by), { key });
    for (const stage of may.approve)
      await approveTerms(made.as(by), { key, stage, hash: hash ?? '' });
    return may.approve;
  };
  return { ...made, inForce, told, offers, approve };
}

type Wish = { readonly key: string; readonly path: string; readonly value: string };

describe('a contract with a supplier', () => {
  const key = 'uc-hoster';
  const path = 'targets.p3-response.within';

  it('is negotiated, approved by us, signed by both and in force from its date', async () => {
    const { as, offers, approve, inForce, told } = await house();
    const offer = await offers('ada', { key, path, value: '90m' });
    expect(offer.standing).toBe('It is round 1: Hoster is to answer by 9 Mar 2026.');
    expect(await told()).toContain('negotiation-turn U0HUGO');
    await counterTerm(as('hugo'), { key, round: 1, path, value: '100m' });
    await acceptAll(as('hugo'), { key, round: 1 });
    const agreed = await acceptAll(as('ada'), { key, round: 2 });
    expect(agreed.stages.map((one) => one.key)).toEqual([
      ...['service-owner', 'service-level-manager', 'supplier-manager'],
    ]);
    expect(await approve('otto', key)).toEqual(['service-owner']);
    expect(await approve('ada', key)).toEqual([]);
    expect(await approve('dora', key)).toEqual(['service-level-manager']);
    const left = await showNegotiation(as('root'), { key });
    expect(await approve('root', key), left.standing).toEqual(['supplier-manager']);
    const hash = agreed.hash ?? '';
    await signTerms(as('hugo'), { key, hash });
    expect((await signTerms(as('dora'), { key, hash })).phase).toBe('agreed');
    const revision = await inForce(key, START + 40 * DAY);
    expect([revision?.number, revision?.terms.targets[0]]).toEqual([
      2,
      expect.objectContaining({ within: '100m' }),
    ]);
    expect((await showNegotiation(as('hugo'), { key })).phase).toBe('in-force');
  });

  it('shows the supplier nothing of the inside, and customers nothing at all', async () => {
    const { as, offers } = await house();
    await offers('ada', { key, path, value: '90m' });
    await acceptAll(as('hugo'), { key, round: 1 });
    const seen = JSON.stringify(await showNegotiation(as('hugo'), { key }));
    for (const secret of ['It has to be faster', 'service-owner', 'Otto', 'corp']) {
      expect(seen).not.toContain(secret);
    }
    for (const who of ['cora', 'sam', 'stranger'] as const) {
      await expect(showNegotiation(as(who), { key })).rejects.toThrow('There is no negotiation');
      expect(await listNegotiations(as(who))).toEqual([]);
    }
    const { content } = await recordFile(as('hugo'), { key, format: 'markdown' });
    expect(await verifyRecord(content)).toMatchObject({ problems: [], checked: 1, partial: 0 });
  });

  it('can be opened by the supplier, whose draft we do not see', async () => {
    const { as, offers } = await house();
    const terms = (await loadRegister(as('hugo'))).agreements.get(key)?.at(-1)?.terms;
    await proposeTerms(as('hugo'), {
      ...{ key, terms: withTerm({ ...terms }, path, '3h'), reason: 'We lose people' },
      effectiveFrom: '2026-04-01',
    });
    await expect(showNegotiation(as('ada'), { key })).rejects.toThrow('There is no negotiation');
    const sent = await sendOffer(as('hugo'), { key });
    expect(sent.standing).toBe('It is round 1: Service Desk is to answer by 9 Mar 2026.');
    const ours = await showNegotiation(as('ada'), { key });
    expect([ours.reason, ours.may.answer]).toEqual([null, true]);
    await expect(offers('finn', { key, path, value: '1h' })).rejects.toThrow('You cannot speak');
  });
});

describe('an agreement between two own teams', () => {
  const key = 'ola-lines';
  const path = 'targets.p1-response.within';

  it('is negotiated between them, approved by the one that provides, and in force from its date', async () => {
    const { as, offers, approve, inForce, told } = await house();
    const offer = await offers('ada', { key, path, value: '10m' });
    expect([offer.side, offer.isOutside, offer.standing]).toEqual([
      ...['customer', false, 'It is round 1: Network team is to answer by 9 Mar 2026.'],
    ]);
    expect(await told()).toContain('negotiation-turn #network');
    await expect(acceptAll(as('ada'), { key, round: 1 })).rejects.toThrow('your own offer');
    const agreed = await acceptAll(as('nina'), { key, round: 1 });
    expect(agreed.stages.map((one) => one.key)).toEqual(['service-owner', 'service-level-manager']);
    expect(await approve('ada', key)).toEqual([]);
    expect(await approve('nina', key)).toEqual(['service-owner']);
    const { hash, stages } = await showNegotiation(as('nils'), { key });
    expect(stages.map(({ state }) => state)).toEqual(['approved', 'running']);
    expect(await approve('nils', key)).toEqual(['service-level-manager']);
    await signTerms(as('nils'), { key, hash: hash ?? '' });
    await expect(signTerms(as('nils'), { key, hash: hash ?? '' })).rejects.toThrow('already');
    expect((await signTerms(as('dora'), { key, hash: hash ?? '' })).phase).toBe('agreed');
    expect((await inForce(key, START + 40 * DAY))?.number).toBe(2);
    for (const who of ['cora', 'hugo', 'stranger'] as const) {
      await expect(showNegotiation(as(who), { key })).rejects.toThrow('There is no negotiation');
    }
  });

  it('has a record that either team can check to the last term', async () => {
    const { as, offers } = await house();
    await offers('nina', { key, path, value: '15m' });
    for (const who of ['ada', 'nina'] as const) {
      const { content, record } = await recordFile(as(who), { key, format: 'markdown' });
      expect(await verifyRecord(content)).toMatchObject({ problems: [], checked: 1, partial: 0 });
      expect(record.steps.every(({ whole }) => whole)).toBe(true);
    }
  });
});
