import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/calendar/instant.ts';
import { draftVersions } from '../../../src/storage/drafts.ts';
import { catchUpDraft } from '../../../src/usecases/draft/catch-up-draft.ts';
import { discardDraft } from '../../../src/usecases/draft/discard-draft.ts';
import { listDrafts } from '../../../src/usecases/draft/list-drafts.ts';
import { mergeDraft } from '../../../src/usecases/draft/merge-draft.ts';
import { openForEditing } from '../../../src/usecases/draft/open-for-editing.ts';
import { publishDraft } from '../../../src/usecases/draft/publish-draft.ts';
import { saveDraft } from '../../../src/usecases/draft/save-draft.ts';
import { checkDraft, showDraft } from '../../../src/usecases/draft/show-draft.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import { termsAt } from '../../../src/usecases/draft/terms-at.ts';
import { UNSAVED } from '../../../src/usecases/draft/unsaved-draft.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { loadRegister } from '../../../src/usecases/register/load-register.ts';
import { DATABASES, useDatabase } from '../../database.ts';
import { ADA, BEA, CORA, NEW_SLA, newsroom, OFFICE, OTTO, VERA } from './newsroom.ts';

const SUPPORT = { kind: 'agreement', key: 'corp-support' } as const;
const NEW = { kind: 'agreement', key: 'corp-web' } as const;

const SLR = `
agreement: corp-wishes
kind: SLR
customer: corp
provider: desk
effective: { from: 2026-06-01 }
timeZone: UTC
calendar: office
requirements:
  - { key: always-up, wish: The web shop is always there, service: web, target: up }
  - { key: nice, wish: The staff is friendly }
targets:
  - { key: up, kind: availability, objective: '99.5', period: month }
`;

