import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../src/domain/calendar/instant.ts';
import type { Queue } from '../../../src/outbox/queue.ts';
import { transitionsOf } from '../../../src/storage/lifecycle.ts';
import { acceptAll, counterTerm } from '../../../src/usecases/negotiation/answer-terms.ts';
import {
  approveTerms,
  askAboutTerms,
  rejectTerms,
  replyToQuestion,
} from '../../../src/usecases/negotiation/approve-terms.ts';
import {
  pauseNegotiation,
  reviveNegotiation,
  withdrawNegotiation,
} from '../../../src/usecases/negotiation/change-course.ts';
import { commentOnTerm } from '../../../src/usecases/negotiation/comment-on-term.ts';
import { proposeTerms } from '../../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../../src/usecases/negotiation/send-offer.ts';
import {
  listNegotiations,
  showNegotiation,
} from '../../../src/usecases/negotiation/show-negotiation.ts';
import { signTerms } from '../../../src/usecases/negotiation/sign-terms.ts';
import { watchNegotiations } from '../../../src/usecases/negotiation/watch-negotiations.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { useDatabase } from '../../database.ts';
import { openTestQueue } from '../notice/office.ts';
import { boardroom, KEY, REGISTER, START } from './boardroom.ts';
import { accepted, approved, offer, termsWith } from './walk.ts';

const opened = useDatabase();
let queue: Queue;
beforeAll(async () => {
  queue = await openTestQueue(opened());
});
afterAll(() => queue.stop());

async function room() {
  const made = await boardroom(opened(), queue);
  const watch = (now: number) =>
    watchNegotiations({
      ...{ ...made.context, now, actor: { kind: 'job', name: 'watch-negotiations' } },
    });
  const told = async () => {
    const rows = await opened().database.sql<{ kind: string; to: string }>(
      `SELECT kind, payload->>'to' AS to FROM "Notice" WHERE "workspaceId" = $1::int ORDER BY id`,
      [made.context.workspace.id],
    );
    return rows.map(({ kind, to }) => `${kind} ${to}`);
  };
  return { ...made, watch, told };
}

describe('approvals', () => {
  it('are given once: the second of two at the same time is told what the first one did', async () => {
    const { as } = await room();
    const hash = await accepted(as);
    const both = await Promise.allSettled(
      [as('otto'), as('dirk')].map((by) =>
        approveTerms(by, { key: KEY, stage: 'service-owner', hash }),
      ),
    );
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(String(both[1]?.status === 'rejected' && both[1].reason)).toContain(
      'It was approved by Otto on Mon 2 Mar 2026, 10:00 (UTC).',
    );
    await expect(
      approveTerms(as('otto'), { key: KEY, stage: 'service-owner', hash }),
    ).rejects.toThrow('You approved this already: Otto on Mon 2 Mar 2026, 10:00 (UTC).');
  });

  it('bind to the terms that were looked at', async () => {
    const { as } = await room();
    const hash = await accepted(as);
    const another = `${hash.startsWith('0') ? '1' : '0'}${hash.slice(1)}`;
    const wish = { key: KEY, stage: 'service-owner', hash: another } as const;
    await expect(approveTerms(as('otto'), wish)).rejects.toThrow(
      'The terms have changed since you looked at them. Look again.',
    );
  });

  it('stand still while a question is open, and are escalated when they are late', async () => {
    const { as, watch } = await room();
    const hash = await accepted(as);
    const at = { key: KEY, stage: 'service-owner', hash } as const;
    const asked = await askAboutTerms(as('otto'), { ...at, question: 'Who is on call?' });
    expect(asked.stages[0]).toMatchObject({ dueAt: null });
    await watch(START + 10 * DAY);
    const later = START + 10 * DAY;
    const replied = await replyToQuestion(as('ada', later), { ...at, text: 'The desk.' });
    expect(replied.stages[0]?.dueAt).toBe(START + 13 * DAY);
    await watch(START + 13 * DAY + HOUR);
    await watch(START + 13 * DAY + HOUR);
    const { stages, steps } = await showNegotiation(as('ada'), { key: KEY });
    expect(stages[0]).toMatchObject({ escalated: true });
    expect(steps.filter(({ content }) => content.type === 'escalated').length).toBe(1);
    const after = await approveTerms(as('dora', START + 14 * DAY), at);
    expect(after.stages[0]).toMatchObject({ state: 'approved' });
  });

  it('that are refused send the terms back, and nothing of it is told to the customer', async () => {
    const { as, told } = await room();
    const hash = await accepted(as);
    const at = { key: KEY, stage: 'service-owner', hash } as const;
    await rejectTerms(as('otto'), { ...at, reason: 'Nobody is there at night' });
    const seen = JSON.stringify(await showNegotiation(as('cora'), { key: KEY }));
    expect(seen).not.toContain('Nobody is there');
    expect(seen).toContain('Service Desk is to make the next offer.');
    expect((await told()).slice(-2)).toEqual([
      'negotiation-moved #desk',
      'negotiation-moved #corp',
    ]);
    const terms = await termsWith(as('ada'), '25m');
    await proposeTerms(as('ada'), { key: KEY, terms, effectiveFrom: '2026-04-01' });
    expect((await sendOffer(as('ada'), { key: KEY })).phase).toBe('open');
  });
});

