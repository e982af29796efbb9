import { describe, expect, it } from 'vitest';
import { HOUR, parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { recordOutages } from '../../../src/usecases/outage/record-outages.ts';
import { approveCredit, declineCredit } from '../../../src/usecases/period/decide-credit.ts';
import { detectRestatements } from '../../../src/usecases/period/detect-restatements.ts';
import { proposeCredits } from '../../../src/usecases/period/propose-credits.ts';
import { proposedCredits } from '../../../src/usecases/period/proposed-credits.ts';
import {
  approveRestatement,
  listRestatements,
  requestRestatement,
} from '../../../src/usecases/period/restate-period.ts';
import { sealPeriods } from '../../../src/usecases/period/seal-periods.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { anotherWorkspace, DESK, deskIn } from '../work-item/desk.ts';

const person = (userId: string): Actor => ({ kind: 'person', userId, teamId: 'T1', guest: false });
const ADA = person('U0ADA');
const ANNE = person('U0ANNE');
const SAM = person('U0SAM');
const SHOP = DESK.replace(
  'effective: { from: 2016-01-01, to: 2016-12-31 }',
  'effective: { from: 2016-01-01 }',
).replace(
  'roles: [service-level-manager] }]',
  'roles: [service-level-manager] }, { key: anne, name: Anne, user: U0ANNE, roles: [approver] }]',
);
const down = {
  id: 'o1',
  serviceKey: 'web',
  from: parseInstant('2026-01-20T10:00:00Z'),
  to: parseInstant('2026-01-20T11:00:00Z'),
};

describe.each(DATABASES)('the credits on $name', ({ open }) => {
  const getDatabase = useDatabase(open);

  async function desk(outages: readonly (typeof down)[] = [down]) {
    const context = await deskIn(await anotherWorkspace(getDatabase()));
    const files = [{ name: 'desk.yaml', text: SHOP }];
    const applied = await importDocuments(context, { files, apply: true, correct: true });
    expect(applied.problems).toEqual([]);
    const job: Actor = { kind: 'job', name: 'seal-periods' };
    const later = { ...context, now: parseInstant('2026-02-06T00:00:00Z'), actor: job };
    await recordOutages(later, outages);
    return later;
  }

  type Desk = Awaited<ReturnType<typeof desk>>;
  const as = (context: Desk, actor: Actor) => ({ ...context, actor });

  async function proposed() {
    const context = await desk();
    await sealPeriods(context);
    expect(await proposeCredits(context)).toEqual({ proposed: 1 });
    const [credits] = await proposedCredits(context);
    if (!credits) throw new Error('Credits are proposed.');
    return { context, credits, id: credits.id };
  }

  it('of a period that was missed are proposed once its figures are published, once', async () => {
    const context = await desk();
    expect(await proposeCredits(context)).toEqual({ proposed: 0 });
    await sealPeriods(context);
    expect(await proposeCredits(context)).toEqual({ proposed: 1 });
    expect(await proposeCredits(context)).toEqual({ proposed: 0 });
    expect(await proposedCredits(context)).toMatchObject([
      {
        agreementKey: 'shop-web',
        state: 'proposed',
        totals: [{ currency: 'EUR', amount: '10.00', uncapped: null }],
        lines: [{ target: 'availability', creditPercent: '10', fee: '100.00' }],
      },
    ]);
  });

  it('of a period that was met are none', async () => {
    const context = await desk([]);
    await sealPeriods(context);
    expect(await proposeCredits(context)).toEqual({ proposed: 0 });
  });

  it('are owed when a person approves them; customers see the amount then, and no fee', async () => {
    const { context, id } = await proposed();
    expect(await proposedCredits(as(context, SAM))).toEqual([]);
    await expect(approveCredit(context, { id })).rejects.toMatchObject({ code: 'forbidden' });
    const bySam = approveCredit(as(context, SAM), { id });
    await expect(bySam).rejects.toMatchObject({ code: 'forbidden' });
    await approveCredit(as(context, ADA), { id });
    const [seen] = await proposedCredits(as(context, SAM));
    expect(seen).toMatchObject({ id, state: 'approved', lines: null });
    expect(seen?.totals).toEqual([{ currency: 'EUR', amount: '10.00' }]);
    expect(JSON.stringify(seen)).not.toContain('100.00');
    const again = declineCredit(as(context, ANNE), { id, reason: 'too late' });
    await expect(again).rejects.toThrow('was approved already, by person:T1/U0ADA');
  });

  it('are approved by somebody else than who proposed them', async () => {
    const context = await desk();
    await sealPeriods(context);
    const ada = as(context, ADA);
    await proposeCredits(ada);
    const [credits] = await proposedCredits(ada);
    const id = credits?.id ?? '';
    await expect(approveCredit(ada, { id })).rejects.toThrow('A second person');
    await expect(declineCredit(ada, { id, reason: 'no' })).rejects.toThrow('A second person');
    await expect(approveCredit(as(context, ANNE), { id })).resolves.toMatchObject({ id });
  });

  it('that are declined are not seen outside, and are not proposed again', async () => {
    const { context, id } = await proposed();
    await declineCredit(as(context, ADA), { id, reason: 'the customer waived them' });
    expect(await proposedCredits(context)).toMatchObject([{ state: 'declined' }]);
    expect(await proposedCredits(as(context, SAM))).toEqual([]);
    expect(await proposeCredits(context)).toEqual({ proposed: 0 });
  });

  it('follow a restatement: open ones can be approved no more, approved ones are replaced', async () => {
    const { context, id } = await proposed();
    await approveCredit(as(context, ADA), { id });
    await recordOutages(context, [{ ...down, to: down.from + HOUR / 2 }]);
    await detectRestatements(context);
    const restatements = await listRestatements(context);
    for (const one of restatements.filter(({ agreementKey }) => agreementKey === 'shop-web')) {
      await requestRestatement(as(context, ADA), { id: one.id, cause: 'the log was read again' });
      await approveRestatement(as(context, ANNE), { id: one.id });
    }
    expect(await proposeCredits(context)).toEqual({ proposed: 1 });
    const [newer, older] = await proposedCredits(context);
    expect(newer).toMatchObject({ state: 'proposed', totals: [], replaces: id });
    expect(older).toMatchObject({ id, state: 'approved' });
    await approveCredit(as(context, ANNE), { id: newer?.id ?? '' });
    expect(await proposedCredits(as(context, SAM))).toMatchObject([{ id: newer?.id, totals: [] }]);
  });

  it('of figures that were restated since are not approved', async () => {
    const { context, id } = await proposed();
    await recordOutages(context, [{ ...down, to: down.to + HOUR }]);
    await detectRestatements(context);
    for (const one of await listRestatements(context)) {
      await requestRestatement(as(context, ADA), { id: one.id, cause: 'the log was read again' });
      await approveRestatement(as(context, ANNE), { id: one.id });
    }
    const approving = approveCredit(as(context, ADA), { id });
    await expect(approving).rejects.toMatchObject({ code: 'conflict' });
    expect(await proposeCredits(context)).toEqual({ proposed: 1 });
  });
});
