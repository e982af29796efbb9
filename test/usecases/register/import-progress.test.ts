import { expect, it } from 'vitest';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import type { ImportProgress } from '../../../src/usecases/register/plan-import.ts';
import { useDatabase } from '../../database.ts';
import { DEMO_NOW, demoFiles } from './demo-files.ts';

const opened = useDatabase();

it('an import tells how far it is: files read, documents checked, revisions kept', async () => {
  const { database, workspace } = opened();
  const told: ImportProgress[] = [];
  const context = { actor: { kind: 'cli' }, now: DEMO_NOW, workspace, database } as const;
  const { changes } = await importDocuments(context, {
    files: demoFiles,
    apply: true,
    onProgress: (progress) => told.push(progress),
  });
  const last = (step: ImportProgress['step']) => told.findLast((one) => one.step === step);
  const [files, documents] = [demoFiles.length, changes.length];
  expect(last('reading')).toEqual({ step: 'reading', done: files, total: files });
  expect(last('checking')).toEqual({ step: 'checking', done: documents, total: documents });
  expect(last('keeping')).toEqual({ step: 'keeping', done: documents, total: documents });
});
