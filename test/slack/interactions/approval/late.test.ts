import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../../src/playground/playground.ts';
import { withdrawNegotiation } from '../../../../src/usecases/negotiation/change-course.ts';
import { type Office, openOffice } from '../../bot.ts';
import { deliverAll, reads } from '../negotiation/table.ts';
import { agreeOnTerms, contextAs, offerOther } from './agreed-table.ts';

let office: Office;
let anna: Persona;
let ben: Persona;
let david: Persona;

beforeAll(async () => {
  office = await openOffice();
  ben = office.slack.act('U0BEN');
  anna = office.slack.act('U0ANNA');
  david = office.slack.act('U0DAVID');
});

afterAll(() => office.close());

describe('an approval by an approver and a deputy at once', () => {
  it('counts once, and the second one is told what the first did', async () => {
    await agreeOnTerms(office, 'acme-payroll');
    await anna.click('Approve …', { on: await anna.sees('your approval as service owner') });
    const { home } = await david.openHome();
    await david.click('Approve …', { on: home });
    for (const person of [anna, david]) await reads(person, 'You approve exactly these terms');
    await anna.submit({});
    await reads(anna, 'You approved these terms.');
    await david.submit({});
    await reads(david, 'It was approved by Anna Vogel on');
    for (const person of [anna, david]) await person.close({ all: true });
    expect((await anna.sees('Anna Vogel approved it')).controls).not.toContain('Approve …');
  });
});

describe('a message that is out of date', () => {
  it('is answered with the current state and brought up to date', async () => {
    await deliverAll(office);
    const message = await david.sees('your approval as service level manager');
    await offerOther(office, 'acme-payroll', '5m');
    await david.click('Approve …', { on: message });
    const told = await reads(david, 'The terms have changed since this message was sent');
    expect(told.controls).not.toContain('Approve');
    await david.close({ all: true });
    const now = await david.sees('This approval is not asked for any more.');
    expect(now.ts).toBe(message.ts);
    expect(now.controls).toEqual(['What it would do', 'Where it stands']);
  });
});

describe('a form that is sent after the negotiation moved on', () => {
  it('gives back what was typed', async () => {
    await agreeOnTerms(office, 'acme-email');
    await ben.click('Reject …', { on: await ben.sees('E-mail for Acme: your approval') });
    await reads(ben, 'Only your own side reads why');
    await withdrawNegotiation(await contextAs(office, 'U0ANNA'), {
      ...{ key: 'acme-email', reason: 'we begin anew' },
    });
    await ben.submit({ text: 'Nobody is there at night.' });
    const told = await reads(ben, 'You wrote:');
    expect(told.text).toContain('Nobody is there at night.');
    expect(told.text).toContain('It is over: withdrawn by Anna Vogel');
    await ben.close({ all: true });
    expect((await ben.sees('It is over: withdrawn')).controls).not.toContain('Reject …');
  });
});