describe('signatures', () => {
  it('of all make a revision, which is in force from its date on and not before', async () => {
    const { as, context, watch, told } = await room();
    const hash = await approved(as);
    await signTerms(as('carl'), { key: KEY, hash });
    await expect(signTerms(as('cora'), { key: KEY, hash })).rejects.toThrow(
      'This was signed already: Carl on',
    );
    await expect(signTerms(as('finn'), { key: KEY, hash })).rejects.toThrow(
      'You are not named to sign for Service Desk. Ask Dora or Dirk.',
    );
    await signTerms(as('dora'), { key: KEY, hash });
    await expect(signTerms(as('dora'), { key: KEY, hash })).rejects.toThrow(
      'You signed this already',
    );
    await watch(START + 25 * DAY);
    expect((await showNegotiation(as('cora'), { key: KEY })).phase).toBe('agreed');
    for (const _ of [1, 2]) await watch(Date.parse('2026-04-01T00:05:00Z'));
    expect((await showNegotiation(as('cora'), { key: KEY })).phase).toBe('in-force');
    expect((await told()).filter((one) => one.startsWith('terms-in-effect'))).toEqual([
      'terms-in-effect #desk',
      'terms-in-effect #corp',
    ]);
    const agreementKeys = [KEY];
    const of = { workspaceId: context.workspace.id, agreementKeys };
    expect((await transitionsOf(context.database, of)).map(({ step }) => step)).toEqual([
      ...['publish', 'start', 'offer', 'agree', 'publish'],
    ]);
    const trail = await opened().database.sql<{ verb: string }>(
      `SELECT verb FROM "AuditEntry" WHERE "workspaceId" = $1::int AND verb = 'changed by signing'`,
      [context.workspace.id],
    );
    expect(trail.length).toBe(1);
  });

  it('are void as soon as a term changes, and that is said', async () => {
    const { as } = await room();
    const hash = await approved(as);
    await signTerms(as('cora'), { key: KEY, hash });
    const terms = await termsWith(as('ada'), '10m');
    await proposeTerms(as('ada'), { key: KEY, terms, effectiveFrom: '2026-04-01' });
    const sent = await sendOffer(as('ada'), { key: KEY });
    expect([sent.phase, sent.signatures, sent.stages]).toEqual(['open', [], []]);
    expect(sent.steps.at(-1)?.content).toMatchObject({ voids: { approvals: 2, signatures: 1 } });
    await expect(signTerms(as('dora'), { key: KEY, hash })).rejects.toThrow(
      'The terms have changed',
    );
  });

  it('of an urgent correction need a second person, and it holds at once', async () => {
    const { as, context } = await room();
    const hash = await approved(as, { from: '2026-03-02', urgent: true });
    const view = await showNegotiation(as('dora'), { key: KEY });
    expect(view.stages.map(({ key }) => key)).toContain('second-person');
    await expect(
      approveTerms(as('dora'), { key: KEY, stage: 'second-person', hash }),
    ).rejects.toThrow('An urgent correction needs a second person.');
    await approveTerms(as('dirk'), { key: KEY, stage: 'second-person', hash });
    await signTerms(as('cora'), { key: KEY, hash });
    const signed = await signTerms(as('dora'), { key: KEY, hash });
    expect([signed.phase, signed.urgent]).toEqual(['in-force', true]);
    expect((await loadRegister(context)).agreements.get(KEY)?.length).toBe(2);
  });

  it('are not taken for a revision that somebody has published meanwhile', async () => {
    const { as, context } = await room();
    const hash = await approved(as);
    await signTerms(as('cora'), { key: KEY, hash });
    const text = REGISTER.replace('name: Support for Corp', 'name: Support');
    await importDocuments(context, { files: [{ name: 'again.yaml', text }], apply: true });
    await expect(signTerms(as('dora'), { key: KEY, hash })).rejects.toThrow(
      'another revision was published meanwhile',
    );
    expect(
      (await showNegotiation(as('dora'), { key: KEY })).signatures.map((one) => one.signed?.by),
    ).toEqual([undefined, 'Cora']);
  });
});

