import { beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/storage/audit.ts';
import { addRevisions, allRevisions } from '../../../src/storage/register.ts';
import { createWorkspace } from '../../../src/storage/workspaces.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { DEMO_NOW, demoFiles, demoRegister } from './demo-files.ts';

type Setting = Parameters<typeof importDocuments>[0];

const FAX = 'service: fax\nname: Fax\nprovider: web\nowner: ben\ncustomers: [acme]\n';

const changed = (from: string, to: string) =>
  demoFiles.map(({ name, text }) => ({ name, text: text.replace(from, to) }));

describe.each(DATABASES)('importing documents into $name', ({ open }) => {
  const opened = useDatabase(open);
  let context: Setting;

  beforeEach(async () => {
    const { database } = opened();
    const workspace = await createWorkspace(database, { teamId: null, name: 'T', now: DEMO_NOW });
    context = { actor: { kind: 'cli' }, now: DEMO_NOW, workspace, database };
  });

  const rows = () => allRevisions(context.database, { workspaceId: context.workspace.id });

  it('says what it would do and writes nothing until it is applied', async () => {
    const rehearsal = await importDocuments(context, { files: demoFiles, apply: false });
    expect(rehearsal.problems).toEqual([]);
    expect(rehearsal.applied).toBe(false);
    expect(rehearsal.changes.every(({ change }) => change === 'added')).toBe(true);
    expect(await rows()).toEqual([]);
  });

  it('keeps the demo company’s documents as they were read', async () => {
    const result = await importDocuments(context, { files: demoFiles, apply: true });
    expect(result.applied).toBe(true);
    expect(await loadRegister(context)).toEqual(demoRegister());
  });

  it('stores when an agreement is in force', async () => {
    await importDocuments(context, { files: demoFiles, apply: true });
    const dates = (await rows())
      .filter(({ key }) => key === 'acme-email' || key === 'uc-cloudmail' || key === 'emma')
      .map(({ key, effectiveFrom, effectiveTo }) => [key, effectiveFrom, effectiveTo]);
    expect(dates).toEqual([
      ['acme-email', Date.parse('2025-09-30T22:00:00Z'), null],
      ['uc-cloudmail', Date.parse('2025-09-30T22:00:00Z'), Date.parse('2026-12-31T23:00:00Z')],
    ]);
  });

  it('changes nothing when it is repeated', async () => {
    await importDocuments(context, { files: demoFiles, apply: true });
    const before = await rows();
    const later = { ...context, now: DEMO_NOW + 86_400_000 };
    const again = await importDocuments(later, { files: demoFiles, apply: true });
    expect(new Set(again.changes.map(({ change }) => change))).toEqual(new Set(['unchanged']));
    expect(await rows()).toEqual(before);
  });

  it('adds a revision of what changed, told term by term and recorded', async () => {
    await importDocuments(context, { files: demoFiles, apply: true });
    const files = changed(
      'key: p1-response, kind: response, priority: P1, within: 15m',
      'key: p1-response, kind: response, priority: P1, within: 30m',
    ).filter(({ name }) => name === 'acme.yaml');
    const { changes } = await importDocuments(context, { files, apply: true, correct: true });
    const differences = [{ path: 'targets.p1-response.within', before: '15m', after: '30m' }];
    expect(changes.filter(({ change }) => change !== 'unchanged')).toEqual([
      { kind: 'agreement', key: 'acme-email', change: 'changed', revision: 2, differences },
    ]);
    const workspaceId = context.workspace.id;
    const trail = await historyOf(context.database, {
      workspaceId,
      subject: 'agreement:acme-email',
    });
    expect(trail.map(({ actor, verb, detail }) => ({ actor, verb, detail }))).toEqual([
      { actor: 'cli', verb: 'added by import', detail: { revision: 1, differences: [] } },
      { actor: 'cli', verb: 'changed by import', detail: { revision: 2, differences } },
    ]);
    expect((await loadRegister(context)).agreements.get('acme-email')).toHaveLength(2);
  });

  it('imports nothing when a single document has a mistake', async () => {
    const files = changed("objective: '99.5'", 'objective: 99.5');
    const result = await importDocuments(context, { files, apply: true });
    expect(result.problems.map(({ file, path }) => `${file} ${path}`)).toEqual([
      'acme.yaml targets.availability.objective',
      'globex.yaml targets.availability.objective',
    ]);
    expect([result.applied, result.changes]).toEqual([false, []]);
    expect(await rows()).toEqual([]);
  });

  it('resolves references against the register as well', async () => {
    await importDocuments(context, { files: demoFiles, apply: true });
    const result = await importDocuments(context, {
      files: [{ name: 'fax.yaml', text: FAX }],
      apply: true,
    });
    expect(result.changes.map(({ key, change }) => [key, change])).toEqual([['fax', 'added']]);
  });

  it('keeps each workspace’s register apart', async () => {
    await importDocuments(context, { files: demoFiles, apply: true });
    const workspace = await createWorkspace(context.database, {
      teamId: null,
      name: 'B',
      now: DEMO_NOW,
    });
    expect((await loadRegister({ ...context, workspace })).agreements.size).toBe(0);
  });

  it('keeps a document once when two imports meet', async () => {
    await importDocuments(context, { files: demoFiles, apply: true });
    const files = [{ name: 'fax.yaml', text: FAX }];
    const both = [1, 2].map(() => importDocuments(context, { files, apply: true }));
    const refused = (await Promise.allSettled(both)).flatMap((one) =>
      one.status === 'rejected' ? [one.reason] : [],
    );
    expect((await rows()).filter(({ key }) => key === 'fax')).toHaveLength(1);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'conflict' });
  });

  it('shows at once in the register that was loaded before', async () => {
    await importDocuments(context, { files: demoFiles, apply: true });
    const before = await loadRegister(context);
    expect(await loadRegister(context)).toBe(before);
    await importDocuments(context, { files: [{ name: 'fax.yaml', text: FAX }], apply: true });
    expect((await loadRegister(context)).services.get('fax')?.terms.name).toBe('Fax');
    expect(before.services.has('fax')).toBe(false);
  });

  it('is refused to everybody but the provider’s own people', async () => {
    const imports = { files: demoFiles, apply: true };
    const home = { ...context, workspace: { ...context.workspace, teamId: 'T0NORTH' } };
    const person = { kind: 'person', teamId: 'T0NORTH', guest: false } as const;
    const by = (userId: string, teamId = 'T0NORTH') =>
      importDocuments({ ...home, actor: { ...person, userId, teamId } }, imports);
    await expect(by('U0ELSE', 'T0ELSE')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(by('U0ANNA')).resolves.toMatchObject({ applied: true });
    await expect(by('U0FRANK')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(by('U0HUGO', 'T0CLOUDMAIL')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('names the row when what is stored cannot be read', async () => {
    await addRevisions(context.database, [
      {
        workspaceId: context.workspace.id,
        kind: 'service',
        key: 'odd',
        number: 1,
        hash: 'x',
        terms: { name: 'Odd' },
        effectiveFrom: null,
        effectiveTo: null,
        recordedAt: DEMO_NOW,
      },
    ]);
    await expect(loadRegister(context)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining(
        'The service “odd”, revision 1, is stored in a form that cannot be read: provider: `provider` is missing',
      ),
    });
  });
});
