import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/playground/playground.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';

let office: Office;
let anna: Persona;
let ben: Persona;

beforeAll(async () => {
  office = await openOffice({ files: [] });
  anna = office.slack.act('U0ANNA');
  ben = office.slack.act('U0BEN');
});

afterAll(() => office.close());

/** Waits for the next step of a dialog and checks it as Slack would. */
async function reads(person: Persona, wanted: string | RegExp) {
  await person.seesModal(wanted);
  const dialog = await dialogOf(person);
  expectSound(dialog);
  return dialog;
}

async function begin(line: string, wanted: Parameters<Persona['submit']>[0]) {
  await anna.command(line, { in: '#service-levels' });
  await reads(anna, 'This becomes a draft');
  const { errors } = await anna.submit(wanted);
  expect(errors).toEqual({});
  return reads(anna, 'Saved as a draft');
}

async function publish(reason: string) {
  await anna.click('Publish …');
  await reads(anna, 'This makes it revision');
  await anna.submit({ reason });
  const done = await reads(anna, 'is published as revision');
  await anna.close({ all: true });
  return done;
}

/** Adds somebody, changes her mind twice, and ends where she began. */
async function addsEmma() {
  const emma = {
    'person-name': 'Emma Schulz',
    'person-user': 'U0EMMA',
    'person-roles': ['signatory'],
  };
  await anna.click('Add a person');
  await reads(anna, 'Who they are in Slack');
  const wrong = await anna.submit({ ...emma, 'person-email': 'emma at acme' });
  expect(wrong.errors['person-email']).toContain('not an e-mail address');
  await anna.submit({ ...emma, 'person-email': 'emma@acme.example' });
  const added = await reads(anna, 'signs agreements');
  expect(added.text).toContain('Emma Schulz');
  await anna.click('draft.person-change');
  await reads(anna, 'Remove this person');
  await anna.click('Remove this person');
  await reads(anna, 'Nobody yet');
  await anna.click('Add a person');
  await reads(anna, 'Who they are in Slack');
  await anna.submit(emma);
  await reads(anna, 'Emma Schulz');
}

describe('an empty register', () => {
  it('leads to the first step, from Home and from the lists', async () => {
    const { home } = await anna.openHome();
    expectSound(home);
    expect(home?.text).toContain('Your register is empty');
    const { ephemeral } = await anna.command('/sla services', { in: '#service-levels' });
    expectSound(ephemeral);
    expect(ephemeral?.controls).toContain('New party');
  });

  it('grows to an SLA with forms alone', async () => {
    await begin('/sla new team desk', { name: 'Service desk' });
    const { text } = await publish('we');
    expect(text).toContain('those to whom something is promised');
    expect(text).not.toContain('register is empty');
    await begin('/sla new customer acme', {
      name: 'Acme GmbH',
    });
    await addsEmma();
    await publish('they');
    await begin('/sla new calendar office', {
      timeZone: 'Berlin',
      weekly: 'Mon–Fri 9-17',
    });
    await publish('hours');
    await begin('/sla new service fax', { name: 'Fax', provider: 'desk', customers: ['acme'] });
    await publish('catalogue');
    const draft = await begin('/sla new sla acme-fax', {
      name: 'Fax for Acme',
      customer: 'acme',
      provider: 'desk',
      services: ['fax'],
      'effective.from': '2026-12-01',
      timeZone: 'Europe/Berlin',
      calendar: 'office',
    });
    expect(draft.text).toContain('Still to do');
    expect(draft.text).toContain('*Customer:* Acme GmbH');
    expect(draft.text).toContain('*Services:* Fax');
    expect(draft.text).toContain('*Begins:* 1 Dec 2026');
    await anna.click('Add a promise');
    await reads(anna, 'What is to be promised?');
    await anna.submit({ targetKind: 'response' });
    await reads(anna, 'Most promises do without these');
    const wrong = await anna.submit({
      key: 'p1',
      within: 'soon',
      attainment: '95',
      priority: 'P1',
    });
    expect(wrong.errors.within).toContain('This cannot be read. Such as 30 minutes');
    await anna.submit({ key: 'p1', within: '1 hour', attainment: '95 %', priority: '1' });
    const full = await reads(anna, '95 % of P1 tickets each month answered within 1 support hour');
    expect(full.text).toContain('Nothing is missing');
    await publish('agreed on the phone');
    const shown = await anna.command('/sla show acme-fax', { in: '#service-levels' });
    expectSound(shown.ephemeral);
    expect(shown.text).toContain('within 1 support hour');
  });
});

