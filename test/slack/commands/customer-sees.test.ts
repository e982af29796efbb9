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

  it('are told of no command that is refused to them', async () => {
    const help = await textOf('/sla help');
    expect(help).toContain('/sla status');
    expect(help).not.toMatch(/\/sla (import|edit|new|drafts|chain|lint)/);
    expect(await textOf('/sla help', 'U0ANNA')).toContain('/sla import');
    expect(await textOf('/sla export agreement acme-email')).not.toContain('/sla import');
  });

  it('are refused an import before they paste anything', async () => {
    const text = await textOf('/sla import');
    expect(text).toContain('change the register');
    expect(text).not.toContain('Paste the file');
  });

  it('can ask for worked examples of their own agreement by a command', async () => {
    expect(await textOf('/sla examples acme-email')).toContain('is to be answered by');
    expect(await textOf('/sla examples globex-email')).toContain('There is no agreement');
  });

  it('see only the sites of a shared service that their own agreements name', async () => {
    expect(await textOf('/sla service email')).not.toContain('London');
    expect(await textOf('/sla service email', 'U0ANNA')).toContain('London');
  });
});
