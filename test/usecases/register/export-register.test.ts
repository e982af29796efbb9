import { beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../../../src/storage/workspaces.ts';
import { asStream, exportRegister } from '../../../src/usecases/register/export-register.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { DEMO_NOW, demoFiles } from './demo-files.ts';

type Setting = Parameters<typeof importDocuments>[0];

const HOME = 'T0HOME';

describe.each(DATABASES)('exporting the register from $name', ({ open }) => {
  const opened = useDatabase(open);
  let context: Setting;

  beforeAll(async () => {
    const { database } = opened();
    const workspace = await createWorkspace(database, { teamId: HOME, name: 'T', now: DEMO_NOW });
    context = { actor: { kind: 'cli' }, now: DEMO_NOW, workspace, database };
    await importDocuments(context, { files: demoFiles, apply: true });
  });

  const everything = () => exportRegister(context, { only: [] });

  it('gives a file for each document, in folders, and importing them changes nothing', async () => {
    const files = await everything();
    expect(files.map(({ path }) => path)).toContain('agreements/acme-email.yaml');
    expect(new Set(files.map(({ path }) => path.split('/')[0]))).toEqual(
      new Set(['parties', 'services', 'calendars', 'agreements']),
    );
    const again = await importDocuments(context, {
      files: files.map(({ path, text }) => ({ name: path, text })),
      apply: true,
    });
    expect(again.problems).toEqual([]);
    expect(new Set(again.changes.map(({ change }) => change))).toEqual(new Set(['unchanged']));
    expect(await everything()).toEqual(files);
  });

  it('gives the same bytes in another workspace that took in one text of it all', async () => {
    const text = asStream(await everything());
    const { database } = context;
    const workspace = await createWorkspace(database, { teamId: null, name: 'O', now: DEMO_NOW });
    const other = { ...context, workspace };
    await importDocuments(other, { files: [{ name: 'all.yaml', text }], apply: true });
    expect(asStream(await exportRegister(other, { only: [] }))).toBe(text);
  });

  it('gives what is named by kind, by key or by both', async () => {
    const paths = async (...only: string[]) =>
      (await exportRegister(context, { only })).map(({ path }) => path);
    expect(await paths('acme-email')).toEqual(['agreements/acme-email.yaml']);
    expect(await paths('service/email', 'service/email')).toEqual(['services/email.yaml']);
    expect(await paths('acme')).toEqual(['parties/acme.yaml']);
    expect(new Set((await paths('calendar')).map((path) => path.split('/')[0]))).toEqual(
      new Set(['calendars']),
    );
    await expect(paths('acme-emial')).rejects.toThrow('Did you mean “acme-email”?');
  });

  it('gives customers their own agreements without what lies under them, but with the credits that they sign', async () => {
    const emma = {
      kind: 'person',
      userId: 'U0EMMA',
      email: 'emma.schulz@acme.example',
      teamId: HOME,
      guest: true,
    } as const;
    const files = await exportRegister({ ...context, actor: emma }, { only: [] });
    const text = asStream(files);
    expect(files.map(({ path }) => path)).toContain('agreements/acme-email.yaml');
    expect(text).not.toMatch(/globex|ola-|uc-|costPerMonth|supportedBy|teamChannel|owner: ben/i);
    expect(text).toMatch(/credits:[\s\S]*4200/);
    expect(text).toContain('# As far as it is yours to see');
    const named = exportRegister({ ...context, actor: emma }, { only: ['globex-email'] });
    await expect(named).rejects.toThrow('There is nothing in the register called “globex-email”');
  });
});
