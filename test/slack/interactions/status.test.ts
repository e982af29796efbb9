import type { KnownBlock } from '@slack/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoWorld } from '../../../src/demo/world.ts';
import type { Persona, SeenMessage } from '../../../src/playground/playground.ts';
import { demoFiles } from '../../usecases/register/demo-files.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';

const POLL = { timeout: 10_000 };

const STRANGER = {
  id: 'U0ZOE',
  name: 'zoe',
  realName: 'Zoe Acme',
  email: 'zoe@acme.example',
  timeZone: 'Europe/Berlin',
  teamId: 'T0ACME',
};

/** The demo's Slack, with somebody of Acme whom the register does not know, and more channels. */
const world = {
  ...demoWorld,
  users: [...demoWorld.users, STRANGER],
  channels: [
    ...demoWorld.channels.map((channel) =>
      channel.id === 'C0ACME' ? { ...channel, members: [...channel.members, 'U0ZOE'] } : channel,
    ),
    { id: 'C0BOTH', name: 'both', members: ['U0ANNA', 'U0FRANK', 'U0GRACE', 'U0ACCORD'] },
    { id: 'C0DESKS', name: 'desks', members: ['U0ANNA', 'U0FRANK', 'U0ACCORD'] },
    { id: 'C0ELSE', name: 'elsewhere', members: ['U0ANNA'] },
    { id: 'C0CLOSED', name: 'closed', members: ['U0ANNA'], isPrivate: true },
    {
      id: 'C0PARTNER',
      name: 'partner',
      members: ['U0ANNA', 'U0ACCORD'],
      sharedWith: 'T0CLOUDMAIL',
    },
  ],
};

let office: Office;
let anna: Persona;

beforeAll(async () => {
  office = await openOffice({ world, files: [...demoFiles, ...manyAgreements()] });
  anna = office.slack.act('U0ANNA');
});

afterAll(() => office.close());

/** More agreements about one service than one message holds. */
function manyAgreements() {
  const base = demoFiles.map(({ text }) => text).join('\n---\n');
  const print = /^agreement: globex-print$[\s\S]*?(?=^---$|(?![\s\S]))/m.exec(base)?.[0] ?? '';
  const copies = Array.from({ length: 20 }, (_, i) =>
    print.replace('globex-print', `print-${i}`).replace(/^name: .*$/m, `name: Print number ${i}`),
  );
  return [{ name: 'many.yaml', text: copies.join('\n---\n') }];
}

/** A message's button with anything in it. */
function oneButton(carried: { readonly action_id: string; readonly value: string }): KnownBlock[] {
  const text = { type: 'plain_text', text: 'Press me' } as const;
  return [{ type: 'actions', elements: [{ type: 'button', text, ...carried }] }];
}

/** What everybody in a channel reads. */
function postsIn(name: string): readonly SeenMessage[] {
  const channel = world.channels.find((one) => `#${one.name}` === name)?.id;
  return anna.screen.messages.filter((seen) => seen.channel === channel && !seen.isEphemeral);
}

/** Types a command, shares its answer, and gives what everybody reads then. */
async function share(line: string, channel: string): Promise<SeenMessage> {
  const before = postsIn(channel).length;
  await anna.command(line, { in: channel });
  await anna.click('Share in this channel');
  await expect.poll(() => postsIn(channel).length, POLL).toBe(before + 1);
  const shared = postsIn(channel).at(-1);
  if (!shared) throw new Error(`Nothing was shared in ${channel}.`);
  return shared;
}

