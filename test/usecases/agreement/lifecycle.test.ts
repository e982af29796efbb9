import { describe, expect, it } from 'vitest';
import { DAY, parseInstant } from '../../../src/domain/calendar/instant.ts';
import { agreementInForce } from '../../../src/domain/register/register.ts';
import { historyOf } from '../../../src/storage/audit.ts';
import { transitionsOf } from '../../../src/storage/lifecycle.ts';
import {
  keepAgreement,
  reviewAgreement,
  terminateAgreement,
  withdrawAgreement,
} from '../../../src/usecases/agreement/change-standing.ts';
import { discardDraft } from '../../../src/usecases/draft/discard-draft.ts';
import { publishDraft } from '../../../src/usecases/draft/publish-draft.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { showAgreement } from '../../../src/usecases/status/show-agreement.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { ADA, BEA, CORA, NEW_SLA, newsroom, OFFICE, OTTO, VERA } from '../draft/newsroom.ts';

const SUPPORT = { agreement: 'corp-support', reason: 'the volume has doubled' };
const NEW = { kind: 'agreement', key: 'corp-web' } as const;

describe.each(DATABASES)('the life of an agreement on $name', ({ open }) => {
  const opened = useDatabase(open);
  const room = () => newsroom(opened());
  type Room = Awaited<ReturnType<typeof room>>;

  const standing = async ({ as }: Room, at?: number, key = 'corp-support') =>
    (await showAgreement(as(ADA, at), key)).standing;
  const stepsOf = async ({ context }: Room, key: string) =>
    (
      await transitionsOf(context.database, {
        workspaceId: context.workspace.id,
        agreementKeys: [key],
      })
    ).map(({ step, from, to, revision }) => `${revision}: ${step}, ${from} -> ${to}`);

  it('begins when it is imported, and is told with who did what next', async () => {
    const office = await room();
    expect(await standing(office)).toEqual({
      state: 'active',
      last: null,
      steps: ['review', 'terminate'],
    });
    await reviewAgreement(office.as(ADA), SUPPORT);
    expect(await standing(office)).toMatchObject({
      state: 'under-review',
      last: { step: 'review', by: 'Ada', reason: SUPPORT.reason },
      steps: ['keep', 'terminate'],
    });
    await keepAgreement(office.as(OTTO), { ...SUPPORT, reason: 'both sides are content' });
    expect((await standing(office)).state).toBe('active');
    expect(await stepsOf(office, 'corp-support')).toEqual([
      '1: publish, new -> active',
      '1: review, active -> under-review',
      '1: keep, under-review -> active',
    ]);
  });

  it('says who did it when somebody does it again', async () => {
    const { as } = await room();
    await reviewAgreement(as(ADA), SUPPORT);
    await expect(reviewAgreement(as(BEA), SUPPORT)).rejects.toThrow(
      'Ada has already put it under review, on Mon 5 Jan 2026, 10:00 (UTC): the volume has doubled',
    );
    await expect(withdrawAgreement(as(ADA), { ...SUPPORT, confirmed: true })).rejects.toThrow(
      'It is under review, so you cannot withdraw it. You can end its review and keep it as it is or terminate it.',
    );
  });

  it('ends when it is terminated, after it was confirmed, and promises nothing from then on', async () => {
    const office = await room();
    const { as } = office;
    const lastDay = '2026-03-31';
    const end = parseInstant('2026-04-01T00:00:00Z');
    const asked = { ...SUPPORT, lastDay };
    expect(await terminateAgreement(as(ADA), { ...asked, confirmed: false })).toMatchObject({
      done: false,
      to: 'terminated',
      effectiveAt: end,
    });
    expect((await standing(office)).last).toBe(null);
    await terminateAgreement(as(ADA), { ...asked, confirmed: true });
    expect(await standing(office)).toMatchObject({ state: 'active', steps: [] });
    expect(await standing(office, end)).toMatchObject({ state: 'terminated', steps: [] });
    const register = await loadRegister(as(ADA));
    expect(agreementInForce(register, 'corp-support', end - 1)?.number).toBe(1);
    expect(agreementInForce(register, 'corp-support', end)).toBe(null);
    await expect(terminateAgreement(as(BEA), { ...asked, confirmed: true })).rejects.toThrow(
      'with 31 Mar 2026 as its last day',
    );
  });

  it('does not end in the past, nor on a date that is none', async () => {
    const { as } = await room();
    const ending = (lastDay: string) =>
      terminateAgreement(as(ADA), { ...SUPPORT, lastDay, confirmed: true });
    await expect(ending('2026-01-04')).rejects.toThrow('2026-01-04 is over');
    await expect(ending('soon')).rejects.toThrow('“soon” is not a date');
  });

  it('goes on when a new revision is agreed on after its end', async () => {
    const office = await room();
    await terminateAgreement(office.as(ADA), { ...SUPPORT, confirmed: true });
    const text = OFFICE.replace(
      'effective: { from: 2016-01-01 }',
      'effective: { from: 2026-02-01 }',
    );
    const files = [{ name: 'd.yaml', text }];
    await importDocuments(office.as(ADA), { files, apply: true });
    expect((await standing(office)).state).toBe('planned');
    expect((await standing(office, parseInstant('2026-02-01T00:00:00Z'))).state).toBe('active');
  });

  it('is not brought back by a revision that holds from before its last day', async () => {
    const office = await room();
    const wish = { ...SUPPORT, lastDay: '2026-03-31', confirmed: true };
    await terminateAgreement(office.as(ADA), wish);
    const begins = (from: string) => {
      const text = OFFICE.replace(
        'effective: { from: 2016-01-01 }',
        `effective: { from: ${from} }`,
      );
      const files = [{ name: 'd.yaml', text }];
      return importDocuments(office.as(ADA), { files, apply: true, correct: true });
    };
    for (const from of ['2016-01-02', '2026-03-31']) {
      expect((await begins(from)).problems.map(({ message }) => message)).toEqual([
        'this agreement was terminated, with 2026-03-31 as its last day: expected a first day after that, which begins it anew; or that day as its last one (effective.to) without tacit renewal, which corrects its past and lets it end as it did',
      ]);
    }
    expect((await begins('2016-01-01')).problems).toEqual([]);
    expect(await begins('2026-04-01')).toMatchObject({ problems: [], applied: true });
  });

  it('is corrected for its past after it was terminated, and ends as it did', async () => {
    const office = await room();
    const wish = { ...SUPPORT, lastDay: '2026-03-31', confirmed: true };
    await terminateAgreement(office.as(ADA), wish);
    const corrected = (to: string) => {
      const text = OFFICE.replace(
        'effective: { from: 2016-01-01 }',
        `effective: { from: 2025-11-01, to: ${to} }`,
      );
      const files = [{ name: 'd.yaml', text }];
      return importDocuments(office.as(ADA), { files, apply: true, correct: true });
    };
    expect((await corrected('2026-04-01')).problems).toHaveLength(1);
    expect(await corrected('2026-03-31')).toMatchObject({ problems: [], applied: true });
    const register = await loadRegister(office.as(ADA));
    const inForce = (at: string) =>
      agreementInForce(register, 'corp-support', parseInstant(at))?.number ?? null;
    expect(inForce('2025-10-31T00:00:00Z')).toBe(1);
    expect(inForce('2026-03-31T12:00:00Z')).toBe(2);
    expect(inForce('2026-04-01T00:00:00Z')).toBe(null);
    const after = parseInstant('2026-04-02T00:00:00Z');
    expect(await standing(office, after)).toMatchObject({ state: 'expired', steps: [] });
  });

  it('is withdrawn before it begins, so that the one before it goes on', async () => {
    const office = await room();
    const { as } = office;
    const text = OFFICE.replace(
      'effective: { from: 2016-01-01 }',
      'effective: { from: 2026-02-01 }',
    );
    await importDocuments(as(ADA), { files: [{ name: 'd.yaml', text }], apply: true });
    const march = parseInstant('2026-03-01T00:00:00Z');
    expect(agreementInForce(await loadRegister(as(ADA)), 'corp-support', march)?.number).toBe(2);
    const wish = { ...SUPPORT, confirmed: true };
    expect(await withdrawAgreement(as(ADA), wish)).toMatchObject({ revision: 2, from: 'planned' });
    expect(agreementInForce(await loadRegister(as(ADA)), 'corp-support', march)?.number).toBe(1);
    expect((await standing(office, march)).state).toBe('active');
  });

  it('leads from a draft through a revision to the next draft', async () => {
    const office = await room();
    const { as } = office;
    await startDraft(as(ADA), { ...NEW, from: { kind: 'terms', terms: NEW_SLA } });
    await discardDraft(as(ADA), { ...NEW, version: 1 });
    await startDraft(as(BEA), { ...NEW, from: { kind: 'terms', terms: NEW_SLA } });
    await publishDraft(as(BEA), { ...NEW, version: 1 });
    await startDraft(as(ADA), NEW);
    expect(await stepsOf(office, 'corp-web')).toEqual([
      '1: start, new -> draft',
      '1: discard, draft -> withdrawn',
      '1: start, withdrawn -> draft',
      '1: publish, draft -> active',
      '2: start, new -> draft',
    ]);
    expect((await standing(office, undefined, 'corp-web')).state).toBe('planned');
    const begun = office.context.now + 60 * DAY;
    expect((await standing(office, begun, 'corp-web')).state).toBe('active');
  });

  it('expires by its dates alone', async () => {
    const office = await room();
    expect((await standing(office, undefined, 'shop-web')).state).toBe('expired');
    await expect(
      reviewAgreement(office.as(ADA), { ...SUPPORT, agreement: 'shop-web' }),
    ).rejects.toThrow('It is expired, so you cannot put it under review.');
  });

  it('is changed by those with the right, with a reason, and recorded with before and after', async () => {
    const { as, context } = await room();
    const ending = { ...SUPPORT, confirmed: true };
    await expect(terminateAgreement(as(OTTO), ending)).rejects.toThrow(
      'Only an administrator or a service level manager may terminate this agreement. Ask Ada, Bea or Root.',
    );
    await expect(reviewAgreement(as(VERA), SUPPORT)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reviewAgreement(as(CORA), SUPPORT)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reviewAgreement(as(ADA), { ...SUPPORT, reason: ' ' })).rejects.toThrow(
      'To put it under review, I need a reason',
    );
    await reviewAgreement(as(OTTO), SUPPORT);
    const subject = 'agreement:corp-support';
    const trail = await historyOf(context.database, { workspaceId: context.workspace.id, subject });
    expect(trail.at(-1)).toMatchObject({
      ...{ actor: 'person:T1/U0OTTO', verb: 'put under review', reason: SUPPORT.reason },
      ...{ before: { state: 'active' }, after: { state: 'under-review' } },
    });
  });

  it('tells customers where it stands, and neither who nor why', async () => {
    const { as } = await room();
    await reviewAgreement(as(ADA), SUPPORT);
    expect((await showAgreement(as(CORA), 'corp-support')).standing).toEqual({
      ...{ state: 'under-review', last: null, steps: [] },
    });
  });
});
