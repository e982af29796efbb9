import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/playground/playground.ts';
import { exportRegister } from '../../../src/usecases/register/export-register.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';

const HERE = { in: '#service-levels' };

let office: Office;
let anna: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
});

afterAll(() => office.close());

async function reads(wanted: string | RegExp, who = anna) {
  await who.seesModal(wanted);
  const dialog = await dialogOf(who);
  expectSound(dialog);
  return dialog;
}

/** Changes how much of the time the first promise wants e-mail to be up. */
async function changePromise(agreement: string, objective: string) {
  await anna.command(`/sla edit ${agreement}`, HERE);
  await reads('What is promised');
  await anna.click('draft.target');
  await reads('Remove this promise');
  expect((await anna.submit({ objective })).errors).toEqual({});
  await reads('Saved');
}

async function openPublishing() {
  await anna.click('Publish …');
  return reads('From when it counts');
}

describe('publishing over ended periods', () => {
  it('asks from when it counts, wants a day or a reason, and says what it did', async () => {
    await changePromise('acme-email', '99.1');
    const form = await openPublishing();
    expect(form.text).toContain('Correct it from the start');
    const bare = { counts: 'from-the-start', reason: ' ' };
    expect((await anna.submit(bare)).errors).toEqual({
      reason: 'Please write why the past is corrected.',
    });
    const undated = { counts: 'from-a-day', from: '', reason: 'agreed' };
    expect((await anna.submit(undated)).errors).toEqual({ from: 'Please choose a day.' });
    const dated = { counts: 'from-a-day', from: '2026-12-01', reason: 'agreed on the phone' };
    expect((await anna.submit(dated)).errors).toEqual({});
    await reads('is published as revision 2');
    await anna.close({ all: true });
  });

  it('corrects the past where somebody says why', async () => {
    await changePromise('globex-email', '99.2');
    await openPublishing();
    await anna.submit({ counts: 'from-the-start', reason: 'it was a slip of the pen' });
    const told = await reads('is published as revision 2');
    expect(told.text).toContain('99.2');
    await anna.close({ all: true });
    const history = await anna.command('/sla history globex-email', HERE);
    expect(history.text).toContain('it was a slip of the pen');
  });
});

describe('importing over ended periods', () => {
  it('is held back until the box is ticked, with a reason, and keeps what was pasted', async () => {
    const cli = await office.contextOf({ kind: 'cli' });
    const [file] = await exportRegister(cli, { only: ['agreement/globex-email'] });
    const text = String(file?.text).replace("attainment: '95'", "attainment: '77'");
    expect(text).toContain('77');
    await anna.command('/sla import', HERE);
    await reads('Paste agreement files');
    await anna.submit({ 'yaml-1': text });
    await reads('This reaches into the past');
    await anna.submit({ reason: 'a correction' });
    await reads('Nothing was applied');
    expect((await anna.submit({ correct: ['yes'], reason: ' ' })).errors).toEqual({
      reason: 'Please write why the past is corrected.',
    });
    await anna.submit({ correct: ['yes'], reason: 'a slip of the pen' });
    await reads('Done');
    await anna.close({ all: true });
  });
});

describe('a promise', () => {
  it('is taken out of a draft after a second look, and kept on the way back', async () => {
    await anna.command('/sla edit acme-email', HERE);
    const before = await reads('What is promised');
    const count = Number(/\((\d+) promises?\)/.exec(before.text)?.[1]);
    await anna.click('draft.target');
    await reads('Remove this promise');
    await anna.click('Remove this promise');
    await reads('is taken out of this draft');
    await anna.click('‹ Keep it');
    await reads(`(${count} promises)`);
    await anna.click('draft.target');
    await reads('Remove this promise');
    await anna.click('Remove this promise');
    await reads('is taken out of this draft');
    await anna.submit();
    await reads(`(${count - 1} promises)`);
    await anna.click('Discard changes …');
    await reads('is closed without being published');
    await anna.submit();
    await reads('is closed.');
    await anna.close({ all: true });
  });
});

describe('somebody of a party', () => {
  it('can be renamed and keeps the key by which agreements name them', async () => {
    await anna.command('/sla edit party acme', HERE);
    const before = await reads('Emma Schulz');
    expect(before.text).toContain('nothing changed yet');
    await anna.click('draft.person-change');
    await reads('Remove this person');
    await anna.submit({ 'person-name': 'Emma Berger' });
    const renamed = await reads('Emma Berger');
    expect(renamed.text).not.toContain('Emma Schulz');
    await anna.click('draft.person-change');
    const form = await reads('Remove this person');
    expect(JSON.stringify(form.view.content)).toContain('Emma Berger');
    await anna.click('‹ Back without saving');
    await reads('Emma Berger');
    await anna.click('Publish …');
    await reads('This makes it revision 2');
    await anna.submit({ reason: 'she married' });
    const done = await reads('is published as revision 2');
    expect(done.text).toContain('Emma Berger');
    await anna.close({ all: true });
    const who = await anna.command('/sla who acme-email', HERE);
    expect(who.text).not.toContain('Emma Schulz');
  });
});

describe('/sla import', () => {
  it('shows what is wrong with a file that is none', async () => {
    await anna.command('/sla import', HERE);
    await reads('Paste agreement files');
    await anna.submit({ 'yaml-1': 'hello' });
    await reads('mistake');
    await anna.close({ all: true });
  });
});