describe('sharing a status', () => {
  it('posts it for everybody in a team’s channel and says who shared it', async () => {
    const shared = await share('/sla status email', '#messaging');
    expectSound(shared);
    expect(shared.text).toContain('shared by <@U0ANNA>');
    expect(shared.text).toContain('Second level for e-mail');
    await anna.sees('shared in this channel');
  });

  it('tells a customer’s channel only what that customer may know', async () => {
    const shared = await share('/sla status email', '#acme');
    expect(shared.text).toContain('E-mail for Acme');
    expect(shared.text).not.toMatch(/Globex|OLA|UC|Second level|Cloudmail/);
    // It is read on other days too.
    expect(shared.text).not.toMatch(/today|yesterday|tomorrow/);
    expect(JSON.stringify(shared.message)).not.toMatch(/globex|ola-|uc-/i);
    await anna.sees('without 4 agreements');
  });

  it('minds a customer’s person who sits in a channel of our own', async () => {
    const shared = await share('/sla status email', '#desks');
    expect(shared.text).toContain('E-mail for Acme');
    expect(shared.text).not.toMatch(/Globex|OLA|UC|Cloudmail/);
  });

  it.each([
    {
      where: 'another customer’s channel',
      channel: '#globex',
      line: '/sla status payroll',
      reason: 'People of Globex',
    },
    {
      where: 'a channel with an unknown company',
      channel: '#partner',
      line: '/sla status email',
      reason: 'not of one company',
    },
    {
      where: 'a channel where two customers read',
      channel: '#both',
      line: '/sla status email',
      reason: 'not of one company',
    },
    {
      where: 'a channel that I am not in',
      channel: '#elsewhere',
      line: '/sla status email',
      reason: '/invite @Accord',
    },
    {
      where: 'a private channel that I am not in',
      channel: '#closed',
      line: '/sla status email',
      reason: '/invite @Accord',
    },
  ])('does not share in $where and says why', async ({ channel, line, reason }) => {
    await anna.command(line, { in: channel });
    const before = postsIn(channel).length;
    await anna.click('Share in this channel');
    expect((await anna.sees(reason)).isEphemeral).toBe(true);
    expect(postsIn(channel).length).toBe(before);
  });

  it('posts once when the button is clicked twice', async () => {
    const { ephemeral } = await anna.command('/sla status vpn', { in: '#infrastructure' });
    const before = postsIn('#infrastructure').length;
    await Promise.all([
      anna.click('Share in this channel', { on: ephemeral }),
      anna.click('Share in this channel', { on: ephemeral }),
    ]);
    await anna.sees('This is in the channel already.');
    await expect.poll(() => postsIn('#infrastructure').length, POLL).toBe(before + 1);
  });

  it('can be tried again when Slack was too busy', async () => {
    await anna.command('/sla status vpn globex', { in: '#web' });
    office.slack.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
    await anna.click('Share in this channel');
    await anna.sees('slow down');
    await anna.click('Share in this channel');
    await expect.poll(() => postsIn('#web').length, POLL).toBe(1);
  });

  it('is not offered in a direct message', async () => {
    const { ephemeral } = await anna.command('/sla status email');
    expect(ephemeral?.controls).not.toContain('Share in this channel');
  });
});

describe('a long answer', () => {
  it('is cut to what Slack takes, and the rest is one click away in the same place', async () => {
    const first = await anna.command('/sla status print', { in: '#service-desk' });
    expectSound(first.ephemeral);
    expect(first.text).toMatch(/part 1 of [2-9]/);
    const pages = [first.text];
    for (let page = 2; page < 9; page++) {
      const { changed, messages } = await anna.click('Show the rest');
      expect(messages).toEqual([]);
      expectSound(changed[0]);
      pages.push(String(changed[0]?.text));
      if (!changed[0]?.controls.includes('Show the rest')) break;
    }
    const all = pages.join('\n');
    for (let i = 0; i < 20; i++) expect(all).toContain(`Print number ${i}*`);
    expect((await anna.click('Back to the start')).text).toMatch(/part 1 of/);
  });

  it('turns its pages in a dialog too', async () => {
    await anna.openHome();
    await anna.click('How Print stands').catch(() => anna.click('print'));
    expectSound(await dialogOf(anna));
    await anna.close({ all: true });
  });

  it('is cut in a list as well', async () => {
    const first = await anna.command('/sla list', { in: '#service-desk' });
    expectSound(first.ephemeral);
    expect(first.text).toContain('31 agreements');
  });
});

