import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../src/domain/calendar/instant.ts';
import type { Persona, SeenMessage } from '../../../../src/playground/playground.ts';
import { recordFile } from '../../../../src/usecases/negotiation/record/show-record.ts';
import { verifyRecord } from '../../../../src/usecases/negotiation/record/verify-record.ts';
import { watchNegotiations } from '../../../../src/usecases/negotiation/watch-negotiations.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
import { deliverAll, reads } from '../negotiation/table.ts';
import { agreeOnTerms, contextAs } from './agreed-table.ts';

let office: Office;
let people: Record<'anna' | 'ben' | 'david' | 'emma' | 'frank', Persona>;

beforeAll(async () => {
  office = await openOffice();
  const { act } = { act: (id: string) => office.slack.act(id) };
  people = {
    ...{ anna: act('U0ANNA'), ben: act('U0BEN'), david: act('U0DAVID') },
    ...{ emma: act('U0EMMA'), frank: act('U0FRANK') },
  };
  await agreeOnTerms(office, 'acme-email');
});

afterAll(() => office.close());

async function asked(person: Persona, what: string): Promise<SeenMessage> {
  const message = await person.sees(what);
  expectSound(message);
  return message;
}

describe('an approval', () => {
  it('is asked for in a message to the one who decides, with what would change', async () => {
    const message = await asked(people.ben, 'your approval as service owner');
    expect(message.text).toContain('within 10 support minutes');
    expect(message.controls).toEqual([
      ...['Approve …', 'Reject …', 'Ask a question …', 'What it would do', 'Where it stands'],
    ]);
  });

  it('waits in App Home, for nobody else', async () => {
    const { ben, frank } = people;
    const { home } = await ben.openHome();
    expectSound(home);
    expect(home?.text).toContain('E-mail for Acme: your approval as service owner');
    const theirs = (await frank.openHome()).home;
    expect(theirs?.text).toContain('Nothing waits for you');
  });

  it('stops its clock while a question is open', async () => {
    const { ben, anna } = people;
    await ben.click('Ask a question …', { on: await ben.sees('your approval as service owner') });
    await reads(ben, 'Your question');
    expect((await ben.submit({ text: ' ' })).errors).toEqual({
      text: 'Please write what you want to know.',
    });
    await ben.submit({ text: 'Who pays for the night shift?' });
    await reads(ben, 'Your question was passed on.');
    await ben.close({ all: true });
    await deliverAll(office);
    expect((await ben.sees('your approval as service owner')).text).toContain(
      'the time to decide stands still',
    );
    const question = await asked(anna, 'Ben Okafor has a question before deciding');
    await anna.click('Answer the question …', { on: question });
    await reads(anna, 'Who pays for the night shift?');
    await anna.submit({ text: 'Nobody, it is covered.' });
    await reads(anna, 'Your answer was passed on.');
    await anna.close({ all: true });
    await anna.click('Answer the question …', { on: question });
    await reads(anna, 'There is nothing to do here for you now');
    await anna.close({ all: true });
  });

  it('shows the exact terms with what they would do, and is given once', async () => {
    const { ben } = people;
    const message = await ben.sees('your approval as service owner');
    await ben.click('Approve …', { on: message });
    const form = await reads(ben, /You approve exactly these terms[\s\S]*What is open/);
    expect(form.text).toMatch(/Code of these terms: `[0-9A-F]{4}-[0-9A-F]{4}`/);
    await ben.submit({});
    await reads(ben, 'You approved these terms.');
    await ben.close({ all: true });
    await deliverAll(office);
    await ben.sees('Ben Okafor approved it');
    await ben.click('Approve …', { on: message });
    await reads(ben, 'There is nothing to do here for you now');
    await ben.close({ all: true });
  });

  it('is refused to those who cannot give it, at the moment of the click', async () => {
    const { anna, david, frank } = people;
    await deliverAll(office);
    const message = await asked(david, 'your approval as service level manager');
    expect(message.text).toContain('You stand in for Anna Vogel.');
    for (const person of [anna, frank]) {
      await person.click('Approve …', { on: message });
      const told = await reads(person, /There is nothing to do here|no negotiation/);
      expect(told.controls).not.toContain('Approve');
      await person.close({ all: true });
    }
    await david.click('Approve …', { on: message });
    await reads(david, 'You approve exactly these terms');
    await david.submit({});
    await reads(david, 'You approved these terms.');
    await david.close({ all: true });
  });
});

