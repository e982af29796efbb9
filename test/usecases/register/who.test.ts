import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/party/actor.ts';
import { diffAgreement } from '../../../src/usecases/register/diff-agreement.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { showWho, type WhoSheet } from '../../../src/usecases/register/show-who.ts';
import { listServices } from '../../../src/usecases/service/list-services.ts';
import { showService } from '../../../src/usecases/service/show-service.ts';
import { useDatabase } from '../../database.ts';
import { anotherWorkspace } from '../work-item/desk.ts';
import { DEMO_NOW, demoFiles } from './demo-files.ts';

const getDatabase = useDatabase();
const CLI: Actor = { kind: 'cli' };
const FRANK: Actor = { kind: 'person', userId: 'U0FRANK', teamId: 'T0NORTH', guest: false };
const HUGO: Actor = { kind: 'person', userId: 'U0HUGO', teamId: 'T0CLOUDMAIL', guest: false };

async function northwind(actor: Actor = CLI, now = DEMO_NOW) {
  const { database, workspace } = await anotherWorkspace(getDatabase());
  const context = { actor: CLI, now, database, workspace };
  await importDocuments(context, { files: demoFiles, apply: true });
  return { ...context, actor };
}

function who({ deeds }: WhoSheet, deed: string, part: string): readonly string[] {
  const line = deeds.find((one) => one.deed === deed);
  return (line?.participants ?? []).filter((one) => one.part === part).map(({ name }) => name);
}

describe('who answers for what', () => {
  it('is read from roles and from whom the terms name', async () => {
    const sheet = await showWho(await northwind(), 'acme-email');
    expect(who(sheet, 'own', 'accountable')).toEqual(['Ben Okafor']);
    expect(who(sheet, 'negotiate', 'accountable')).toEqual(['Anna Vogel']);
    expect(who(sheet, 'negotiate', 'responsible')).toEqual(['Frank Weber']);
    expect(who(sheet, 'review', 'accountable')).toEqual(['Anna Vogel']);
    expect(who(sheet, 'escalate', 'accountable').toSorted()).toEqual([
      'David Lindqvist',
      'Emma Schulz',
    ]);
    const signing = ['Ben Okafor', 'David Lindqvist', 'Emma Schulz'];
    expect(who(sheet, 'sign', 'accountable').toSorted()).toEqual(signing);
  });

  it('names the owner of a service, and no owner of another one', async () => {
    const sheet = await showWho(await northwind(), 'email');
    expect(who(sheet, 'own', 'accountable')).toEqual(['Ben Okafor']);
  });

  it('tells customers of their own people and the provider’s, and of no costs or suppliers', async () => {
    const sheet = await showWho(await northwind(FRANK), 'email');
    expect(new Set(sheet.people.map(({ side }) => side))).toEqual(
      new Set(['provider', 'customer']),
    );
    expect(sheet.people.map(({ partyName }) => partyName)).not.toContain('Globex Ltd');
    expect(sheet.deeds.map(({ deed }) => deed)).not.toContain('costs');
  });
});

describe('the catalogue', () => {
  it('says where a service stands and whether anything is promised about it', async () => {
    const listed = await listServices(await northwind());
    const standing = listed.map(({ key, state, promised }) => [key, state, promised]);
    expect(standing).toContainEqual(['email', 'live', 'promised']);
    expect(standing).toContainEqual(['team-chat', 'planned', 'wished']);
  });

  it('is narrowed down by words, whatever their case and accents', async () => {
    const keys = async (...words: string[]) =>
      (await listServices(await northwind(), { words })).map(({ key }) => key);
    expect(await keys('CHLOE')).toEqual(['vpn', 'webshop']);
    expect(await keys('planned', 'acme')).toEqual(['team-chat']);
    await expect(keys('emial')).rejects.toThrow('Did you mean');
  });

  it('shows both ways of dependencies, suppliers and costs to our own people', async () => {
    expect(await showService(await northwind(), 'mail')).toMatchObject({
      dependsOn: [],
      neededBy: expect.arrayContaining([{ key: 'webshop', name: 'Web shop' }]),
      suppliers: [{ key: 'cloudmail', name: 'Cloudmail' }],
      costPerMonth: { amount: '5100.00', currency: 'EUR' },
      customers: [{ name: 'Acme GmbH' }, { name: 'Globex Ltd' }],
    });
  });

  it.each([
    ['a customer', FRANK, [{ name: 'Acme GmbH' }]],
    ['a supplier', HUGO, []],
  ])('shows none of that to %s', async (_, actor, customers) => {
    const sheet = await showService(await northwind(actor), 'email');
    expect(sheet).toMatchObject({ suppliers: null, costPerMonth: null, pricePerMonth: null });
    expect(sheet.customers).toMatchObject(customers);
    expect(sheet.mayEdit).toBe(false);
  });
});

describe('what differs between two revisions', () => {
  it('is told term by term, and to customers without what lies under it', async () => {
    const context = await northwind();
    const files = demoFiles.map(({ name, text }) => ({
      name,
      text: text
        .replace(
          "priority: P1, within: 15m, attainment: '95'",
          "priority: P1, within: 10m, attainment: '95'",
        )
        .replace("amount: '4200.00'", "amount: '4300.00'"),
    }));
    await importDocuments(context, { files, apply: true, correct: true });
    const staff = await diffAgreement(context, { agreement: 'acme-email' });
    expect(staff).toMatchObject({ from: { number: 1 }, to: { number: 2 } });
    expect(JSON.stringify(staff.differences)).toContain('4300.00');
    const own = await diffAgreement({ ...context, actor: FRANK }, { agreement: 'acme-email' });
    expect(own.differences).toEqual(staff.differences);
    await expect(diffAgreement(context, { agreement: 'acme-payroll' })).rejects.toThrow(
      'one revision',
    );
    await expect(diffAgreement(context, { agreement: 'acme-email', from: 9 })).rejects.toThrow(
      'There are: 1, 2',
    );
  });
});
