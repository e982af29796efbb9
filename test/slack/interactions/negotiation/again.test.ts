import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../../src/playground/playground.ts';
import { approveTerms } from '../../../../src/usecases/negotiation/approve-terms.ts';
import { showNegotiation } from '../../../../src/usecases/negotiation/show-negotiation.ts';
import { signTerms } from '../../../../src/usecases/negotiation/sign-terms.ts';
import { importDocuments } from '../../../../src/usecases/register/import-documents.ts';
import { demoFiles } from '../../../usecases/register/demo-files.ts';
import { type Office, openOffice } from '../../bot.ts';
import { agreeOnTerms, contextAs, offerOther } from '../approval/agreed-table.ts';
import { deliverAll, reads, settles } from './table.ts';

const KEY = 'acme-email';

let office: Office;
let ben: Persona;
let david: Persona;
let emma: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  ben = office.slack.act('U0BEN');
  david = office.slack.act('U0DAVID');
  emma = office.slack.act('U0EMMA');
  frank = office.slack.act('U0FRANK');
});

afterAll(() => office.close());

async function stepsOf(type: string, key = KEY) {
  const { steps } = await showNegotiation(await contextAs(office, 'U0BEN'), { key });
  return steps.filter(({ content }) => content.type === type);
}

describe('a click that arrives twice', () => {
  it('is one answer, and the second one is told how it stands', async () => {
    await offerOther(office, KEY, '10m');
    await deliverAll(office);
    const offer = await frank.sees('Offer: E-mail for Acme');
    const clicks = [frank, frank].map((person) => person.click('Accept all', { on: offer }));
    await Promise.allSettled(clicks);
    await settles(office, frank, 'accepted by Frank Weber');
    expect(await stepsOf('answered')).toHaveLength(1);
    expect(await stepsOf('approval-opened')).toHaveLength(1);
  });

  it('and late opens nothing, says so, and can be tried again', async () => {
    await deliverAll(office);
    const request = await ben.sees('your approval as service owner');
    office.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await ben.click('Approve …', { on: request }).catch(() => undefined);
    await ben.sees('That took too long to open. Please press the button again.');
    await ben.click('Approve …', { on: request });
    await reads(ben, 'You approve exactly these terms');
    await ben.close({ all: true });
  });
});

describe('terms that change while they are signed', () => {
  it('make every signature void, which all who were asked can read', async () => {
    const place = { key: KEY };
    const hash = async () =>
      (await showNegotiation(await contextAs(office, 'U0BEN'), place)).hash ?? '';
    const deciding = { ...place, hash: await hash() };
    const owner = await contextAs(office, 'U0BEN');
    await approveTerms(owner, { ...deciding, stage: 'service-owner' });
    const deputy = await contextAs(office, 'U0DAVID');
    await approveTerms(deputy, { ...deciding, stage: 'service-level-manager' });
    await signTerms(owner, deciding);
    await deliverAll(office);
    await david.click('Read and sign …', { on: await david.sees('your signature') });
    await reads(david, 'I sign the terms with the code');
    await offerOther(office, KEY, '5m');
    await david.submit({ confirmed: ['yes'] });
    expect((await reads(david, 'Read and sign')).text).not.toContain('You signed');
    await david.close({ all: true });
    expect(await stepsOf('signed')).toHaveLength(1);
    await deliverAll(office);
    for (const person of [ben, david, emma]) {
      const card = await person.sees('E-mail for Acme: signatures');
      expect(card.text).toContain('It is round 2');
      expect(card.controls).not.toContain('Read and sign …');
      expect(card.text).not.toContain('Ben Okafor, ');
    }
    expect((await frank.sees('Round 2: E-mail for Acme')).controls).toContain('Accept all');
  });
});

describe('somebody who left', () => {
  it('decides nothing any more, and others find it in their Home', async () => {
    await agreeOnTerms(office, 'acme-payroll');
    const anna = office.slack.act('U0ANNA');
    const request = await anna.sees('Payroll for Acme: your approval as service owner');
    const files = demoFiles
      .filter(({ text }) => /^party: northwind/m.test(text))
      .map(({ name, text }) => ({ name, text: text.replace(/user: U0ANNA\n.*/, 'user: U0LEFT') }));
    const context = await office.contextOf({ kind: 'cli' });
    const { problems } = await importDocuments(context, { files, apply: true });
    expect(problems).toEqual([]);
    await anna.click('Approve …', { on: request });
    const told = await reads(anna, /no negotiation|nothing to do here|cannot/i);
    expect(told.controls).not.toContain('Approve');
    await anna.close({ all: true });
    expect(await stepsOf('approved', 'acme-payroll')).toEqual([]);
    const { home } = await david.openHome();
    expect(home?.text).toContain('Payroll for Acme: your approval as service owner');
  });
});
