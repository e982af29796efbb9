import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../../src/playground/playground.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
import { offerOther } from '../approval/agreed-table.ts';
import { deliverAll, reads } from './table.ts';

const BOT = 'U0ACCORD';

/** What happens to the channel, and what those read who can mend it. */
const MISHAPS = [
  {
    what: 'whose channel is archived',
    befall: ({ channels }: Office['slack']['state']) => channels.archive(acme(channels)),
    told: 'Unarchive it',
  },
  {
    what: 'from whose channel the bot was removed',
    befall: ({ channels }: Office['slack']['state']) => channels.leave(acme(channels), BOT),
    told: 'Invite it there',
  },
] as const;

function acme(channels: Office['slack']['state']['channels']) {
  return channels.get('#acme', 'U0ANNA');
}

describe.each(MISHAPS)('a negotiation $what', ({ befall, told }) => {
  let office: Office;
  let anna: Persona;
  let frank: Persona;

  beforeAll(async () => {
    office = await openOffice();
    anna = office.slack.act('U0ANNA');
    frank = office.slack.act('U0FRANK');
    befall(office.slack.state);
    await offerOther(office, 'acme-email', '10m');
    await deliverAll(office);
  });

  afterAll(() => office.close());

  it('goes on in messages to the people of that side', async () => {
    const offer = await direct(frank, 'Offer: E-mail for Acme');
    expect(offer.text).not.toContain('could not be posted');
    expect(offer.controls).toContain('Accept all');
  });

  it('tells those who can mend it what is wrong', async () => {
    const message = await direct(anna, 'it could not be posted in *#acme*');
    expect(message.text).toContain(told);
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

describe('a negotiation from whose channel the bot is removed midway', () => {
  let office: Office;
  let frank: Persona;

  beforeAll(async () => {
    office = await openOffice();
    frank = office.slack.act('U0FRANK');
    await offerOther(office, 'acme-email', '10m');
    await deliverAll(office);
    const { channels } = office.slack.state;
    channels.leave(acme(channels), BOT);
  });

  afterAll(() => office.close());

  it('still takes the answer to what was posted, and tells what follows in messages', async () => {
    const offer = await frank.sees('Offer: E-mail for Acme');
    expect(offer.channel).not.toMatch(/^D/);
    await frank.click('Accept all', { on: offer });
    await deliverAll(office);
    await direct(frank, 'agrees on the terms');
  });
});

/** The message with these words that somebody alone can read. */
async function direct(person: Persona, words: string) {
  const seen = await person.sees(words);
  expectSound(seen);
  expect(seen.channel).toMatch(/^D/);
  return seen;
}
