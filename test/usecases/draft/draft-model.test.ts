import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/storage/audit.ts';
import { draftVersions, openDrafts } from '../../../src/storage/drafts.ts';
import { transitionsOf } from '../../../src/storage/lifecycle.ts';
import { verifyAudit } from '../../../src/usecases/audit/verify-audit.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import type { Setting } from '../../../src/usecases/status/viewing.ts';
import { useDatabase } from '../../database.ts';
import { deeds } from './draft-commands.ts';
import { type Key, type Model, newModel, PERSONAS, type Real } from './draft-model.ts';
import { newsroom } from './newsroom.ts';

/** What the tables hold, in the words of the model. */
async function tablesOf({ database, workspace }: Setting, key: Key) {
  const workspaceId = workspace.id;
  const [draft] = (await openDrafts(database, { workspaceId })).filter((one) => one.key === key);
  const versions = draft ? await draftVersions(database, { draftId: draft.id }) : [];
  const transitions = await transitionsOf(database, { workspaceId, agreementKeys: [key] });
  const trail = await historyOf(database, { workspaceId, subject: `agreement:${key}` });
  const register = await loadRegister({ database, workspace });
  const named = (terms: { name?: unknown; description?: unknown }) => ({
    name: String(terms.name ?? ''),
    description: String(terms.description ?? ''),
  });
  return {
    draft: draft ? { version: draft.version, base: draft.base, ...named(draft.terms) } : null,
    kept: versions.map(({ number, basedOn, taken, terms }) => ({
      ...{ number, basedOn, taken },
      ...named(terms),
    })),
    revisions: (register.agreements.get(key) ?? []).map(({ terms }) => named(terms)),
    steps: transitions.map(({ revision, step, from, to }) => `${revision} ${step} ${from}>${to}`),
    trail: trail.map(({ actor, verb }) => `${actor}: ${verb}`),
  };
}

function expectedOf(model: Model, key: Key) {
  const { draft, revisions, steps, trail } = model[key];
  const shown = draft && {
    ...{ version: draft.version, base: draft.base },
    ...{ name: draft.name, description: draft.description },
  };
  const kept = [...(draft?.kept ?? [])].map(([number, version]) => ({ number, ...version }));
  return { draft: shown, kept, revisions, steps, trail };
}

describe('drafts and agreements in the hands of several people', () => {
  const opened = useDatabase();

  it('come to what each was allowed to do, lose nothing, and the trail tells the story of the tables', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deeds, { minLength: 3, maxLength: 3 }), async (days) => {
        const { as, context } = await newsroom(opened());
        const model = newModel();
        const real: Real = { as: (who) => as(PERSONAS[who].actor) };
        for (const day of days) await fc.asyncModelRun(async () => ({ model, real }), day);
        for (const key of ['corp-support', 'corp-new'] as const) {
          expect(await tablesOf(context, key)).toEqual(expectedOf(model, key));
        }
        expect((await verifyAudit(context)).fault).toBe(null);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);
});
