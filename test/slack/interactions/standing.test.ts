import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/playground/playground.ts';
import { importDocuments } from '../../../src/usecases/register/import-documents.ts';
import { demoFiles } from '../../usecases/register/demo-files.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';

let office: Office;
let anna: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  frank = office.slack.act('U0FRANK');
});

afterAll(() => office.close());

async function read(person: Persona, line: string): Promise<string> {
  const { ephemeral } = await person.command(line, { in: '#acme' });
  expectSound(ephemeral);
  return String(ephemeral?.text);
}

async function reads(wanted: string): Promise<void> {
  await anna.seesModal(wanted);
  expectSound(await dialogOf(anna));
}

describe('where an agreement stands', () => {
  it('is changed with a reason, after a second thought, and told to those who may know', async () => {
    expect(await read(anna, '/sla show acme-vpn')).toContain('🟢 In force');
    await anna.click('Put under review …');
    await reads('It stays in force');
    expect((await anna.submit({ reason: ' ' })).errors).toEqual({ reason: 'Please write why.' });
    await anna.submit({ reason: 'the tunnel is full' });
    await reads('🟠 In force, under review');
    await anna.close({ all: true });
    const shown = await read(anna, '/sla show acme-vpn');
    expect(shown).toContain('Anna Vogel put it under review on');
    expect(shown).toContain('the tunnel is full');
    const theirs = await read(frank, '/sla show acme-vpn');
    expect(theirs).toContain('🟠 In force, under review');
    expect(theirs).not.toMatch(/tunnel|Put under|End its review|Terminate/);
  });

  it('ends on its last day when it is terminated', async () => {
    await read(anna, '/sla show acme-payroll');
    await anna.click('Terminate …');
    await reads('This cannot be taken back');
    await anna.submit({ lastDay: '2027-01-31', reason: 'sold' });
    await reads('is terminated; its last day is 31 Jan 2027');
    await anna.close({ all: true });
    const shown = await read(anna, '/sla show acme-payroll');
    expect(shown).toContain('with 31 Jan 2027 as its last day');
    expect(shown).toMatch(/Dates:.*until 31 Jan 2027\n/);
    expect(shown).not.toContain('renews');
    const listed = await read(anna, '/sla agreements payroll');
    expect(listed).toContain('ends 31 Jan 2027');
  });

  it('stands in the history with who and why, and for customers without', async () => {
    const told = await read(anna, '/sla history acme-vpn');
    expect(told).toContain('Anna Vogel');
    expect(told).toContain('put it under review');
    expect(told).toContain('the tunnel is full');
    expect(told).toContain('added it from a file (revision 1)');
    const theirs = await read(frank, '/sla history acme-vpn');
    expect(theirs).toContain('put it under review');
    expect(theirs).not.toMatch(/tunnel|Anna|command line/);
    expect(await read(frank, '/sla history globex-vpn')).toContain('There is nothing called');
  });

  it('fits into messages, page by page, however much has changed', async () => {
    const context = await office.contextOf({ kind: 'cli' });
    const acme = demoFiles.find(({ name }) => name === 'acme.yaml');
    for (let number = 1; number <= 17; number++) {
      const words = `description: <!channel> ${'& '.repeat(1_000)}${number}`;
      const text = String(acme?.text).replace(
        'agreement: acme-webshop\n',
        `agreement: acme-webshop\n${words}\n`,
      );
      const files = [{ name: 'acme.yaml', text }];
      const { problems } = await importDocuments(context, { files, apply: true });
      expect(problems).toEqual([]);
    }
    const first = await read(anna, '/sla history acme-webshop');
    expect(first).toContain('(revision 18)');
    expect(first).not.toContain('(revision 3)');
    await anna.click('Older');
    await anna.sees('(revision 3)');
  });

  it('opens its history from the sheet, in a dialog', async () => {
    await read(anna, '/sla show acme-vpn');
    await anna.click('History');
    await reads('History of');
    await anna.close({ all: true });
  });
});
