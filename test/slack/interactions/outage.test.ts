import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/playground/playground.ts';
import { watchOutages } from '../../../src/usecases/outage/watch-outages.ts';
import { demoFiles } from '../../usecases/register/demo-files.ts';
import { type Office, openOffice } from '../bot.ts';
import { expectSound } from '../bot-eyes.ts';
import { deliverAll, reads } from './negotiation/table.ts';

let office: Office;
let people: Record<'ben' | 'chloe' | 'emma' | 'frank' | 'grace', Persona>;

const UPDATE =
  "  - { key: p1-update, kind: update, priority: P1, within: 1h, attainment: '90', period: month }\n";

const BERLIN =
  "  - { key: berlin, kind: availability, objective: '99', segment: { site: Berlin } }\n";

/** The demo company, which promises Acme an update every hour, and something about Berlin alone. */
const files = demoFiles.map(({ name, text }) => ({
  name,
  text: text.replace(/(agreement: acme-email[\s\S]*?targets:\n)/, `$1${UPDATE}${BERLIN}`),
}));

beforeAll(async () => {
  office = await openOffice({ files });
  const act = (id: string) => office.slack.act(id);
  people = {
    ...{ ben: act('U0BEN'), chloe: act('U0CHLOE'), frank: act('U0FRANK') },
    ...{ emma: act('U0EMMA'), grace: act('U0GRACE') },
  };
});

afterAll(() => office.close());

async function read(person: Persona, line: string, where = '#messaging'): Promise<string> {
  const { ephemeral } = await person.command(line, { in: where });
  expectSound(ephemeral);
  return String(ephemeral?.text);
}

const START =
  '/sla outage start email “Mail cannot be sent” P1 site berlin --inside "disk full" --tell';

const TEAM = /E-mail is interrupted[\s\S]*this is its team channel/;

