import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice } from '../bot.ts';
import { expectSound } from '../bot-eyes.ts';

let office: Office;

beforeAll(async () => {
  office = await openOffice({ history: true });
}, 60_000);

afterAll(() => office.close());

async function ask(line: string, who = 'U0ANNA') {
  const { ephemeral } = await office.slack.act(who).command(line, { in: '#acme' });
  expectSound(ephemeral);
  return ephemeral?.text ?? '';
}

describe('/sla forecast', () => {
  it('tells of every promise of an agreement how it will probably end, the most doubtful first', async () => {
    const text = await ask('/sla forecast acme-email');
    expect(text).toContain('Forecast: ');
    expect(text).toMatch(/likely to be missed|cannot be missed any more|Too little history/i);
    expect(text).not.toContain('T0');
  });

  it('tells of all agreements about a service', async () => {
    const text = await ask('/sla forecast email');
    expect(text).toContain('acme-email');
    expect(text).toContain('globex-email');
  });

  it('is for our own people', async () => {
    expect(await ask('/sla forecast email', 'U0FRANK')).toContain('Only the provider’s own people');
  });

  it('says what it does not know', async () => {
    expect(await ask('/sla forecast emial')).toContain('Did you mean “email”');
  });
});