describe('rounds', () => {
  it('that nobody answers expire and can be taken up again; half answered ones go on by their date', async () => {
    const { as, watch, told } = await room();
    await offer(as, {});
    for (const _ of [1, 2]) await watch(Date.parse('2026-03-09T09:00:00Z'));
    expect((await told()).filter((one) => one.startsWith('negotiation-near'))).toEqual([
      'negotiation-near #corp',
    ]);
    await watch(Date.parse('2026-03-11T09:00:00Z'));
    expect((await showNegotiation(as('cora'), { key: KEY })).phase).toBe('expired');
    const later = Date.parse('2026-03-11T10:00:00Z');
    await reviveNegotiation(as('ada', later), {
      ...{ key: KEY, reason: 'Cora was away', answerBy: '2026-03-15' },
    });
    const path = 'targets.p1-response.within';
    await counterTerm(as('carl', later), { key: KEY, round: 1, path, value: '15m' });
    await watch(Date.parse('2026-03-16T09:00:00Z'));
    const view = await showNegotiation(as('ada', later), { key: KEY });
    expect(view.rounds.map(({ side, made, outcome }) => [side, made, outcome])).toEqual([
      ['provider', 'by hand', 'countered'],
      ['customer', 'by answers', null],
    ]);
  });

  it('are answered by those of the customer who may, with a sentence for everybody else', async () => {
    const { as } = await room();
    await offer(as, {});
    const wish = { key: KEY, round: 1 };
    for (const who of ['cleo', 'ada'] as const) {
      await expect(acceptAll(as(who), wish)).rejects.toThrow(/You cannot speak|your own offer/);
    }
    for (const who of ['sam', 'stranger'] as const) {
      await expect(acceptAll(as(who), wish)).rejects.toThrow('There is no negotiation of');
    }
    await commentOnTerm(as('cleo'), { key: KEY, path: null, text: 'We need it', inside: false });
    await expect(
      commentOnTerm(as('cleo'), { key: KEY, path: null, text: 'We need it', inside: false }),
    ).rejects.toThrow('You have written this already.');
    await pauseNegotiation(as('carl'), { key: KEY, reason: 'Holidays' });
    await expect(acceptAll(as('carl'), wish)).rejects.toThrow('The negotiation is paused: Carl');
    await withdrawNegotiation(as('carl'), { key: KEY, reason: 'Not needed' });
    expect(await listNegotiations(as('carl'))).toEqual([]);
    await expect(acceptAll(as('carl'), wish)).rejects.toThrow('There is nothing to answer now.');
  });
});
