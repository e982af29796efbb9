import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from './bot.ts';
import { dialogOf, expectSound } from './bot-eyes.ts';

const DESK = `
party: desk
kind: provider
name: Service desk
people:
  - { key: anna, name: Anna Vogel, user: U0ANNA, roles: [administrator] }
  - { key: team, name: Messaging team, group: S0MESSAGING, roles: [service-level-manager] }
`;

const HERE = { in: '#service-levels' };

let office: Office;

beforeAll(async () => {
  office = await openOffice({ files: [{ name: 'desk.yaml', text: DESK }] });
});

afterAll(() => office.close());

describe('a user group that a party lists', () => {
  it('gives its members what it gives, and others nothing', async () => {
    const { text } = await office.slack.act('U0BEN').command('/sla new', HERE);
    expect(text).toContain('What shall it be?');
    const others = await office.slack.act('U0DAVID').command('/sla new', HERE);
    expect(others.text).toContain('Ask Anna Vogel');
  });

  it('is looked up with the first thing that somebody does, and kept', async () => {
    const other = await openOffice({ files: [{ name: 'desk.yaml', text: DESK }] });
    other.slack.fail('usergroups.list', { kind: 'error', error: 'missing_scope' });
    const ben = other.slack.act('U0BEN');
    expect((await ben.command('/sla new', HERE)).text).toContain('Ask Anna Vogel');
    expect(other.log.join('')).toContain('reinstall the app with its manifest');
    await other.close();
  });
});

describe('/sla import', () => {
  it('is refused to staff without rights before they paste anything, and says whom to ask', async () => {
    const david = office.slack.act('U0DAVID');
    const { text } = await david.command('/sla import', HERE);
    expect(text).toContain('may change the register. Ask Anna Vogel');
    expect(david.screen.modal).toBeUndefined();
  });
});

describe('people whom Slack does not know', () => {
  const PARTY = `party: acme
kind: customer
name: Acme
people:
  - { key: emma, name: Emma, user: U0EMMA }
  - { key: nobody, name: Nobody, user: U0NOBODYATALL }
  - { key: all, name: All, group: S0NOSUCHGROUP }
`;

  it('are warned of before an import, which goes on all the same', async () => {
    const anna = office.slack.act('U0ANNA');
    await anna.command('/sla import', HERE);
    await anna.seesModal('Paste agreement files');
    await anna.submit({ 'yaml-1': PARTY });
    const told = await anna.seesModal('This would do');
    expectSound(told);
    expect(told.text).toContain('Slack knows nobody with the id `U0NOBODYATALL`');
    expect(told.text).toContain('Slack knows no user group with the id `S0NOSUCHGROUP`');
    expect(told.text).not.toContain('U0EMMA`');
    await anna.submit({ reason: 'they come later' });
    await anna.seesModal('Done');
    await anna.close({ all: true });
  });

  it('are warned of before a draft is published', async () => {
    const anna = office.slack.act('U0ANNA');
    await anna.command('/sla edit party acme', HERE);
    await dialogOf(anna);
    await anna.click('draft.form');
    await anna.seesModal('Back without saving');
    await anna.submit({ name: 'Acme GmbH' });
    await anna.seesModal('Saved');
    await anna.click('Publish …');
    const told = await anna.seesModal('This makes it revision');
    expectSound(told);
    expect(told.text).toContain('`U0NOBODYATALL`');
    await anna.close({ all: true });
  });
});
