import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/playground/playground.ts';
import { COMMANDS } from '../../../src/slack/commands/index.ts';
import { startDraft } from '../../../src/usecases/draft/start-draft.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';
import { offerOther } from '../interactions/approval/agreed-table.ts';

let office: Office;
let anna: Persona;
let frank: Persona;

const HERE = { in: '#service-levels' };

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  frank = office.slack.act('U0FRANK');
  const cli = await office.contextOf({ kind: 'cli' });
  await startDraft(cli, {
    ...{ kind: 'agreement', key: 'acme-fax' },
    from: { kind: 'terms', terms: { kind: 'SLA', name: 'Fax for Acme' } },
  });
});

afterAll(() => office.close());

/** What is negotiated is looked at below, where something is. */
const PICKING = COMMANDS.filter(({ picks }) => picks && picks.of !== 'negotiation');

describe('a command that lacks what it is about', () => {
  it.each(PICKING.map(({ name }) => name))(
    '“%s” offers what there is, found while one types',
    async (name) => {
      const { ephemeral } = await anna.command(`/sla ${name}`, HERE);
      expectSound(ephemeral);
      expect(ephemeral?.text).toContain('?');
      const all = await anna.suggestions(`pick.${name}`, '', { on: ephemeral });
      const some = await anna.suggestions(`pick.${name}`, 'mail', { on: ephemeral });
      expect(some.length).toBeGreaterThan(0);
      expect(all.length).toBeGreaterThan(some.length);
      expect(some.every((label) => /mail/i.test(label))).toBe(true);
    },
  );

  it('answers about what was chosen, in the place of the question', async () => {
    const { ephemeral } = await anna.command('/sla show', HERE);
    await anna.choose('pick.show', 'acme-email', { on: ephemeral });
    await anna.sees('What is promised');
  });

  it('opens the dialog that the command opens', async () => {
    const { ephemeral } = await anna.command('/sla edit', HERE);
    await anna.choose('pick.edit', 'agreement acme-email', { on: ephemeral });
    expect((await dialogOf(anna)).text).toContain('nothing changed yet');
    await anna.close({ all: true });
  });
});

describe('/sla new', () => {
  it('asks what it shall be', async () => {
    const { ephemeral } = await anna.command('/sla new', HERE);
    expectSound(ephemeral);
    await anna.click('New service', ephemeral ? { on: ephemeral } : {});
    expect((await dialogOf(anna)).text).toContain('This becomes a draft');
    await anna.close({ all: true });
  });

  it('begins nothing for people of a customer', async () => {
    const { text } = await frank.command('/sla new', { in: '#acme' });
    expect(text).toContain('Only the provider’s own people may');
  });
});

describe('the choices of somebody of a customer', () => {
  it('are their own agreements only', async () => {
    const { ephemeral } = await frank.command('/sla show', { in: '#acme' });
    const all = await frank.suggestions('pick.show', '', { on: ephemeral });
    expect(all.length).toBeGreaterThan(0);
    expect(all.join()).not.toMatch(/globex|OLA|contract/i);
  });

  it('are none at all for what is inside', async () => {
    const { text } = await frank.command('/sla edit', { in: '#acme' });
    expect(text).toContain('Only the provider’s own people may');
  });
});

describe('what is negotiated', () => {
  it('is none at first, and it is said how one begins', async () => {
    const { ephemeral } = await anna.command('/sla negotiation', HERE);
    expectSound(ephemeral);
    expect(ephemeral?.text).toContain('Nothing is negotiated at the moment');
    expect(ephemeral?.text).toContain('/sla propose');
  });

  it('is offered to both sides once it is on the table, and to nobody else', async () => {
    await offerOther(office, 'acme-email', '10m');
    for (const person of [anna, frank]) {
      const { ephemeral } = await person.command('/sla negotiation', { in: '#acme' });
      expectSound(ephemeral);
      const all = await person.suggestions('pick.negotiation', '', { on: ephemeral });
      expect(all).toEqual(['E-mail for Acme']);
      await person.choose('pick.negotiation', 'acme-email', { on: ephemeral });
      await person.sees('It is round 1');
    }
    const { text } = await office.slack.act('U0GRACE').command('/sla negotiation', HERE);
    expect(text).not.toContain('mail');
  });
});

describe('what somebody may propose to change', () => {
  it('is their own agreements for those who answer for a customer', async () => {
    const { ephemeral } = await frank.command('/sla propose', { in: '#acme' });
    const all = await frank.suggestions('pick.propose', '', { on: ephemeral });
    expect(all.length).toBeGreaterThan(0);
    expect(all.join()).not.toMatch(/globex|OLA|contract/i);
    await frank.choose('pick.propose', 'acme-email', { on: ephemeral });
    expect((await dialogOf(frank)).text).toContain('E-mail for Acme');
    await frank.close({ all: true });
  });
});

describe('what is a draft so far', () => {
  it.each([
    'show acme-fax',
    'status "Fax for Acme"',
    'lint acme-fax',
    'edit agreement acme-fax',
    'chain acme-fax',
    'diff acme-fax 1 2',
    'propose acme-fax',
  ])('is told as one by “%s”, with the way to it', async (line) => {
    const { ephemeral } = await anna.command(`/sla ${line}`, HERE);
    expectSound(ephemeral);
    expect(ephemeral?.text).toContain('is a draft so far');
    await anna.click('Open the draft', ephemeral ? { on: ephemeral } : {});
    expect((await dialogOf(anna)).text).toContain('Still to do');
    await anna.close({ all: true });
  });

  it('is unknown to people of a customer', async () => {
    const { text } = await frank.command('/sla show acme-fax', { in: '#acme' });
    expect(text).not.toContain('draft');
  });
});

describe('an empty register', () => {
  it('says how to begin where there is nothing to choose', async () => {
    const empty = await openOffice({ files: [] });
    const { ephemeral } = await empty.slack.act('U0ANNA').command('/sla show', HERE);
    expectSound(ephemeral);
    expect(ephemeral?.controls).toContain('New party');
    const { text } = await empty.slack.act('U0ANNA').command('/sla propose', HERE);
    expect(text).toContain('no agreement whose terms you may propose to change');
    await empty.close();
  });
});
