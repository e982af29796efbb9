import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/calendar/instant.ts';
import type { Persona } from '../../../src/playground/playground.ts';
import { watchMaintenance } from '../../../src/usecases/maintenance/watch-maintenance.ts';
import { demoFiles } from '../../usecases/register/demo-files.ts';
import { type Office, openOffice } from '../bot.ts';
import { expectSound } from '../bot-eyes.ts';
import { deliverAll, reads } from './negotiation/table.ts';

let office: Office;
let people: Record<'ben' | 'chloe' | 'david' | 'emma' | 'frank', Persona>;

const TERMS = "maintenance: { notice: 2bd, windows: { thu: [['06:00', '10:00']] } }\n";

/** The demo company, which has agreed on maintenance on Thursday mornings with Acme. */
const files = demoFiles.map(({ name, text }) => ({
  name,
  text: text.replace(/(agreement: acme-email[\s\S]*?)maintenance: .*\n/, `$1${TERMS}`),
}));

beforeAll(async () => {
  office = await openOffice({ files });
  const act = (id: string) => office.slack.act(id);
  people = {
    ...{ ben: act('U0BEN'), chloe: act('U0CHLOE'), david: act('U0DAVID') },
    ...{ emma: act('U0EMMA'), frank: act('U0FRANK') },
  };
});

afterAll(() => office.close());

async function read(person: Persona, line: string, where = '#messaging'): Promise<string> {
  const { ephemeral } = await person.command(line, { in: where });
  expectSound(ephemeral);
  return String(ephemeral?.text);
}

/** What is told privately may come after the dialog. */
async function types(person: Persona, line: string, wanted: string): Promise<void> {
  await person.command(line, { in: '#messaging' });
  expectSound(await person.sees(wanted));
}

async function watchAt(text: string): Promise<void> {
  const job = await office.contextOf({ kind: 'job', name: 'watch-maintenance' });
  await watchMaintenance({ ...job, now: parseInstant(text) });
  await deliverAll(office);
}

const TEAM = /this is its team channel/;
const PLAN = '/sla maintenance plan email thu 9:00-11:00 "A new disk; mail waits meanwhile"';

describe('maintenance in chat', () => {
  it('is planned with what of it will count, before anybody is asked', async () => {
    const { ben, emma } = people;
    await types(ben, PLAN, 'nobody is asked or told before you confirm');
    const review = await reads(ben, 'A new disk; mail waits meanwhile');
    expect(review.text).toContain(
      '📅 *Thu 19 Nov 09:00* to *Thu 19 Nov 11:00* (Europe/Berlin), 2 h',
    );
    expect(review.text).toMatch(/E-mail for Acme:\* 1 h does not count, 1 h counts as downtime\./);
    expect(review.text).toContain('1 h lies outside the agreed windows.');
    expect(review.text).toMatch(/E-mail for Globex:\*.*No planned maintenance was agreed\./);
    await ben.submit({});
    await reads(ben, 'Its number is 1');
    await ben.close({ all: true });
    await deliverAll(office);
    const asked = await ben.sees(TEAM);
    expectSound(asked);
    expect(asked.text).toMatch(/maintenance proposed[\s\S]*May approve it:\* Anna Vogel, David/);
    expect(emma.screen.messages.some(({ text }) => text.includes('A new disk'))).toBe(false);
    expect(await read(people.frank, '/sla maintenance', '#acme')).toContain('No maintenance');
  });

  it('is approved by a second person, and then read by the customers', async () => {
    const { ben, chloe, david, emma } = people;
    for (const person of [ben, chloe]) {
      await person.click('Approve …', { on: await person.sees(TEAM) });
      await reads(person, 'may approve exclusions');
      await person.close({ all: true });
    }
    await david.command('/sla maintenance approve email', { in: '#service-levels' });
    await reads(david, 'With your approval customers are told');
    await david.submit({});
    await reads(david, 'Approved: customers read it now');
    await david.close({ all: true });
    await deliverAll(office);
    const theirs = await emma.sees('E-mail: planned maintenance');
    expectSound(theirs);
    expect(theirs.text).toContain('1 h does not count, 1 h counts as downtime.');
    expect(theirs.text).not.toMatch(/Ben|David|Globex|approve/);
    expect(theirs.controls).toEqual([]);
    expect(await read(people.frank, '/sla maintenance', '#acme')).toContain('🛠 planned');
  });

  it('is reminded of, begins and is late, which everybody reads', async () => {
    const { ben, emma } = people;
    await watchAt('2026-11-18T08:00:00Z');
    await emma.sees('E-mail: maintenance begins soon');
    await watchAt('2026-11-19T08:00:00Z');
    await emma.sees('E-mail: maintenance is going on');
    await watchAt('2026-11-19T09:50:00Z');
    const ending = await ben.sees('maintenance is to end soon');
    expect(ending.controls).toEqual(['Done …', 'Extend …']);
    await watchAt('2026-11-19T10:00:00Z');
    const late = await emma.sees('E-mail: maintenance takes longer than planned');
    expectSound(late);
    await emma.sees('From its planned end on it counts as downtime.');
  });

  it('cannot be moved once it runs, and gives the example for a bad time', async () => {
    const { ben } = people;
    await ben.command('/sla maintenance move email', { in: '#messaging' });
    await reads(ben, 'From when to when instead');
    const wrong = await ben.submit({ span: 'soon', reason: 'x' });
    expect(wrong.errors?.span).toContain('Write it as sat 22:00-23:30');
    await ben.submit({ span: 'fri 9:00-10:00', reason: 'x' });
    await reads(ben, 'it goes on now');
    await ben.close({ all: true });
    expect(await read(ben, '/sla maintenance plan email soon "x y"')).toContain('Write it as sat');
  });
});
