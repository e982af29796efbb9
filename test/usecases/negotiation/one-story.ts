import { expect } from 'vitest';
import { foldNegotiation } from '../../../src/domain/negotiation/fold-negotiation.ts';
import { nameActor } from '../../../src/domain/party/actor.ts';
import { historyOf } from '../../../src/storage/audit.ts';
import { negotiationsIn } from '../../../src/storage/negotiations.ts';
import { verifyAudit } from '../../../src/usecases/audit/verify-audit.ts';
import type { Context } from '../../../src/usecases/context.ts';
import { STEP_VERBS } from '../../../src/usecases/negotiation/record-steps.ts';
import { signingHash } from '../../../src/usecases/negotiation/signing-hash.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { KEY, PEOPLE } from './boardroom.ts';

/** The audit trail, the steps and the revisions all tell the same. */
export async function expectOneStory(context: Context): Promise<void> {
  const { database, workspace } = context;
  const all = await negotiationsIn(database, { workspaceId: workspace.id });
  const steps = all.toReversed().flatMap((one) =>
    one.steps.map(({ number, actor, hash, content }) => ({
      ...{ negotiation: one.id, step: number, actor, hash, verb: STEP_VERBS[content.type] },
    })),
  );
  const of = { workspaceId: workspace.id, subject: `agreement:${KEY}` };
  const trail = (await historyOf(database, of)).flatMap(({ actor, verb, detail }) => {
    const told = JSON.parse(JSON.stringify(detail));
    if (told.negotiation === undefined) return [];
    const { negotiation, step, hash } = told;
    return [{ negotiation, step, actor, hash, verb: verb.replace(/ inside$/, '') }];
  });
  expect(trail).toEqual(steps);
  expect((await verifyAudit({ ...context, actor: { kind: 'cli' } })).fault).toBe(null);
  const signed = all.toReversed().flatMap(({ steps: own }) => {
    const { salt } = foldNegotiation(own);
    return own.flatMap(({ hash, content }) => (content.type === 'agreed' ? [{ hash, salt }] : []));
  });
  const revisions = (await loadRegister(context)).agreements.get(KEY) ?? [];
  const ofTheirs = revisions
    .slice(1)
    .map(({ terms }, index) => signingHash({ ...terms }, signed[index]?.salt ?? null));
  expect(ofTheirs).toEqual(signed.map(({ hash }) => hash));
  const outsiders = [PEOPLE.sam, PEOPLE.stranger].map(nameActor);
  expect(steps.filter(({ actor }) => outsiders.includes(actor))).toEqual([]);
}