describe('a draft', () => {
  it('is made by the first change that is saved, not by looking', async () => {
    await anna.command('/sla edit fax', { in: '#service-levels' });
    const untouched = await reads(anna, 'nothing changed yet');
    expect(untouched.controls).not.toContain('Publish …');
    await anna.click('draft.form');
    await reads(anna, 'Back without saving');
    await anna.submit();
    await reads(anna, 'Nothing was changed');
    await anna.close({ all: true });
    expect((await ben.command('/sla drafts', { in: '#service-levels' })).text).not.toContain('fax');
  });

  it('is found again, and its list says who saved it', async () => {
    await anna.command('/sla edit fax', { in: '#service-levels' });
    await reads(anna, 'nothing changed yet');
    await anna.click('draft.form');
    await reads(anna, 'Back without saving');
    await anna.submit({ description: 'Sends paper' });
    await reads(anna, 'changes revision 1');
    await anna.close({ all: true });
    const { ephemeral } = await ben.command('/sla drafts', { in: '#service-levels' });
    expectSound(ephemeral);
    expect(ephemeral?.text).toContain('*Fax* (service `fax`)');
  });

  it('tells the second of two what changed, and loses nothing that was typed', async () => {
    for (const person of [anna, ben]) {
      await person.command('/sla edit acme-fax', { in: '#service-levels' });
      await reads(person, 'Fax for Acme');
      await person.click('draft.form');
      await reads(person, 'Back without saving');
    }
    await anna.submit({ description: 'Faxes, by Anna' });
    await reads(anna, 'Faxes, by Anna');
    await ben.submit({ description: 'Faxes, by Ben', 'effective.to': '2027-11-30' });
    const told = await reads(ben, 'saved this draft');
    expect(told.text).toContain('Description: new, Faxes, by Anna');
    expect(told.text).toMatch(/you wrote Faxes, by Ben; .* wrote Faxes, by Anna/);
    await ben.click('Both, mine where they clash');
    const merged = await reads(ben, 'Both are in the draft now');
    expect(merged.text).toContain('Faxes, by Ben');
    expect(merged.text).toContain('30 Nov 2027');
    await anna.close({ all: true });
    await ben.close({ all: true });
  });

  it('can be written as a file, and mistakes in it are told beside it', async () => {
    await anna.command('/sla edit fax', { in: '#service-levels' });
    await reads(anna, 'Fax');
    await anna.click('As a file');
    const form = await reads(anna, 'The draft as a file');
    expect(form.text).toContain('service: fax');
    const wrong = await anna.submit({ 'yaml-1': 'service: fax\n  name: [' });
    expect(wrong.errors['yaml-1']).toContain('cannot be read');
    await anna.submit({ 'yaml-1': 'service: fax\nname: Fax\nprovider: nobody\n' });
    const draft = await reads(anna, 'Still to do');
    expect(draft.text).toContain('nobody');
    await anna.close({ all: true });
  });

  it('is discarded after a second look', async () => {
    await anna.command('/sla edit fax', { in: '#service-levels' });
    await reads(anna, 'Fax');
    await anna.click('Discard changes …');
    await reads(anna, 'is closed without being published');
    await anna.submit();
    await reads(anna, 'is closed.');
    await anna.close({ all: true });
    const { text } = await anna.command('/sla drafts', { in: '#service-levels' });
    expect(text).not.toContain('`fax`');
  });
});

describe('a file', () => {
  const YAML = 'service: telex\nname: Telex\nprovider: desk\n';

  it('is pasted, checked with every mistake named, mended and applied', async () => {
    await anna.command('/sla import', { in: '#service-levels' });
    await reads(anna, 'Paste agreement files');
    await anna.submit({ 'yaml-1': 'service: telex\nname: Telex\nprovidr: desk\nstate: lively\n' });
    const told = await reads(anna, 'mistakes');
    expect(told.text).toContain('line 3');
    expect(told.text).toContain('line 4');
    await anna.submit({ 'yaml-1': YAML });
    expect((await reads(anna, 'This would do')).text).toContain('service `telex`');
    await anna.submit({ reason: 'a test' });
    await reads(anna, 'Done');
    await anna.close({ all: true });
  });

  it('is taken from a message by its menu', async () => {
    await anna.say(`\`\`\`\n${YAML.replaceAll('elex', 'ape')}\`\`\``, { in: '#service-levels' });
    const on = await anna.sees('service: tape');
    await anna.shortcut('Import as agreement file', { on });
    expect((await reads(anna, 'This would do')).text).toContain('service `tape`');
    await anna.submit({});
    await reads(anna, 'Done');
    await anna.close({ all: true });
  });

  it('comes out as it went in', async () => {
    const { ephemeral } = await anna.command('/sla export telex', { in: '#service-levels' });
    expectSound(ephemeral);
    expect(ephemeral?.text).toContain('service: telex');
  });
});
