import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../src/domain/calendar/instant.ts';
import type { Persona } from '../../../../src/playground/playground.ts';
import { acceptAll } from '../../../../src/usecases/negotiation/answer-terms.ts';
import {
  approveTerms,
  askAboutTerms,
  rejectTerms,
  replyToQuestion,
} from '../../../../src/usecases/negotiation/approve-terms.ts';
import { pauseNegotiation } from '../../../../src/usecases/negotiation/change-course.ts';
import { commentOnTerm } from '../../../../src/usecases/negotiation/comment-on-term.ts';
import { showNegotiation } from '../../../../src/usecases/negotiation/show-negotiation.ts';
import { watchNegotiations } from '../../../../src/usecases/negotiation/watch-negotiations.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
import { agreeOnTerms, contextAs, offerOther } from '../approval/agreed-table.ts';
import { deliverAll } from './table.ts';

let office: Office;
let anna: Persona;
let david: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  david = office.slack.act('U0DAVID');
  frank = office.slack.act('U0FRANK');
});

afterAll(() => office.close());

const EMAIL = 'acme-email';
const VPN = 'acme-vpn';

/** What people read of a message with these words; there is one of them, and Slack takes it. */
async function only(person: Persona, words: string | RegExp) {
  await deliverAll(office);
  const seen = await person.sees(words);
  expectSound(seen);
  const alike = person.screen.messages.filter(({ text }) =>
    typeof words === 'string' ? text.includes(words) : words.test(text),
  );
  expect(alike).toHaveLength(1);
  return seen;
}

async function hashOf(key: string): Promise<string> {
  return (await showNegotiation(await contextAs(office, 'U0BEN'), { key })).hash ?? '';
}

describe('a posted offer', () => {
  it('says what was said to it, wherever that was said', async () => {
    await offerOther(office, EMAIL, '10m');
    const card = await only(frank, 'Offer: E-mail for Acme');
    const path = 'targets.p1-response.within';
    const said = { key: EMAIL, path, text: 'Why only P1?', inside: false };
    await commentOnTerm(await contextAs(office, 'U0FRANK'), said);
    await commentOnTerm(await contextAs(office, 'U0BEN'), {
      ...said,
      ...{ text: 'They will pay.', inside: true },
    });
    const now = await only(frank, 'Offer: E-mail for Acme');
    expect(now.ts).toBe(card.ts);
    expect(now.text).toContain('Frank Weber: “Why only P1?”');
    expect(now.text).not.toContain('They will pay');
    const told = await anna.sees('has a comment on the offer');
    expect(told.text).toContain('P1 response, within: Why only P1?');
    expect(now.controls).toContain('Accept all');
  });

  it('has no ways to answer while it is paused', async () => {
    await pauseNegotiation(await contextAs(office, 'U0ANNA'), { key: EMAIL, reason: 'holidays' });
    const card = await only(frank, 'Offer: E-mail for Acme');
    expect(card.text).toContain('Paused by Anna Vogel: “holidays”');
    expect(card.controls).not.toContain('Accept all');
  });

  it('is closed by its date, without anybody pressing anything', async () => {
    await offerOther(office, VPN, '10m');
    await only(frank, 'Offer: VPN for Acme');
    const job = await office.contextOf({ kind: 'job', name: 'watch-negotiations' });
    await watchNegotiations({ ...job, now: parseInstant('2027-03-01T09:00:00Z') });
    const card = await only(frank, 'Offer: VPN for Acme');
    expect(card.text).toContain('It is over: closed');
    expect(card.controls).not.toContain('Accept all');
  });
});

describe('a request to approve', () => {
  const stage = 'service-owner';

  it('says what was asked and answered since, to the one who asked', async () => {
    await agreeOnTerms(office, 'acme-payroll');
    const looked = { key: 'acme-payroll', stage, hash: await hashOf('acme-payroll') } as const;
    const asker = await contextAs(office, 'U0ANNA');
    await askAboutTerms(asker, { ...looked, question: 'Who pays?' });
    expect((await only(anna, 'approval as service owner')).text).toContain('stands still');
    await replyToQuestion(await contextAs(office, 'U0ANNA'), { ...looked, text: 'Nobody.' });
    const card = await only(anna, 'approval as service owner');
    expect(card.text).toContain('“Nobody.”');
    expect(card.text).not.toContain('stands still');
    expect(card.controls).toContain('Approve …');
    const answers = anna.screen.messages.filter(
      ({ channel, text }) => channel.startsWith('D') && text.includes('has answered the question'),
    );
    expect(answers).toHaveLength(1);
  });

  it('says that a deputy did it, and asks nothing any more', async () => {
    const hash = await hashOf('acme-payroll');
    await approveTerms(await contextAs(office, 'U0DAVID'), { key: 'acme-payroll', stage, hash });
    const card = await only(anna, 'approval by the service owner');
    expect(card.text).toContain('David Lindqvist for Anna Vogel approved it');
    expect(card.controls).toEqual(['What it would do', 'Where it stands']);
  });

  it('and the offers, too, say so when the terms are sent back', async () => {
    const next = { key: 'acme-payroll', stage: 'service-level-manager' } as const;
    const hash = await hashOf('acme-payroll');
    await rejectTerms(await contextAs(office, 'U0DAVID'), { ...next, hash, reason: 'Too dear' });
    const card = await only(david, 'approval by the service level manager');
    expect(card.text).toContain('is not asked for any more');
    expect(card.controls).not.toContain('Approve …');
    const offer = await only(frank, 'Offer: Payroll for Acme');
    expect(offer.text).toContain('is to make the next offer');
    expect(offer.text).not.toContain('Too dear');
  });

  it('leaves the next offer to the side that is to make it', async () => {
    const words = 'Payroll for Acme:* Service desk is to make the next offer';
    const told = await frank.sees(words);
    expect(told.controls).not.toContain('Write the next offer');
    const own = await anna.sees('has sent the terms back');
    expect(own.text).toContain('Too dear');
    expect(own.controls).toContain('Write the next offer');
  });
});

describe('an earlier offer', () => {
  it('says that another one followed, whatever comes after that', async () => {
    await offerOther(office, 'acme-payroll', '5m');
    await acceptAll(await contextAs(office, 'U0FRANK'), { key: 'acme-payroll', round: 2 });
    expect((await only(frank, 'Offer: Payroll for Acme')).text).toContain('Round 2 followed.');
    expect((await only(frank, 'Round 2: Payroll for Acme')).text).toContain('being approved');
  });
});
