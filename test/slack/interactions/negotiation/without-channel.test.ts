import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../../src/playground/playground.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
import { offerOther } from '../approval/agreed-table.ts';
import { deliverAll, reads } from './table.ts';

let office: Office;
let anna: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  frank = office.slack.act('U0FRANK');
  const { channels } = office.slack.state;
  channels.archive(channels.get('#acme', 'U0ANNA'));
  await offerOther(office, 'acme-email', '10m');
  await deliverAll(office);
});

afterAll(() => office.close());

/** The message with these words that somebody alone can read. */
async function direct(person: Persona, words: string) {
  const seen = await person.sees(words);
  expectSound(seen);
  expect(seen.channel).toMatch(/^D/);
  return seen;
}

describe('a negotiation whose channel is archived', () => {
  it('goes on in messages to the people of that side', async () => {
    const offer = await direct(frank, 'Offer: E-mail for Acme');
    expect(offer.text).not.toContain('could not be posted');
    expect(offer.controls).toContain('Accept all');
  });

  it('tells those who can mend it what is wrong', async () => {
    const told = await direct(anna, 'it could not be posted in *#acme*');
    expect(told.text).toContain('archived');
  });

  it('takes an answer there, and shows it to everybody who was asked', async () => {
    await frank.click('Accept all', { on: await frank.sees('Offer: E-mail for Acme') });
    await deliverAll(office);
    const emma = office.slack.act('U0EMMA');
    const offer = await direct(emma, 'Offer: E-mail for Acme');
    expect(offer.text).toContain('accepted by Frank Weber');
    expect(offer.controls).not.toContain('Accept all');
    await emma.click('More …', { on: offer });
    await reads(emma, 'being approved by Messaging team');
    await emma.close({ all: true });
  });
});
