import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice({ history: true });
});

afterAll(() => office.close());

describe('the Home tab', () => {
  it('shows my services, what is at risk now, what waits for me, and what I can type', async () => {
    const { home } = await office.slack.act('U0ANNA').openHome();
    expectSound(home);
    expect(home?.text).toMatch(/🟡 \*E-mail\* – At risk/);
    expect(home?.text).toMatch(
      /⏰ \*INC\d+\* due today \d\d:\d\d – 90 % of P1 tickets each month resolved within 4 support hours/,
    );
    expect(home?.text).toContain('Nothing waits for you');
    expect(home?.text).toContain('/sla status [service]');
  });

  it('shows a customer’s person their own services only', async () => {
    const { home } = await office.slack.act('U0FRANK').openHome();
    expectSound(home);
    expect(home?.text).toContain('*Payroll*');
    expect(home?.text).not.toContain('*Print*');
  });

  it('opens how a service stands', async () => {
    const anna = office.slack.act('U0ANNA');
    const { home } = await anna.openHome();
    await anna.click('print', { on: home });
    const dialog = await dialogOf(anna);
    expectSound(dialog);
    expect(dialog.text).toContain('Print for Globex');
    await anna.click('Details');
    await expect.poll(() => anna.screen.depth).toBe(2);
    const agreement = await dialogOf(anna);
    expectSound(agreement);
    expect(agreement.text).toContain('What is promised');
    await anna.close({ all: true });
  });

  it('is drawn anew on request, also when clicked twice', async () => {
    const anna = office.slack.act('U0ANNA');
    const { home } = await anna.openHome();
    const clicks = [anna.click('Refresh', { on: home }), anna.click('Refresh', { on: home })];
    await Promise.all(clicks);
    expect(anna.screen.home?.text).toContain('My services');
    expect(anna.screen.modal).toBeUndefined();
  });

  it('opens the help', async () => {
    const anna = office.slack.act('U0ANNA');
    await anna.openHome();
    await anna.click('help.open', { on: anna.screen.home });
    expect((await dialogOf(anna)).text).toContain('/sla show');
    await anna.close({ all: true });
  });
});
