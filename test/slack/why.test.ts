import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Persona } from '../../src/playground/playground.ts';
import { type Office, openOffice } from './bot.ts';
import { dialogOf, expectSound } from './bot-eyes.ts';

let office: Office;
let anna: Persona;
let frank: Persona;
let keys: ReadonlyMap<string, string>;

beforeAll(async () => {
  office = await openOffice({ history: true });
  anna = office.slack.act('U0ANNA');
  frank = office.slack.act('U0FRANK');
  const rows = await office.database.sql<{ title: string; key: string }>(
    'SELECT title, max(key) AS key FROM "WorkItem" GROUP BY title',
  );
  keys = new Map(rows.map(({ title, key }) => [title, key]));
});

afterAll(() => office.close());

/** The latest work item of a title. */
function itemCalled(title: string): string {
  const key = keys.get(title);
  if (key === undefined) throw new Error(`There is no work item “${title}”.`);
  return key;
}

const OPEN = 'Mail to customers outside is not delivered';

/** What somebody reads after typing a line, checked as Slack would. */
async function read(line: string, who = anna): Promise<string> {
  const { failure, ephemeral } = await who.command(line, { in: '#acme' });
  expect(failure).toBeUndefined();
  expectSound(ephemeral);
  return String(ephemeral?.text);
}

describe('/sla why about a work item', () => {
  it('explains every clock with a ledger that adds up', async () => {
    const text = await read(`/sla why ${itemCalled(OPEN)}`);
    expect(text).toContain(`Why ${itemCalled(OPEN)} “${OPEN}”, P1`);
    expect(text).toContain('🔵 *E-mail for Acme, P1 resolution: running*');
    expect(text).toContain('Fri 13 Nov 15:28 – 17:00: 1 h 32 min counted');
    expect(text).toContain('Together 66 h 12 min = 3 h 12 min counted + 63 h closed.');
    expect(text).toContain('(Europe/Berlin)');
  });

  it('finds it in small letters, and as it stood before', async () => {
    const text = await read(`/sla why ${itemCalled(OPEN).toLowerCase()} --at 2026-11-13`);
    expect(text).toContain('As of Sat 14 Nov 00:00');
    expect(text).toContain('1 h 32 min of support time is used so far');
  });

  it('explains it under one agreement only', async () => {
    const text = await read(`/sla why ${itemCalled(OPEN)} ola-messaging`);
    expect(text).toContain('Second level for e-mail, P1 resolution');
    expect(text).not.toContain('E-mail for Acme');
  });

  it('tells a customer about their own agreement, never about the teams under it', async () => {
    const text = await read(`/sla why ${itemCalled(OPEN)}`, frank);
    expect(text).toContain('E-mail for Acme, P1 resolution');
    expect(text).not.toMatch(/Second level|ola-|OLA/);
  });

  it('tells a customer nothing about others, not even that it exists', async () => {
    const theirs = itemCalled('Prints come out striped');
    const text = await read(`/sla why ${theirs}`, frank);
    expect(text).toContain(`There is no work item “${theirs}” that you can see.`);
    expect(text).not.toMatch(/Globex|Prints/);
  });
});

describe('/sla why about a figure', () => {
  it('explains an availability with each outage and what decides it', async () => {
    const text = await read('/sla why acme-email availability --at 2026-06-30');
    expect(text).toContain('🔴 *June 2026: missed*');
    expect(text).toContain('Cloudmail let a certificate expire');
    expect(text).toContain('leaves 12 min 57 s 600 ms for downtime');
    expect(text).toMatch(/\d+ nights and \d+ weekends closed, \d+ h together/);
    expect(text).toContain('Together 720 h = ');
  });

  it('explains a share of cases by the cases', async () => {
    const text = await read('/sla why E-mail for Acme P3 resolution --at 2026-06-30');
    expect(text).toContain('23 met + 7 missed = 30 eligible. 23 ÷ 30 = 76.666666 %.');
    expect(text).toContain('23 × 100 = 2300 is less than 90 × 30 = 2700');
    expect(text).toMatch(/INC\d+ “Mailbox is full”: due .* of support time too late/);
  });

  it('shows the full list in the same place, page by page, and the short one again', async () => {
    const { ephemeral } = await anna.command('/sla why acme-email availability --at 2026-06-30', {
      in: '#acme',
    });
    const { changed } = await anna.click('Full list', { on: ephemeral });
    expectSound(changed[0]);
    expect(changed[0]?.text).toMatch(/14 h closed: outside Mon–Thu 08:00–18:00/);
    const short = await anna.click('Short again');
    expectSound(short.changed[0]);
    expect(short.changed[0]?.text).toMatch(/nights and \d+ weekends closed/);
  });

  it('leads on from a figure to a case that was missed', async () => {
    await anna.command('/sla why acme-email p3-resolution --at 2026-06-30', { in: '#acme' });
    await anna.click('Why?');
    const dialog = await dialogOf(anna);
    expectSound(dialog);
    expect(dialog.text).toContain('E-mail for Acme, P3 resolution: missed');
    await anna.close({ all: true });
  });

  it('is one click away from a status', async () => {
    await anna.command('/sla status email acme', { in: '#acme' });
    await anna.click('Why?');
    const dialog = await dialogOf(anna);
    expectSound(dialog);
    expect(dialog.text).toContain('Why E-mail for Acme, P1 resolution');
    await anna.close({ all: true });
  });
});

describe('/sla why gets a hint', () => {
  it.each([
    ['/sla why', 'What shall I explain?'],
    ['/sla why INC9912435', 'Write the key of a work item'],
    ['/sla why acme-email', 'Name one of its targets behind it: availability, p1-response'],
    ['/sla why acme-emial', 'Did you mean “acme-email”?'],
    ['/sla why acme-emial availability', 'Did you mean “acme-email”?'],
    ['/sla why acme-email availabilty', 'Did you mean “availability”?'],
    ['/sla why acme-email availability --at 2020-01-01', 'was not in force'],
    ['/sla why INC0012435 --at 2025-12-01', 'had not been opened'],
  ])('%s', async (line, hint) => {
    expect(await read(line)).toContain(hint);
  });

  it('for a mistyped work item', async () => {
    const key = itemCalled(OPEN);
    const mistyped = `${key.slice(0, -2)}${key.slice(-1)}${key.slice(-2, -1)}x`;
    expect(await read(`/sla why ${mistyped}`)).toMatch(/Did you mean “INC\d+”/);
  });

  it('that names no agreement a customer may not see', async () => {
    for (const line of ['/sla why ola-messaging p1-response', '/sla why ola-mesaging']) {
      expect(await read(line, frank)).not.toMatch(/Second level|There is.*“ola-messaging”\?/);
    }
  });
});
