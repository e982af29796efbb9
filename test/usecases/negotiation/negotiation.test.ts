import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Queue } from '../../../src/outbox/queue.ts';
import {
  acceptAll,
  answerTerms,
  counterTerm,
} from '../../../src/usecases/negotiation/answer-terms.ts';
import { approveTerms } from '../../../src/usecases/negotiation/approve-terms.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../../src/usecases/negotiation/send-offer.ts';
import { showNegotiation } from '../../../src/usecases/negotiation/show-negotiation.ts';
import { signTerms } from '../../../src/usecases/negotiation/sign-terms.ts';
import { signingHash } from '../../../src/usecases/negotiation/signing-hash.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, KEY } from './boardroom.ts';

const opened = useDatabase();
let queue: Queue;
beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

describe('a negotiation', () => {
  it('goes from an offer over a counter-offer to a signed revision', async () => {
    const { as, context } = await boardroom(opened(), queue);
    const { agreements } = await loadRegister(context);
    const terms = JSON.parse(JSON.stringify(agreements.get(KEY)?.[0]?.terms));
    const targets = terms.targets.map((one: object, index: number) =>
      index === 0 ? { ...one, within: '20m' } : one,
    );
    const begun = await proposeTerms(as('ada'), {
      ...{
        key: KEY,
        terms: { ...terms, targets },
        reason: 'Corp asked',
        effectiveFrom: '2026-04-01',
      },
    });
    expect(begun.phase).toBe('preparing');
    await expect(showNegotiation(as('cora'), { key: KEY })).rejects.toThrow(
      'There is no negotiation',
    );
    await sendOffer(as('ada'), { key: KEY });
    const seen = await showNegotiation(as('carl'), { key: KEY });
    expect(seen.changes.map(({ path }) => path)).toEqual([
      'effective.from',
      'targets.p1-response.within',
    ]);
    await counterTerm(as('carl'), {
      ...{ key: KEY, round: 1, path: 'targets.p1-response.within', value: '15m' },
    });
    const second = await answerTerms(as('carl'), {
      ...{
        key: KEY,
        round: 1,
        answers: [{ path: 'effective.from', answer: { kind: 'accepted' } }],
      },
    });
    expect(second.standing).toBe('It is round 2: Service Desk is to answer by 9 Mar 2026.');
    const agreed = await acceptAll(as('ada'), { key: KEY, round: 2 });
    expect(agreed.stages.map(({ key, state }) => [key, state])).toEqual([
      ['service-owner', 'running'],
      ['service-level-manager', 'waiting'],
    ]);
    const hash = agreed.hash ?? '';
    await approveTerms(as('otto'), { key: KEY, stage: 'service-owner', hash });
    await expect(
      approveTerms(as('ada'), { key: KEY, stage: 'service-level-manager', hash }),
    ).rejects.toThrow(
      'You wrote these terms yourself, so somebody else has to approve them. Ask Dora.',
    );
    const signing = await approveTerms(as('dora'), {
      ...{ key: KEY, stage: 'service-level-manager', hash },
    });
    expect(signing.phase).toBe('signing');
    await signTerms(as('cora'), { key: KEY, hash });
    const signed = await signTerms(as('dora'), { key: KEY, hash });
    expect(signed.phase).toBe('agreed');
    const revision = (await loadRegister(context)).agreements.get(KEY)?.at(-1);
    expect(revision?.number).toBe(2);
    expect(signingHash({ ...revision?.terms }, signed.salt)).toBe(hash);
  });
});
