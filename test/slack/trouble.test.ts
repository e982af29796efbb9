import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from './bot.ts';
import { dialogOf, expectSound } from './bot-eyes.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice({ files: [] });
});

afterAll(() => office.close());

describe('an empty register', () => {
  it.each([
    ['/sla status', 'There is no agreement about any service'],
    ['/sla status email', 'There is no service “email”'],
    ['/sla list', 'Your register is empty'],
    ['/sla show acme-email', 'There is no agreement “acme-email”'],
  ])('makes %s say what to do', async (line, sentence) => {
    const { ephemeral } = await office.slack.act('U0ANNA').command(line, { in: '#messaging' });
    expectSound(ephemeral);
    expect(ephemeral?.text).toContain(sentence);
  });

  it('makes Home say what to do', async () => {
    const { home } = await office.slack.act('U0ANNA').openHome();
    expectSound(home);
    expect(home?.text).toContain('Your register is empty');
    expect(home?.text).toContain('names no administrator yet');
  });

  it('still asks for a date without a service to choose', async () => {
    const anna = office.slack.act('U0ANNA');
    await anna.openHome();
    await anna.click('status.ask', { on: anna.screen.home });
    const form = await dialogOf(anna);
    expectSound(form);
    expect(form.controls).toEqual(['Date']);
    await anna.close({ all: true });
  });
});

describe('when something goes wrong', () => {
  it('a person reads a sentence with a reference, and the log has the reason', async () => {
    const anna = office.slack.act('U0ANNA');
    await anna.openHome();
    office.slack.fail('views.update', { kind: 'error', error: 'internal_error' });
    await anna.click('help.open', { on: anna.screen.home });
    const { text } = await anna.sees('Something went wrong');
    const reference = /Something went wrong on our side \(reference (\w{6})\)/.exec(text)?.[1];
    expect(text).not.toMatch(/internal_error|WebAPI|\bat \w+ \(/);
    expect(office.log.join('')).toContain(`"reference":"${reference}"`);
    await anna.close({ all: true });
  });

  it('somebody about whom Slack says nothing is still answered', async () => {
    office.slack.fail('users.info', { kind: 'error', error: 'user_not_found' });
    const { ephemeral } = await office.slack
      .act('U0DAVID')
      .command('/sla help', { in: '#general' });
    expect(ephemeral?.text).toContain('/sla status');
  });
});

describe('when Slack cannot say who somebody is', () => {
  it('nothing is shown, and the person is asked to try again', async () => {
    const chloe = office.slack.act('U0CHLOE');
    office.slack.fail('users.info', { kind: 'status', status: 500 }, 2);
    await chloe.command('/sla list', { in: '#general' });
    await chloe.sees('I could not ask Slack who you are');
    const { ephemeral } = await chloe.command('/sla help', { in: '#general' });
    expect(ephemeral?.text).toContain('/sla status');
  });
});

describe('without its database', () => {
  let broken: Office;

  beforeAll(async () => {
    broken = await openOffice({ files: [] });
    await broken.database.close();
  });

  afterAll(() => broken.close().catch(() => undefined));

  it.each(['/sla status', '/sla list', '/sla show acme-email'])('%s says so', async (line) => {
    const { ephemeral } = await broken.slack.act('U0ANNA').command(line, { in: '#messaging' });
    expectSound(ephemeral);
    expect(ephemeral?.text).toContain('I cannot reach my database');
    expect(ephemeral?.text).not.toMatch(/PGlite|Prisma|closed/);
  });

  it('help is still given', async () => {
    const { ephemeral } = await broken.slack.act('U0ANNA').command('/sla help', { in: '#general' });
    expect(ephemeral?.text).toContain('/sla status');
  });

  it('Home says so', async () => {
    const { home } = await broken.slack.act('U0ANNA').openHome();
    expect(home?.text).toContain('I cannot reach my database');
  });
});
