import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../../src/playground/playground.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
import { begin, deliverAll, press, promiseFaster, reads, send, settles } from './table.ts';

const OFFER = 'Offer: E-mail for Acme';

let office: Office;
let anna: Persona;
let ben: Persona;
let emma: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  ben = office.slack.act('U0BEN');
  emma = office.slack.act('U0EMMA');
  frank = office.slack.act('U0FRANK');
  await begin(anna, 'acme-email');
  await promiseFaster(anna, '10m');
  await send(anna);
  await deliverAll(office);
});

afterAll(() => office.close());

/** Does something with “More …” of the posted offer, and writes why. */
async function course(person: Persona, label: string, reason: string) {
  await person.click('More …', { on: await person.sees(OFFER) });
  await reads(person, 'E-mail for Acme');
  await person.click(label);
  await reads(person, 'Why');
  return person.submit({ reason });
}

describe('a negotiation', () => {
  it('is paused and goes on, and says so in the posted offer', async () => {
    await course(frank, 'Pause …', 'We are on holiday');
    await reads(frank, 'Paused by Frank Weber: “We are on holiday”');
    await frank.close({ all: true });
    const paused = await settles(office, frank, new RegExp(`${OFFER}[^]*Paused by Frank Weber`));
    expectSound(paused);
    expect(paused.controls).not.toContain('Accept all');
    await frank.click('More …', { on: paused });
    await reads(frank, 'E-mail for Acme');
    await frank.click('Go on with it');
    await reads(frank, 'It is round 1');
    await frank.close({ all: true });
    await deliverAll(office);
    expect((await frank.sees(OFFER)).controls).toContain('Accept all');
  });

  it('takes one answer, however often and by whomever the button is pressed', async () => {
    const stale = await frank.sees(OFFER);
    await press(frank, 'offer.accept', { about: 'p1-response', on: stale });
    await settles(office, frank, 'accepted by Frank Weber');
    const second = await press(emma, 'offer.accept', { about: 'p1-response', on: stale }).catch(
      String,
    );
    // Either the button was gone when she pressed it, or she is told who was faster.
    if (typeof second === 'string') expect(second).toContain('to click');
    else await emma.sees(/was accepted by Frank Weber/);
    expect((await frank.sees(OFFER)).text.match(/accepted by Frank Weber/g)).toHaveLength(1);
  });

  it('gives back what was typed into a form that comes too late', async () => {
    await press(frank, 'offer.decline', { about: 'effective.from', on: await frank.sees(OFFER) });
    await reads(frank, 'The other side reads why');
    await press(emma, 'offer.accept', { about: 'effective.from', on: await emma.sees(OFFER) });
    await frank.submit({ text: 'Too early for us' });
    const late = await reads(frank, 'What you wrote');
    expect(late.text).toContain('Too early for us');
    await frank.click('How it stands now');
    await reads(frank, 'accepted by Emma Schulz');
    await frank.close({ all: true });
  });

  it('shows its own side what it can do, and nothing to answer', async () => {
    await ben.click('More …', { on: await ben.sees(OFFER) });
    const dialog = await reads(ben, 'E-mail for Acme');
    expect(dialog.controls).toContain('Withdraw …');
    await ben.click('Term by term');
    expect((await reads(ben, 'E-mail for Acme')).controls).not.toContain('Accept');
    await ben.close({ all: true });
  });

  it('is withdrawn with a reason that both sides read', async () => {
    await course(anna, 'Withdraw …', 'The budget is gone');
    await reads(anna, 'It is over');
    await anna.close({ all: true });
    await deliverAll(office);
    const told = await frank.sees('The budget is gone');
    expectSound(told);
    expect(told.text).toContain('What is agreed today stays as it is');
    expect((await frank.sees(OFFER)).controls).not.toContain('Accept all');
  });
});
