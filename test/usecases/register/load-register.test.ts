import { expect, it } from 'vitest';
import type { Transition } from '../../../src/domain/agreement/lifecycle.ts';
import { agreementInForce } from '../../../src/domain/register/register.ts';
import { addTransitions } from '../../../src/storage/lifecycle.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { emptiedDatabase, useDatabase } from '../../database.ts';
import { OFFICE } from '../draft/newsroom.ts';

const opened = useDatabase(emptiedDatabase);
const NOW = Date.UTC(2026, 0, 5);

it('an agreement that was withdrawn and is published again is in force again', async () => {
  const { database, workspace } = opened();
  const context = { actor: { kind: 'cli' }, now: NOW, database, workspace } as const;
  await importDocuments(context, { files: [{ name: 'd.yaml', text: OFFICE }], apply: true });
  const inForce = async () => agreementInForce(await loadRegister(context), 'corp-support', NOW);
  const step = (transition: Pick<Transition, 'step' | 'from' | 'to'>) => {
    const place = { agreementKey: 'corp-support', revision: 1, at: NOW, effectiveAt: null };
    const taken = { ...place, ...transition, actor: 'cli', reason: null };
    return addTransitions(database, { workspaceId: workspace.id, transitions: [taken] });
  };
  await step({ step: 'withdraw', from: 'active', to: 'withdrawn' });
  expect(await inForce()).toBe(null);
  await step({ step: 'publish', from: 'withdrawn', to: 'active' });
  expect(await inForce()).toMatchObject({ number: 1 });
});
