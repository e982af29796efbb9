import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/playground/playground.ts';
import { type Office, openOffice } from '../bot.ts';
import { dialogOf, expectSound } from '../bot-eyes.ts';

let office: Office;
let anna: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice();
  anna = office.slack.act('U0ANNA');
  frank = office.slack.act('U0FRANK');
});

afterAll(() => office.close());

async function ask(line: string, who = anna) {
  const { failure, ephemeral } = await who.command(line, { in: '#acme' });
  expect(failure).toBeUndefined();
  expectSound(ephemeral);
  return ephemeral;
}

const textOf = async (line: string, who = anna) => JSON.stringify(await ask(line, who));

describe('/sla chain', () => {
  it('draws the tree with the first instant at which a gap shows', async () => {
    const text = await textOf('/sla chain globex-email');
    expect(text).toContain('Second level for e-mail');
    expect(text).toContain(
      'P1 response: 30 support minutes (Mon–Fri 08:30–17:30 in London) rests on 10 support minutes (Mon–Thu 08:00–18:00, Fri 08:00–17:00 in Berlin): impossible from',
    );
  });

  it('shows the picture to this person alone', async () => {
    const answer = await ask('/sla chain acme-email');
    if (answer === undefined) throw new Error('There is no answer.');
    await anna.click('Picture', { on: answer });
    const dialog = await dialogOf(anna);
    expectSound(dialog);
    expect(JSON.stringify(dialog.view.content)).toContain('"slack_file"');
  });
});

describe('/sla lint', () => {
  it('says what is wrong, why and how to mend it, for one agreement and for all', async () => {
    expect(await textOf('/sla lint acme-email')).toContain('1 error, 1 warning');
    expect(await textOf('/sla lint')).toMatch(/errors?, .* in 1[0-9] agreements/);
  });
});

describe('people of customers', () => {
  it.each(['/sla chain acme-email', '/sla lint acme-email', '/sla lint'])(
    'are told what they may do instead of %s',
    async (line) => {
      const text = await textOf(line, frank);
      expect(text).toContain('What was promised to you is in /sla show');
      expect(text).not.toMatch(/cloudmail|ola-/i);
    },
  );

  it('see the dates of their own agreements, without what these rest on', async () => {
    const text = await textOf('/sla dates', frank);
    expect(text).toContain('E-mail for Acme');
    expect(text).not.toMatch(/cloudmail|ola-|globex|Support ends/i);
    expect(await textOf('/sla dates')).toMatch(/Cloudmail/);
  });
});

describe('/sla lint, by agreement', () => {
  it('leads to the form and, for what is in force, to a proposal', async () => {
    const one = await ask('/sla lint acme-email');
    expect(one?.text).toContain('Must be mended');
    expect(one?.controls).toEqual(expect.arrayContaining(['Open in the form', 'Propose a change']));
    await anna.click('Open in the form', one ? { on: one } : {});
    expect((await dialogOf(anna)).text).toContain('nothing changed yet');
    await anna.close({ all: true });
    const all = await ask('/sla lint');
    expect(all?.text).not.toMatch(/: \{ |report\.\w+Channel|handOver:/);
    expect(all?.controls).toContain('Check it alone');
  });
});

describe('/sla who', () => {
  it('answers in a few lines, and the whole matrix is behind a button', async () => {
    const short = await ask('/sla who email');
    const lines = short?.text.split('\n') ?? [];
    expect(
      lines.filter((line) => /^\*(Owns|Negotiates|Reviews|Signs|Takes)/.test(line)),
    ).toHaveLength(5);
    expect(short?.text).not.toContain('told after');
    await anna.click('Who does what, in full', short ? { on: short } : {});
    const matrix = await dialogOf(anna);
    expectSound(matrix);
    expect(matrix.text).toContain('told after');
    await anna.close({ all: true });
  });
});
