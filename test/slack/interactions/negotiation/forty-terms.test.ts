import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeTerms } from '../../../../src/usecases/negotiation/propose-terms.ts';
import { termsToPropose } from '../../../../src/usecases/negotiation/terms-to-propose.ts';
import { type Office, openOffice } from '../../bot.ts';
import { expectSound } from '../../bot-eyes.ts';
import { contextAs } from '../approval/agreed-table.ts';
import { deliverAll, press, reads } from './table.ts';

const KEY = 'acme-vpn';
const LONG =
  '& as many words as somebody likes to write who has something to say about it; '.repeat(5);

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  const anna = await contextAs(office, 'U0ANNA');
  const { terms } = await termsToPropose(anna, { key: KEY });
  const more = Array.from({ length: 40 }, (_, index) => ({
    ...{ key: `extra-${index}`, kind: 'response', priority: `X${index}`, within: '4h' },
    ...{ attainment: '90', period: 'month' },
  }));
  await proposeTerms(anna, {
    ...{ key: KEY, reason: LONG, effectiveFrom: '2026-12-28' },
    timetable: { rounds: ['2026-12-04'], signBy: '2026-12-18' },
    terms: {
      ...{ ...terms, description: LONG },
      targets: [...(Array.isArray(terms.targets) ? terms.targets : []), ...more],
    },
  });
});

afterAll(() => office.close());

const ALL_LOOKED_AT = /^(?![\s\S]*I am looking at what it would do)[\s\S]*/;

describe('a proposal with more than 40 changed terms', () => {
  it('can be read, gone on with and sent', async () => {
    const anna = office.slack.act('U0ANNA');
    await anna.command(`/sla propose ${KEY}`, { in: '#service-levels' });
    await reads(anna, 'What you propose');
    const shown = await reads(anna, ALL_LOOKED_AT);
    expect(shown.text).toContain('Part 1 of 2 of the changes and promises; all of it is sent.');
    expect(shown.text).not.toContain('X39');
    await anna.click('Show the rest');
    const rest = await reads(anna, 'Part 2 of 2');
    expect(rest.text).toContain('X39');
    await press(anna, 'proposal.target', { about: 'extra-39' });
    await reads(anna, 'Back without saving');
    await anna.submit({ within: '5h' });
    const saved = await reads(anna, /Saved[\s\S]*Part 2 of 2/);
    expect(saved.text).toContain('5 support hours');
    await anna.click('Show what came before');
    await reads(anna, 'Part 1 of 2');
    expect(shown.controls).toEqual(expect.arrayContaining(['Send …', 'Change', 'Add a promise']));
    await anna.click('Send …');
    expect((await reads(anna, 'What they read')).text).toContain('… and 2 more changes');
    await anna.submit({ message: LONG });
    await reads(anna, 'is on its way');
    await anna.close({ all: true });
  });

  it('is answered part by part', async () => {
    await deliverAll(office);
    const frank = office.slack.act('U0FRANK');
    const card = await frank.sees('Offer: VPN for Acme');
    expectSound(card);
    expect(card.text).toContain('X39');
    await frank.click('What it would do', { on: card });
    await reads(frank, 'with the terms on the table');
    expect((await reads(frank, ALL_LOOKED_AT)).text).toContain('X39');
    await frank.close({ all: true });
    await frank.click('Answer term by term', { on: card });
    expect((await reads(frank, '42 of 42 changes still to be answered')).text).toContain('Part 1');
    await frank.click('Show the rest');
    await reads(frank, 'Part 2');
    await frank.click('Show what came before');
    await reads(frank, 'Part 1');
    await press(frank, 'offer.decline', { about: 'extra-0' });
    await reads(frank, 'would stay as it is');
    await frank.submit({ text: LONG });
    await reads(frank, '41 of 42 changes still to be answered');
    await frank.close({ all: true });
  });

  it('stands in the record and in every list', async () => {
    const frank = office.slack.act('U0FRANK');
    for (const command of [`/sla negotiation ${KEY}`, '/sla negotiations']) {
      expectSound((await frank.command(command, { in: '#acme' })).ephemeral);
    }
    expectSound((await frank.openHome()).home);
    await deliverAll(office);
    expectSound(await frank.sees('declined by Frank Weber'));
  });
});