describe.each(DATABASES)('drafts on $name', ({ open }) => {
  const opened = useDatabase(open);
  const room = () => newsroom(opened());

  it('are started, left, found again, saved and published as a revision', async () => {
    const { as } = await room();
    const { draft, isNew } = await startDraft(as(ADA), NEW);
    expect([isNew, draft.version, draft.base, draft.terms]).toEqual([true, 1, 0, {}]);
    await saveDraft(as(ADA), { ...NEW, version: 1, terms: { kind: 'SLA', name: 'Web for Corp' } });
    expect(await startDraft(as(BEA), NEW)).toMatchObject({ isNew: false, draft: { version: 2 } });
    expect(await listDrafts(as(BEA))).toMatchObject([
      { ...NEW, name: 'Web for Corp', authorName: 'Ada', updatedByName: 'Ada', behind: false },
    ]);
    await saveDraft(as(BEA), { ...NEW, version: 2, terms: NEW_SLA });
    const published = await publishDraft(as(ADA), { ...NEW, version: 3, reason: 'agreed by mail' });
    expect(published).toMatchObject({ outcome: 'published', revision: 1 });
    const register = await loadRegister(as(ADA));
    expect(register.agreements.get('corp-web')).toMatchObject([{ number: 1, terms: NEW_SLA }]);
    expect(await listDrafts(as(ADA))).toEqual([]);
  });

  it('begin with the latest revision, and tell what they change', async () => {
    const { as } = await room();
    const { draft } = await startDraft(as(ADA), SUPPORT);
    expect(draft.base).toBe(1);
    const terms = { ...draft.terms, name: 'Support for the whole Corp' };
    await saveDraft(as(ADA), { ...SUPPORT, version: 1, terms });
    const shown = await showDraft(as(VERA), SUPPORT);
    expect(shown.changes).toEqual([
      { path: 'name', before: 'Support for Corp', after: 'Support for the whole Corp' },
    ]);
    expect([shown.problems, shown.latest, shown.updatedByName]).toEqual([[], 1, 'Ada']);
  });

  it('of calendars do not carry the public holidays that are resolved anyway', async () => {
    const { as } = await room();
    const { draft } = await startDraft(as(ADA), { kind: 'calendar', key: 'office' });
    expect(draft.terms).toMatchObject({ name: 'Office hours' });
    expect(draft.terms).not.toHaveProperty('observed');
  });

  it('may be incomplete; all their mistakes are told at once, in the words of an import', async () => {
    const { as } = await room();
    const terms = { kind: 'SLA', customer: 'crop', services: ['support'], targets: 'none' };
    await startDraft(as(ADA), { ...NEW, from: { kind: 'terms', terms } });
    const problems = await checkDraft(as(ADA), NEW);
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['customer', 'provider', 'effective', 'timeZone', 'targets']),
    );
    expect(problems.find(({ path }) => path === 'customer')?.message).toBe(
      'there is no party “crop”. Did you mean “corp”?',
    );
    const publishing = publishDraft(as(ADA), { ...NEW, version: 1 });
    await expect(publishing).resolves.toEqual({ outcome: 'problems', problems });
    expect((await loadRegister(as(ADA))).agreements.has('corp-web')).toBe(false);
  });

  it('keep what two people typed at once, and bring it together with one step', async () => {
    const { as } = await room();
    const { draft } = await startDraft(as(ADA), SUPPORT);
    const mine = { ...draft.terms, description: 'what Ada wrote' };
    await saveDraft(as(ADA), { ...SUPPORT, version: 1, terms: mine });
    const yours = { ...draft.terms, name: 'what Bea wrote' };
    const overtaken = await saveDraft(as(BEA), { ...SUPPORT, version: 1, terms: yours });
    expect(overtaken).toMatchObject({
      outcome: 'overtaken',
      by: 'Ada',
      changes: [{ path: 'description', before: null, after: 'what Ada wrote' }],
      clashes: [],
      typed: yours,
    });
    if (overtaken.outcome !== 'overtaken') throw new Error('It was saved.');
    const merge = { ...SUPPORT, aside: overtaken.aside, keep: 'mine' } as const;
    const merged = await mergeDraft(as(BEA), merge);
    expect(merged.terms).toEqual({ ...mine, name: 'what Bea wrote' });
    expect(await mergeDraft(as(BEA), merge)).toEqual(merged);
  });

  it('show both sides of what two people changed differently, and keep the side that is chosen', async () => {
    const { as } = await room();
    const { draft } = await startDraft(as(ADA), SUPPORT);
    const named = (name: string) => ({ ...draft.terms, name });
    await saveDraft(as(ADA), { ...SUPPORT, version: 1, terms: named('Ada’s') });
    const saved = await saveDraft(as(BEA), { ...SUPPORT, version: 1, terms: named('Bea’s') });
    if (saved.outcome !== 'overtaken') throw new Error('It was saved.');
    expect(saved.clashes).toEqual([
      { path: 'name', base: 'Support for Corp', mine: 'Bea’s', theirs: 'Ada’s' },
    ]);
    const { aside } = saved;
    const theirs = await mergeDraft(as(BEA), { ...SUPPORT, aside, keep: 'theirs' });
    expect([theirs.version, theirs.terms.name]).toEqual([2, 'Ada’s']);
    const mine = await mergeDraft(as(BEA), { ...SUPPORT, aside, keep: 'mine' });
    expect(mine.terms.name).toBe('Bea’s');
    const kept = await draftVersions(as(ADA).database, { draftId: draft.id });
    expect(kept.map(({ terms, taken }) => [terms.name, taken])).toEqual([
      ['Support for Corp', true],
      ['Ada’s', true],
      ['Bea’s', false],
      ['Bea’s', true],
    ]);
  });

  it('of what is in the register begin with the first save that changes something', async () => {
    const { as } = await room();
    const { version, base = 0, terms } = await openForEditing(as(ADA), SUPPORT);
    expect([version, base]).toEqual([UNSAVED, 1]);
    expect(await termsAt(as(ADA), { ...SUPPORT, version, base })).toEqual(terms);
    const same = await saveDraft(as(ADA), { ...SUPPORT, version, base, terms });
    expect(same.outcome).toBe('unchanged');
    await expect(showDraft(as(ADA), SUPPORT)).rejects.toMatchObject({ code: 'not-found' });
    const mine = { ...terms, name: 'Mine' };
    const saved = await saveDraft(as(ADA), { ...SUPPORT, version, base, terms: mine });
    expect(saved).toMatchObject({ outcome: 'saved', draft: { version: 2, base: 1 } });
    const late = { ...SUPPORT, version, base, terms: { ...terms, name: 'Yours' } };
    expect(await saveDraft(as(BEA), late)).toMatchObject({
      outcome: 'overtaken',
      clashes: [{ path: 'name', mine: 'Yours', theirs: 'Mine' }],
    });
    await expect(openForEditing(as(ADA), { ...SUPPORT, key: 'none' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('change nothing when the same is saved twice', async () => {
    const { as } = await room();
    await startDraft(as(ADA), NEW);
    const save = { ...NEW, version: 1, terms: NEW_SLA };
    expect((await saveDraft(as(ADA), save)).outcome).toBe('saved');
    expect(await saveDraft(as(ADA), save)).toMatchObject({
      outcome: 'unchanged',
      draft: { version: 2 },
    });
  });

  it('that are published twice say what happened', async () => {
    const { as } = await room();
    await startDraft(as(ADA), { ...NEW, from: { kind: 'terms', terms: NEW_SLA } });
    const both = await Promise.allSettled([
      publishDraft(as(ADA), { ...NEW, version: 1 }),
      publishDraft(as(BEA), { ...NEW, version: 1 }),
    ]);
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject([
      {
        code: 'conflict',
        message: expect.stringMatching(
          /^This draft of the agreement “corp-web” is closed: (Ada|Bea) published it as revision 1 on Mon 5 Jan 2026, 10:00 UTC\.$/,
        ),
      },
    ]);
    expect((await loadRegister(as(ADA))).agreements.get('corp-web')).toHaveLength(1);
  });

  it('are published as the person saw them, not as somebody changed them since', async () => {
    const { as } = await room();
    await startDraft(as(ADA), { ...NEW, from: { kind: 'terms', terms: NEW_SLA } });
    await saveDraft(as(BEA), { ...NEW, version: 1, terms: { ...NEW_SLA, name: 'Quite another' } });
    await expect(publishDraft(as(ADA), { ...NEW, version: 1 })).rejects.toThrow(
      'Bea has changed this draft',
    );
    await expect(discardDraft(as(ADA), { ...NEW, version: 1 })).rejects.toThrow('Bea has changed');
  });

  it('that a newer revision has left behind catch up term by term', async () => {
    const { as } = await room();
    const { draft } = await startDraft(as(ADA), SUPPORT);
    await saveDraft(as(ADA), { ...SUPPORT, version: 1, terms: { ...draft.terms, name: 'Mine' } });
    const text = OFFICE.replace('within: 4h', 'within: 5h');
    await importDocuments(as(BEA), { files: [{ name: 'd.yaml', text }], apply: true });
    const behind = await publishDraft(as(ADA), { ...SUPPORT, version: 2 });
    const change = { path: 'targets.p3-response.within', before: '4h', after: '5h' };
    expect(behind).toEqual({ outcome: 'behind', revision: 2, changes: [change], clashes: [] });
    const caught = await catchUpDraft(as(ADA), { ...SUPPORT, version: 2, keep: 'mine' });
    expect([caught.base, caught.version]).toEqual([2, 3]);
    expect(await publishDraft(as(ADA), { ...SUPPORT, version: 3 })).toMatchObject({
      outcome: 'published',
      revision: 3,
      differences: [{ path: 'name', before: 'Support for Corp', after: 'Mine' }],
    });
  });

  it('out of requirements promise what is mapped and list what is not', async () => {
    const { as } = await room();
    await importDocuments(as(ADA), { files: [{ name: 's.yaml', text: SLR }], apply: true });
    const from = { kind: 'requirements', agreement: 'corp-wishes' } as const;
    const { draft } = await startDraft(as(ADA), { ...NEW, from });
    expect(draft.terms).toMatchObject({ kind: 'SLA', services: ['web'], targets: [{ key: 'up' }] });
    expect(draft.terms).not.toHaveProperty('requirements');
    expect(draft.notes).toEqual([
      'The wish “nice” is still open, because nothing promises it and no service is named that can serve it: The staff is friendly (A promise with the key “nice” meets it.)',
    ]);
    const nice = { key: 'nice', kind: 'satisfaction', scale: [1, 5], mean: '4', period: 'month' };
    const targets = [...[draft.terms.targets].flat(), nice];
    await saveDraft(as(ADA), { ...NEW, version: 1, terms: { ...draft.terms, targets } });
    expect((await showDraft(as(ADA), NEW)).draft.notes).toEqual([]);
    const gone = { ...draft.terms, targets: [nice] };
    await saveDraft(as(ADA), { ...NEW, version: 2, terms: gone });
    expect((await showDraft(as(ADA), NEW)).draft.notes).toEqual([
      expect.stringContaining('The wish “always-up” is still open'),
    ]);
    await saveDraft(as(ADA), { ...NEW, version: 3, terms: draft.terms });
    expect(await checkDraft(as(ADA), NEW)).toEqual([]);
    const other = { kind: 'requirements', agreement: 'corp-support' } as const;
    const wrong = startDraft(as(ADA), { ...NEW, key: 'other', from: other });
    await expect(wrong).rejects.toThrow('“corp-support” is none');
  });

  it('are thrown away, and can be started anew', async () => {
    const { as } = await room();
    await startDraft(as(ADA), NEW);
    await discardDraft(as(ADA), { ...NEW, version: 1 });
    await expect(discardDraft(as(ADA), { ...NEW, version: 1 })).rejects.toThrow(
      'Ada discarded it on Mon 5 Jan 2026',
    );
    expect(await startDraft(as(BEA), NEW)).toMatchObject({ isNew: true });
    await expect(
      startDraft(as(ADA), { ...SUPPORT, from: { kind: 'terms', terms: {} } }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are written by those who may change what they are about, and seen by staff only', async () => {
    const { as } = await room();
    await startDraft(as(OTTO), SUPPORT);
    const web = { kind: 'agreement', key: 'shop-web' } as const;
    await expect(startDraft(as(OTTO), web)).rejects.toThrow(
      'Only an administrator, a service level manager or an owner of Web shop may write drafts. Ask Ada, Bea or Root.',
    );
    const mine = await showDraft(as(OTTO), SUPPORT);
    const terms = { ...mine.draft.terms, services: ['support', 'web'] };
    await expect(saveDraft(as(OTTO), { ...SUPPORT, version: 1, terms })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(startDraft(as(VERA), NEW)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listDrafts(as(VERA))).resolves.toHaveLength(1);
    for (const refused of [
      () => listDrafts(as(CORA)),
      () => showDraft(as(CORA), SUPPORT),
      () => checkDraft(as(CORA), SUPPORT),
      () => startDraft(as(CORA), NEW),
      () => saveDraft(as(CORA), { ...SUPPORT, version: 1, terms: {} }),
      () => publishDraft(as(CORA), { ...SUPPORT, version: 1 }),
      () => discardDraft(as(CORA), { ...SUPPORT, version: 1 }),
    ]) {
      await expect(refused()).rejects.toThrow(/^Only the provider’s own people may/);
    }
  });

  it('cannot take away from an owner what the owner may not give: the right is checked once more', async () => {
    const { as } = await room();
    await startDraft(as(ADA), { ...NEW, from: { kind: 'terms', terms: NEW_SLA } });
    await expect(
      publishDraft(as(OTTO, as(OTTO).now + HOUR), { ...NEW, version: 1 }),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
