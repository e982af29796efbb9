import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../bot.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice();
});

afterAll(() => office.close());

async function textOf(line: string) {
  const { ephemeral } = await office.slack.act('U0ANNA').command(line, { in: '#acme' });
  return JSON.stringify(ephemeral);
}

describe('words that name nothing', () => {
  it('are never offered back as what was meant', async () => {
    const text = await textOf('/sla services zzz');
    expect(text).not.toContain('Did you mean');
    expect(text).toContain('Leave out “zzz” to see all');
    expect(await textOf('/sla services mesaging')).toContain('Did you mean “Messaging”?');
  });

  it('lead to a command, not to an option', async () => {
    expect(await textOf('/sla hlep')).toContain('Did you mean “help”?');
    expect(await textOf('/sla help hlep')).toContain('Did you mean “help”?');
  });

  it.each(['/sla who nobody', '/sla dates zzz'])('%s lists services, too', async (line) => {
    expect(await textOf(line)).toMatch(/services .*E-mail.* and the agreements acme-/);
  });

  it('lists what a party has when it is named', async () => {
    const text = await textOf('/sla who acme');
    expect(text).toMatch(/Acme.* is a party with the services .*E-mail/);
    expect(text).not.toMatch(/globex/);
  });

  it('suggests services and agreements that are near', async () => {
    expect(await textOf('/sla who emial')).toMatch(/Did you mean “email”/);
  });
});
