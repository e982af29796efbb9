import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/domain/calendar/instant.ts';
import type { Persona } from '../../../src/playground/playground.ts';
import { watchAlerts } from '../../../src/usecases/alert/watch-alerts.ts';
import { watchClocks } from '../../../src/usecases/watch/watch-clocks.ts';
import { recordWorkItemEvents } from '../../../src/usecases/work-item/record-work-item-events.ts';
import { DEMO_NOW } from '../../usecases/register/demo-files.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';
import { deliverAll } from './negotiation/table.ts';

let office: Office;
let anna: Persona;
let ben: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  ben = office.slack.act('U0BEN');
  frank = office.slack.act('U0FRANK');
  await tell({ type: 'opened', at: DEMO_NOW - 3 * HOUR, priority: 'P1' });
  await look();
});

afterAll(() => office.close());

type Told = {
  readonly type: 'opened' | 'resolved';
  readonly at: number;
  readonly priority?: string;
};

/** What the ticket system tells of a ticket. */
async function tell(event: Told) {
  const actor = event.type === 'opened' ? 'customer' : 'provider';
  await recordWorkItemEvents(await office.contextOf({ kind: 'cli' }), {
    ...{ agreementKey: 'acme-email', source: 'desk' },
    items: [
      { key: 'INC7', title: 'Mail <is> slow', events: [{ id: event.type, actor, ...event }] },
    ],
  });
}

/** The watch looks around, and what it says is read. */
async function look() {
  const context = await office.contextOf({ kind: 'job', name: 'watch' });
  await watchClocks(context);
  await watchAlerts(context);
  await deliverAll(office);
}

const CHANNELS = { '#messaging': 'C0MESSAGING', '#acme': 'C0ACME' } as const;

/** What somebody reads in a channel that everybody there reads. */
function inChannel(person: Persona, channel: keyof typeof CHANNELS) {
  return person.screen.messages.filter(
    (seen) => seen.channel === CHANNELS[channel] && !seen.isEphemeral,
  );
}

/** The message about the alert as it stands. */
function message() {
  const seen = inChannel(anna, '#messaging').find(
    ({ text, threadTs }) => text.includes('INC7') && threadTs === undefined,
  );
  if (!seen) throw new Error('There is no message about the ticket.');
  expectSound(seen);
  return seen;
}

async function reads(person: Persona, wanted: string | RegExp) {
  await person.seesModal(wanted);
  expectSound(await dialogOf(person));
}

async function answer(person: Persona, fields: Record<string, string>, wanted: string | RegExp) {
  await person.submit(fields);
  await reads(person, wanted);
  await person.close({ all: true });
  await deliverAll(office);
}

describe('an alert in its channel', () => {
  it('is acknowledged by a click, which a second person finds done', async () => {
    expect(message().text).toContain('missed');
    const said = await ben.click('Acknowledge', { on: message() });
    expect(said.ephemeral?.text).toContain('You are at it');
    const late = await anna.click('alert.acknowledge', { on: message() });
    expect(late.ephemeral?.text).toContain('Ben Okafor');
    await deliverAll(office);
    expect(JSON.stringify(message().message.blocks)).toContain('<@U0BEN>');
    expect(JSON.stringify(message().message.blocks)).not.toContain('alert.acknowledge');
  });

  it('takes a cause with what is done about it, and wants both', async () => {
    await ben.click('Cause …', { on: message() });
    await reads(ben, 'Why was it missed');
    expect((await ben.submit({ cause: 'The relay', step: ' ' })).errors).toEqual({
      step: 'Please write what is done about it.',
    });
    await answer(ben, { cause: 'The relay was full', step: 'An alarm' }, 'The cause is kept');
    expect(JSON.stringify(message().message.blocks)).toContain('The relay was full');
  });

  it('is handed over, snoozed, noted and muted in dialogs', async () => {
    await ben.click('Hand over …', { on: message() });
    await reads(ben, 'Who is at it');
    await answer(ben, { user: 'U0ANNA' }, 'Anna Vogel has it now');
    await anna.click('Snooze …', { on: message() });
    await reads(anna, 'Leave us in peace');
    await answer(anna, { choice: 'hour' }, 'It waits.');
    expect(JSON.stringify(message().message.blocks)).toContain('💤 Snoozed until');
    await anna.click('More …', { on: message() });
    await reads(anna, 'Declare an outage');
    await anna.click('Add a note …');
    await reads(anna, 'What is worth knowing');
    await answer(anna, { text: 'The vendor is at it' }, 'The note stands below');
    await anna.click('More …', { on: message() });
    await reads(anna, 'Mute …');
    await anna.click('Mute …');
    await reads(anna, 'Nobody hears of this until then');
    await answer(anna, { reason: 'Known', until: '2026-11-20' }, 'It is muted');
    expect(JSON.stringify(message().message.blocks)).toContain('🔇 Muted until');
  });

  it('is heard of again when somebody wants that', async () => {
    await anna.click('More …', { on: message() });
    await reads(anna, 'Hear of it again');
    await anna.click('Hear of it again');
    await reads(anna, 'You hear of it again.');
    await anna.close({ all: true });
    await deliverAll(office);
    expect(JSON.stringify(message().message.blocks)).not.toContain('🔇');
  });

  it('tells the customer what was edited, and nothing else', async () => {
    await anna.click('Tell the customer …', { on: message() });
    await reads(anna, 'This goes to the customer');
    await answer(anna, { text: 'INC7 takes longer. We are sorry.' }, 'The customer is told');
    const theirs = inChannel(frank, '#acme').map(({ text }) => text);
    expect(theirs.filter((text) => text.includes('INC7'))).toEqual([
      expect.stringContaining('INC7 takes longer. We are sorry.'),
    ]);
  });

  it('stands in the list with who is at it; people of customers have no such list', async () => {
    const { ephemeral } = await ben.command('/sla alerts email', { in: '#messaging' });
    expectSound(ephemeral);
    expect(JSON.stringify(ephemeral?.message.blocks)).toContain('at it: <@U0ANNA>');
    await ben.click('Open …');
    await reads(ben, 'INC7');
    await ben.close({ all: true });
    const none = await ben.command('/sla alerts vpn', { in: '#messaging' });
    expect(none.ephemeral?.text).toContain('No alert about VPN is open');
    const refused = await frank.command('/sla alerts', { in: '#acme' });
    expect(refused.ephemeral?.text).toMatch(/own people/);
    expect(refused.ephemeral?.text).not.toContain('INC7');
  });

  it('is over in place when the work is done, with what is left to tell', async () => {
    await tell({ type: 'resolved', at: DEMO_NOW - MINUTE });
    await look();
    expect(message().text).toContain('missed, and done since');
    const words = JSON.stringify(message().message.blocks);
    expect(words).toContain('late; it was due');
    expect(words).not.toContain('alert.snooze');
    const below = inChannel(anna, '#messaging').filter(({ threadTs }) => threadTs !== undefined);
    expect(below.map(({ text }) => text).join()).toContain('The vendor is at it');
    expect(below.at(-1)?.text).toContain('answered 1 h 24 min late; it was due');
  });
});