describe('a button', () => {
  it('opens the agreement for the one who clicks, as they may see it', async () => {
    await share('/sla status email acme', '#acme');
    const emma = office.slack.act('U0EMMA');
    await emma.click('Details');
    const dialog = await dialogOf(emma);
    expectSound(dialog);
    expect(dialog.text).toContain('P1 tickets each month answered within 15 support minutes');
    expect(dialog.text).not.toMatch(/Rests on|uc-|ola-|Costs/);
    await emma.close({ all: true });
  });

  it('lets somebody of the customer whom nobody listed see what their channel may see', async () => {
    const zoe = office.slack.act('U0ZOE');
    await zoe.click('Details');
    const dialog = await dialogOf(zoe);
    expect(dialog.text).toContain('E-mail for Acme');
    expect(dialog.text).not.toMatch(/Rests on|uc-|ola-|Costs/);
    await zoe.close({ all: true });
  });

  it('does nothing for people whom the agreement does not concern', async () => {
    const { chat } = office.app.client;
    const blocks = oneButton({ action_id: 'agreement.show', value: 'ola-messaging' });
    await chat.postMessage({ channel: 'C0ACME', text: 'Look at this', blocks });
    const frank = office.slack.act('U0FRANK');
    await frank.click('Press me');
    expect((await dialogOf(frank)).text).toContain('There is no agreement “ola-messaging”');
    await frank.close({ all: true });
  });

  it('of an earlier version says that it does nothing any more', async () => {
    const { chat } = office.app.client;
    const blocks = oneButton({ action_id: 'gone.verb', value: 'x' });
    await chat.postMessage({ channel: 'C0WEB', text: 'Old', blocks });
    await anna.click('gone.verb');
    await anna.sees('from an earlier version');
  });

  it('says so when its dialog can no longer be opened', async () => {
    await anna.command('/sla status email acme', { in: '#messaging' });
    office.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    const { messages } = await anna.click('Details');
    expect(messages[0]?.text).toContain('press the button again');
  });

  it('of a dialog that was closed meanwhile troubles nobody', async () => {
    const before = office.log.length;
    await anna.command('/sla status email acme', { in: '#messaging' });
    office.slack.fail('views.update', { kind: 'error', error: 'not_found' });
    await anna.click('Details');
    await anna.close({ all: true });
    expect(office.log.slice(before).filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

describe('checking another date', () => {
  it('asks for a date and a service that the person can see, and shows how it was', async () => {
    await anna.command('/sla status vpn globex', { in: '#messaging' });
    await anna.click('Check another date');
    const form = await dialogOf(anna);
    expectSound(form);
    expect(form.controls).toEqual(['Date', 'Service']);
    await anna.submit({ Date: '2026-10-15', Service: 'Print' });
    const answer = await dialogOf(anna);
    expectSound(answer);
    expect(answer.text).toContain('As of 15 Oct 2026 23:59');
    await anna.close({ all: true });
  });

  it('complains beside the date when it is still to come', async () => {
    await anna.command('/sla status vpn globex', { in: '#messaging' });
    await anna.click('Check another date');
    await dialogOf(anna);
    const { errors } = await anna.submit({ Date: '2026-12-24' });
    expect(errors).toEqual({ date: 'This day is still to come. Choose today or a day before.' });
    await anna.close({ all: true });
  });

  it('offers a customer’s person their own services only', async () => {
    const frank = office.slack.act('U0FRANK');
    await frank.command('/sla status', { in: '#acme' });
    await frank.click('Check another date');
    const form = await dialogOf(frank);
    expect(form.text).toContain('Payroll');
    expect(form.text).not.toContain('Print');
    await frank.close({ all: true });
  });
});
