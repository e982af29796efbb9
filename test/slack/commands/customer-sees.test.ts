import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../bot.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterAll(() => office.close());

async function textOf(line: string, user = 'U0FRANK') {
  const { ephemeral } = await office.slack.act(user).command(line, { in: '#acme' });
  return JSON.stringify(ephemeral);
}

describe('people of a customer', () => {
  it('see the credits of their own SLA, tiers and fee', async () => {
    const text = await textOf('/sla show acme-email');
    expect(text).toContain('Credits when it is missed');
    expect(text).toContain('4200.00 EUR');
    expect(await textOf('/sla export agreement acme-email')).toContain('4200.00');
  });

  it('see only the sites of a shared service that their own agreements name', async () => {
    expect(await textOf('/sla service email')).not.toContain('London');
    expect(await textOf('/sla service email', 'U0ANNA')).toContain('London');
  });
});
