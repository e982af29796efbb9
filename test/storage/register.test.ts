import { describe, expect, it } from 'vitest';
import type { Transition } from '../../src/domain/agreement/lifecycle.ts';
import { addTransitions } from '../../src/storage/lifecycle.ts';
import {
  addRevisions,
  currentRevisions,
  registerVersion,
  revisionsOf,
} from '../../src/storage/register.ts';
import {
  claimWorkspace,
  createWorkspace,
  findWorkspaceByTeam,
  listWorkspaces,
} from '../../src/storage/workspaces.ts';
import { DATABASES, useDatabase } from '../database.ts';

const REVISION = {
  kind: 'agreement',
  key: 'acme-email',
  hash: 'abc',
  terms: { targets: [{ key: 'p1', within: '15m' }], note: null },
  effectiveFrom: 1000,
  effectiveTo: null,
  recordedAt: 2000,
};

describe.each(DATABASES)('the register on $name', ({ open }) => {
  const test = useDatabase(open);

  it('gives the latest revision of every document and all of one', async () => {
    const { database, workspace } = test();
    const scope = { workspaceId: workspace.id };
    const first = { ...REVISION, number: 1 };
    const second = { ...REVISION, number: 2, hash: 'def' };
    const service = { ...REVISION, kind: 'service', key: 'email', number: 1 };
    for (const revision of [first, second, service]) {
      await addRevisions(database, [{ ...scope, ...revision }]);
    }
    expect(await currentRevisions(database, scope)).toEqual([second, service]);
    expect(await currentRevisions(database, { ...scope, kind: 'service' })).toEqual([service]);
    const { kind, key } = first;
    expect(await revisionsOf(database, { ...scope, kind, key })).toEqual([first, second]);
    expect(await currentRevisions(database, { workspaceId: workspace.id + 1 })).toEqual([]);
  });

  it('takes more revisions than one statement can', async () => {
    const { database, workspace } = test();
    const keys = Array.from({ length: 1_001 }, (_, index) => `many-${index}`);
    const scope = { workspaceId: workspace.id };
    const many = keys.map((key) => ({ ...scope, ...REVISION, kind: 'many', key, number: 1 }));
    await addRevisions(database, many);
    expect(await currentRevisions(database, { ...scope, kind: 'many' })).toHaveLength(1_001);
    const taken = many.slice(0, 2).toReversed();
    await expect(addRevisions(database, taken)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('one of these documents'),
    });
  });

  it('refuses a number that was used by somebody else', async () => {
    const { database, workspace } = test();
    const revision = { workspaceId: workspace.id, ...REVISION, key: 'taken', number: 1 };
    await addRevisions(database, [revision]);
    await expect(addRevisions(database, [{ ...revision, hash: 'other' }])).rejects.toMatchObject({
      code: 'conflict',
      message:
        'Somebody else has just changed the agreement “taken”. Look at it again and repeat your change.',
    });
  });
});

const WITHDRAWN: Transition = {
  ...{ agreementKey: 'acme-email', revision: 1, step: 'withdraw', from: 'planned' },
  ...{ to: 'withdrawn', at: 3000, effectiveAt: null, actor: 'ada', reason: null },
};

const TAKEN_UP: Transition = { ...WITHDRAWN, step: 'publish', from: 'withdrawn', to: 'active' };

describe.each(DATABASES)('the version of the register on $name', ({ open }) => {
  const test = useDatabase(open);

  it('is another one after each change, and stays while nothing is kept', async () => {
    const { database, workspace } = test();
    const scope = { workspaceId: workspace.id };
    const revision = { ...scope, ...REVISION, key: 'versioned', number: 1 };
    const step = (transition: Transition) =>
      addTransitions(database, { ...scope, transitions: [transition] });
    const seen = [await registerVersion(database, scope)];
    const changes = [
      () => addRevisions(database, [revision]),
      () => step(WITHDRAWN),
      () => step(TAKEN_UP),
      () =>
        database.transaction(async (tx) => {
          await addRevisions(tx, [{ ...revision, number: 2 }]);
          await addRevisions(tx, [{ ...revision, number: 3 }]);
        }),
    ];
    for (const change of changes) {
      await change();
      seen.push(await registerVersion(database, scope));
    }
    expect(seen.map((version) => version - (seen[0] ?? 0))).toEqual([0, 1, 2, 3, 4]);
    await expect(addRevisions(database, [revision])).rejects.toThrow('Somebody else');
    expect(await registerVersion(database, scope)).toBe(seen.at(-1));
    expect(await registerVersion(database, { workspaceId: workspace.id + 1 })).toBe(0);
  });
});

describe('changing the register on PostgreSQL', () => {
  const [, { open }] = DATABASES;
  const test = useDatabase(open);

  it('does not wait for others that change it too and have still something to do', async () => {
    const { database, workspace } = test();
    const scope = { workspaceId: workspace.id };
    const revision = { ...scope, ...REVISION, number: 1 };
    const before = await registerVersion(database, scope);
    await database.transaction(async (tx) => {
      await addRevisions(tx, [{ ...revision, key: 'slow' }]);
      await addRevisions(database, [{ ...revision, key: 'quick' }]);
    });
    expect(await registerVersion(database, scope)).toBe(before + 2);
  });
});

describe.each(DATABASES)('workspaces on $name', ({ open }) => {
  const test = useDatabase(open);

  it('the first team claims the one that waits, the next team gets its own', async () => {
    const { database, workspace } = test();
    const claim = { name: 'Acme', now: 1000 };
    const first = await claimWorkspace(database, { ...claim, teamId: 'T1' });
    expect(first).toEqual({ ...workspace, teamId: 'T1' });
    expect(await claimWorkspace(database, { ...claim, teamId: 'T1' })).toEqual(first);
    const second = await claimWorkspace(database, { ...claim, teamId: 'T2' });
    expect(second).toEqual({ id: expect.any(Number), teamId: 'T2', name: 'Acme' });
    expect(second.id).not.toBe(first.id);
    expect(await findWorkspaceByTeam(database, { teamId: 'T2' })).toEqual(second);
    expect(await listWorkspaces(database)).toEqual([first, second]);
  });

  it('nothing is claimed when it is not clear which one', async () => {
    const { database } = test();
    const free = { teamId: null, name: 'Free', now: 1000 };
    const [one, two] = [
      await createWorkspace(database, free),
      await createWorkspace(database, free),
    ];
    const claimed = await claimWorkspace(database, { teamId: 'T3', name: 'Third', now: 1000 });
    expect([one.id, two.id]).not.toContain(claimed.id);
  });
});
