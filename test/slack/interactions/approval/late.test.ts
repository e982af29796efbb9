import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../../src/playground/playground.ts';
import { acceptAll } from '../../../../src/usecases/negotiation/answer-terms.ts';
import { withdrawNegotiation } from '../../../../src/usecases/negotiation/change-course.ts';
import { proposeTerms } from '../../../../src/usecases/negotiation/propose-terms.ts';
import { sendOffer } from '../../../../src/usecases/negotiation/send-offer.ts';
import { loadRegister } from '../../../../src/usecases/register/load-register.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
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
    await deliverAll(office);
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
    await deliverAll(office);
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
    await deliverAll(office);
    expect((await ben.sees('It is over: withdrawn')).controls).not.toContain('Reject …');
  });
});

describe('an offer with 40 changed terms', () => {
  it('fits into every message, dialog and page', async () => {
    const context = await contextAs(office, 'U0ANNA');
    const terms = (await loadRegister(context)).agreements.get('acme-vpn')?.at(-1)?.terms;
    const long = `& ${'as long as a sentence can be that people write '.repeat(6)}`;
    const provider = Array.from({ length: 40 }, (_, index) => `${index} ${long}`);
    const more = Array.from({ length: 40 }, (_, index) => ({
      ...{ key: `extra-${index}`, kind: 'response', priority: `X${index}`, within: '4h' },
      ...{ attainment: '90', period: 'month' },
    }));
    await proposeTerms(context, {
      ...{ key: 'acme-vpn', reason: 'more of everything', effectiveFrom: '2026-12-28' },
      terms: {
        ...{ ...terms, responsibilities: { ...terms?.responsibilities, provider } },
        targets: [...(terms?.targets ?? []), ...more],
      },
    });
    await sendOffer(context, { key: 'acme-vpn' });
    await acceptAll(await contextAs(office, 'U0FRANK'), { key: 'acme-vpn', round: 1 });
    await deliverAll(office);
    const chloe = office.slack.act('U0CHLOE');
    const message = await chloe.sees('your approval as service owner');
    expectSound(message);
    for (const [label, shown] of [
      ['Reject …', 'Only your own side reads why'],
      ['Approve …', /You approve exactly these terms[\s\S]*Forecast/i],
    ] as const) {
      await chloe.click(label, { on: message });
      await reads(chloe, shown);
      if (label === 'Reject …') await chloe.close({ all: true });
    }
    await chloe.submit({});
    await reads(chloe, 'You approved these terms.');
    await chloe.close({ all: true });
    expectSound((await chloe.openHome()).home);
    await deliverAll(office);
    await david.click('Approve …', {
      on: await david.sees(/VPN[\s\S]*your approval as service level manager/),
    });
    await reads(david, 'You approve exactly these terms');
    await david.submit({});
    await reads(david, 'You approved these terms.');
    await david.close({ all: true });
    await deliverAll(office);
    await david.click('Read and sign …', { on: await david.sees('your signature') });
    await reads(david, 'All terms');
    await david.close({ all: true });
    const { ephemeral } = await anna.command('/sla negotiation acme-vpn', {
      in: '#service-levels',
    });
    expectSound(ephemeral);
    await anna.click('Show the rest', { on: ephemeral });
    const rest = await anna.sees('(part 2 of');
    expectSound(rest);
    expect(rest.text).toContain('What happened');
  });
});
