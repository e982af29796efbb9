import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../../src/playground/playground.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
import { begin, deliverAll, press, promiseFaster, reads, send } from './table.ts';

let office: Office;
let anna: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  frank = office.slack.act('U0FRANK');
});

afterAll(() => office.close());

describe('a proposal', () => {
  it('begins with today’s terms, and is seen by its own side alone', async () => {
    await begin(anna, 'acme-email');
    const shown = await promiseFaster(anna, '10m');
    expect(shown.text).toContain('Only your own side sees this until it is sent');
    await anna.close({ all: true });
    const { ephemeral } = await frank.command('/sla propose acme-email', { in: '#acme' });
    expect(JSON.stringify([ephemeral, frank.screen.modal?.text])).not.toContain('10 ');
    if (frank.screen.modal) await frank.close({ all: true });
  });

  it('says what each changed term would do', async () => {
    await anna.command('/sla propose acme-email', { in: '#service-levels' });
    const shown = await reads(anna, /What you propose[\s\S]*What is open/);
    expect(shown.text).toContain('↳ What it rests on carries it');
    await anna.close({ all: true });
  });

  it('goes to the other side when it is sent, with the ways to answer it', async () => {
    await anna.command('/sla propose acme-email', { in: '#service-levels' });
    await reads(anna, 'What you propose');
    await send(anna);
    await deliverAll(office);
    const offer = await frank.sees('Offer: E-mail for Acme');
    expectSound(offer);
    expect(offer.text).toContain('as we discussed');
    expect(offer.controls).toEqual(
      expect.arrayContaining(['Accept', 'Counter …', 'Decline …', 'Comment …', 'Accept all']),
    );
    const told = await anna.sees('sent');
    expectSound(told);
  });
});

describe('an answer', () => {
  it('is refused to somebody who cannot give it, in a sentence for them alone', async () => {
    const offer = await anna.sees('Offer: E-mail for Acme');
    await anna.click('Accept all', { on: offer });
    expect((await anna.sees(/your own offer/)).isEphemeral).toBe(true);
  });

  it('can be a comment, a counter-offer or a decline, each told in the posted offer', async () => {
    await frank.click('Comment …', { on: await frank.sees('Offer: E-mail for Acme') });
    await reads(frank, 'A comment is no answer');
    await frank.submit({ text: 'Why only P1?' });
    await reads(frank, 'Both sides can read it.');
    await frank.close({ all: true });
    await deliverAll(office);
    expect((await frank.sees('Offer: E-mail for Acme')).text).toContain(
      'Frank Weber: “Why only P1?”',
    );

    const offer = await frank.sees('Offer: E-mail for Acme');
    await press(frank, 'offer.counter', { about: 'effective.from', on: offer });
    await reads(frank, 'See what it would do');
    await frank.submit({ value: '2026-12-20' });
    const tried = await reads(frank, 'Send this');
    expect(tried.text).not.toMatch(/cloudmail|ola-/i);
    await frank.submit({});
    await reads(frank, 'Your answer is noted');
    await frank.close({ all: true });
    await deliverAll(office);
    const card = await frank.sees('wants instead');
    expectSound(card);

    await press(frank, 'offer.decline', { about: 'p1-response', on: card });
    await reads(frank, 'The other side reads why');
    expect((await frank.submit({ text: ' ' })).errors).toHaveProperty('text');
    await frank.submit({ text: 'Nobody is there at night' });
    await reads(frank, 'Declined.');
    await frank.close({ all: true });
    await deliverAll(office);
    expectSound(await anna.sees('Round 2: E-mail for Acme'));
    expectSound(await frank.sees('Nobody is there at night'));
  });
});