describe('an outage in chat', () => {
  it('is declared in a line, and told where it is read, each in the words meant for them', async () => {
    const { ben, emma, grace } = people;
    const told = await read(ben, START);
    expect(told).toContain('Recorded and told');
    expect(told).toContain('*E-mail* (P1, site Berlin): “Mail cannot be sent”');
    expect(told).toContain('Since *today 09:40* (Europe/Berlin)');
    expect(told).toMatch(/Acme GmbH: in #acme · next update due today 10:40/);
    expect(await read(ben, START)).toContain('This is recorded already');
    await deliverAll(office);
    const team = await ben.sees(TEAM);
    expectSound(team);
    expect(team.text).toContain('disk full');
    expect(team.controls).toEqual(['Update …', 'End …', 'Inform …', 'Correct …', 'Withdraw …']);
    for (const person of [emma, grace]) {
      const message = await person.sees('E-mail is interrupted');
      expectSound(message);
      expect(message.text).toContain('Mail cannot be sent');
      expect(message.text).not.toMatch(/disk|Ben|Customers/);
      expect(message.controls).toEqual([]);
    }
    expect((await emma.sees('E-mail is interrupted')).text).not.toMatch(/Globex/);
    expect((await emma.sees('You hear from us again by')).text).toMatch(/10:40/);
  });

  it('is told on with the button, in the thread of each channel', async () => {
    const { ben, emma } = people;
    await ben.click('Update …', {
      on: await ben.sees(TEAM),
    });
    await reads(ben, 'It counts as the update that was promised.');
    const nothing = await ben.submit({ words: '', inside: '' });
    expect(nothing.errors).toEqual({ words: 'Please write what customers or the team read.' });
    await ben.submit({ words: 'We have found it', inside: 'raid' });
    await reads(ben, 'Told');
    await ben.close({ all: true });
    await deliverAll(office);
    const update = await emma.sees(/an update[\s\S]*We have found it/);
    expect(update.text).not.toContain('raid');
  });

  it('reminds the team of the next update', async () => {
    const job = await office.contextOf({ kind: 'job', name: 'watch-outages' });
    await watchOutages({ ...job, now: job.now + 55 * 60_000 });
    await deliverAll(office);
    const reminder = await people.ben.sees('The next update to Acme GmbH is due soon');
    expectSound(reminder);
    expect(reminder.controls).toEqual(['Update …']);
  });

  it('is refused to those who may not, who read in private who may', async () => {
    const { chloe, frank } = people;
    expect(await read(chloe, START)).toMatch(/🔒 Only .* may record outages\. Ask .*Ben Okafor/);
    expect(await read(frank, START, '#acme')).toContain('Only the provider’s own people');
    await chloe.click('End …', {
      on: await chloe.sees(TEAM),
    });
    await reads(chloe, 'may record outages');
    await chloe.close({ all: true });
  });

  it('is listed for everybody as far as they may know of it', async () => {
    const { ben, frank } = people;
    expect(await read(ben, '/sla outage')).toMatch(/1 outage goes on[\s\S]*Update …/);
    const theirs = await read(frank, '/sla outage', '#acme');
    expect(theirs).toContain('Mail cannot be sent');
    expect(theirs).toContain('We have found it');
    expect(theirs).not.toMatch(/Update …|Declare/);
  });

  it('ends with the times shown before they count', async () => {
    const { ben, emma } = people;
    expect(await read(ben, '/sla outage end email "It works" until 25:10')).toContain(
      'Write it as 14:05',
    );
    const line = '/sla outage end email "It works" until 9:39 cause "a full disk"';
    await ben.command(line, { in: '#messaging' });
    await ben.sees('nothing counts before you confirm');
    await reads(ben, 'It ended *today 09:39* (Europe/Berlin)');
    await ben.submit({});
    await reads(ben, 'not after it began');
    await ben.close({ all: true });
    await ben.click('Correct …', { on: await ben.sees(TEAM) });
    await reads(ben, 'Why it is corrected');
    await ben.submit({ since: '9:05', until: 'now', severity: '2', reason: 'by the monitoring' });
    await reads(ben, 'It began *today 09:05* (Europe/Berlin)');
    await ben.submit({});
    await reads(ben, 'Corrected');
    await ben.close({ all: true });
    await deliverAll(office);
    const over = await emma.sees('E-mail: the outage is over');
    expect(over.text).toContain('35 min');
    expect(over.text).not.toMatch(/monitoring/);
    expect(await read(ben, '/sla outage')).toContain('No outage goes on');
  });

  it('shows exactly what customers will read, again after every change, and may go to the team first', async () => {
    const { ben, emma } = people;
    await ben.command('/sla outage start email "Nobody can *print* <!channel>" since 9:30', {
      in: '#messaging',
    });
    await reads(ben, 'Acme GmbH: counts for Availability (site Berlin) and Availability');
    await reads(ben, /Acme GmbH\* in #acme:\n> 🔴 \*E-mail is interrupted \(P2\)\*\n> Nobody can/);
    await ben.submit({ severity: '3', site: 'Berlin', told: 'team' });
    await reads(ben, 'E-mail is interrupted (P3, site Berlin)');
    await reads(ben, 'Acme GmbH: counts for the promise to Berlin; the other goes on');
    await ben.submit({});
    await reads(ben, 'Recorded; only the team knows of it');
    await ben.close({ all: true });
    await deliverAll(office);
    const team = await ben.sees(/Nobody can \*print\*[\s\S]*not told yet/);
    expectSound(team);
    expect(emma.screen.messages.some(({ text }) => text.includes('Nobody can'))).toBe(false);
    expect(await read(people.frank, '/sla outage', '#acme')).not.toContain('Nobody can');
    await ben.click('Inform …', { on: team });
    await reads(ben, 'Who reads it');
    await ben.submit({ words: 'Printing stands still' });
    await reads(ben, 'Told');
    await ben.close({ all: true });
    await deliverAll(office);
    const theirs = await emma.sees(/interrupted[\s\S]*Printing stands still/);
    expect(theirs.text).not.toContain('Nobody can');
    expect(await read(people.frank, '/sla outage', '#acme')).toContain('Printing stands still');
    expect(await read(ben, `/sla outage end email "${'x'.repeat(1_001)}"`)).toContain(
      'at most 1000',
    );
    expect(await read(ben, '/sla outage end email "It prints"')).toContain('The outage is over');
  });

  it('keeps the end that somebody told while another corrected its beginning', async () => {
    const { ben } = people;
    await read(ben, '/sla outage start email "Mail is late" P2 since 9:30 --tell team');
    await deliverAll(office);
    await ben.click('Correct …', { on: await ben.sees(/Mail is late[\s\S]*team channel/) });
    await reads(ben, 'Why it is corrected');
    const dialogs = await read(ben, '/sla outage end email');
    expect(dialogs).toContain('The outage is over');
    await ben.submit({ since: '9:00', reason: 'the log says so' });
    await reads(ben, 'It began *today 09:00* (Europe/Berlin)');
    await ben.submit({});
    await reads(ben, /Corrected[\s\S]*until/);
    await ben.close({ all: true });
    expect(await read(ben, '/sla outage')).toContain('No outage goes on');
  });

  it('is declared in a form, which shows who is told before anything counts', async () => {
    const { ben, chloe } = people;
    await ben.command('/sla outage start', { in: '#messaging' });
    await reads(ben, 'You see what customers read before anything is recorded.');
    const wrong = await ben.submit({ service: 'email', words: 'Slow', since: 'lunch', share: '0' });
    expect(wrong.errors).toMatchObject({
      since: expect.stringContaining('Write it as'),
      share: 'Write a number from 1 to 100.',
    });
    await ben.submit({ service: 'email', words: 'Slow', since: '9:30', share: '30' });
    await reads(ben, 'Acme GmbH: counts for Availability (site Berlin) and Availability');
    await reads(ben, /Acme GmbH\* in #acme:[\s\S]*E-mail is interrupted \(P2\)[\s\S]*Slow/);
    await ben.submit({});
    await reads(ben, 'Recorded and told');
    await ben.close({ all: true });
    await deliverAll(office);
    await ben.sees('partly interrupted');
    await chloe.command('/sla outage start email', { in: '#messaging' });
    await chloe.sees('Fill in the form');
    await chloe.close({ all: true });
  });
});