describe('a signature', () => {
  it('is asked of everybody whom the terms name, with the code of the exact terms', async () => {
    await deliverAll(office);
    for (const person of [people.ben, people.david, people.emma]) {
      const message = await asked(person, 'E-mail for Acme: your signature');
      await person.click('Read and sign …', { on: message });
      const form = await reads(person, 'I sign the terms with the code');
      expect(form.text).not.toMatch(person === people.emma ? /cloudmail|ola-/i : /never/);
      expect((await person.submit({})).errors).toEqual({
        confirmed: 'Please complete this required field.',
      });
      await person.submit({ confirmed: ['yes'] });
      await reads(person, 'You signed these terms.');
      await person.close({ all: true });
      await person.click('Read and sign …', { on: message });
      await reads(person, 'There is nothing to do here for you now');
      await person.close({ all: true });
    }
  });

  it('stands in the record of both sides, each with what is theirs', async () => {
    const { anna, frank } = people;
    const ours = (await anna.command('/sla negotiation acme-email', { in: '#acme' })).ephemeral;
    expectSound(ours);
    expect(ours?.text).toContain('Who pays for the night shift?');
    const theirs = (await frank.command('/sla negotiation acme-email', { in: '#acme' })).ephemeral;
    expectSound(theirs);
    expect(theirs?.text).toContain('Emma Schulz, ');
    expect(theirs?.text).not.toMatch(/night shift|service owner|cloudmail|ola-/i);
    const list = (await frank.command('/sla negotiations', { in: '#acme' })).ephemeral;
    expectSound(list);
    expect(list?.text).toContain('It is signed as revision 2, and takes effect on its date.');
  });

  it('is in a record that can be verified, as Markdown and as PDF', async () => {
    for (const reader of ['U0ANNA', 'U0EMMA']) {
      for (const format of ['markdown', 'pdf'] as const) {
        const context = await contextAs(office, reader);
        const { content, record } = await recordFile(context, { key: 'acme-email', format });
        expect((await verifyRecord(content)).problems).toEqual([]);
        const isOutside = reader === 'U0EMMA';
        expect(JSON.stringify(record).includes('uc-cloudmail')).toBe(!isOutside);
        expect(JSON.stringify(record).includes('night shift')).toBe(!isOutside);
        expect(record.consequences.map(({ title }) => title)).toContain('The last 12 months');
      }
    }
  });

  it('sends the record to the one who asks, alone', async () => {
    const { frank } = people;
    await frank.command('/sla negotiation acme-email', { in: '#acme' });
    await frank.click('Record as PDF');
    await reads(frank, 'for you alone');
    await frank.close({ all: true });
    await frank.sees('The record of the negotiation of');
  });
});

describe('what was signed', () => {
  it('takes effect on its date, which both channels are told in plain words', async () => {
    const { frank, ben } = people;
    await deliverAll(office);
    const context = await office.contextOf({ kind: 'job', name: 'watch-negotiations' });
    const before = parseInstant('2026-12-27T22:00:00Z');
    await watchNegotiations({ ...context, now: before });
    await deliverAll(office);
    const words = 'E-mail for Acme: the new terms are in force from 28 Dec 2026 on';
    expect(JSON.stringify(ben.screen.messages.map(({ text }) => text))).not.toContain(words);
    await watchNegotiations({ ...context, now: parseInstant('2026-12-28T08:00:00Z') });
    await deliverAll(office);
    for (const person of [ben, frank]) {
      const told = await asked(person, words);
      expect(told.text).toContain('answered within 10 support minutes');
      expect(told.text).toContain('what began before stays as it was promised then');
    }
  });
});
