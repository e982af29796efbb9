import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../src/domain/target/figure.ts';
import type { Persona } from '../../src/playground/playground.ts';
import { showStatus } from '../../src/usecases/status/show-status.ts';
import { type Office, openOffice } from './bot.ts';
import { expectSound } from './bot-eyes.ts';

let office: Office;
let anna: Persona;
let frank: Persona;

beforeAll(async () => {
  office = await openOffice({ history: true });
  anna = office.slack.act('U0ANNA');
  frank = office.slack.act('U0FRANK');
});

afterAll(() => office.close());

/** What somebody reads after typing a line, checked as Slack would. */
async function read(line: string, who = anna): Promise<string> {
  const { failure, ephemeral } = await who.command(line, { in: '#acme' });
  expect(failure).toBeUndefined();
  expectSound(ephemeral);
  return String(ephemeral?.text);
}

describe('/sla', () => {
  it.each(['/sla', '/sla help', '/sla HELP', '/sla ?'])(
    '%s explains every command',
    async (line) => {
      const text = await read(line);
      for (const name of ['status', 'services', 'agreements', 'show', 'diff', 'who', 'help'])
        expect(text).toContain(`/sla ${name}`);
    },
  );

  it('explains one command with its usage and examples', async () => {
    const text = await read('/sla help status');
    expect(text).toContain('/sla status [service] [customer] [--at date]');
    expect(text).toContain('/sla status "web shop" acme');
  });

  it.each([
    ['/sla stauts email', 'Did you mean “status”?'],
    ['/sla help lst', 'Did you mean “list”?'],
    ['/sla services emial', 'Did you mean “'],
    ['/sla agreements globx', 'Did you mean “Globex”?'],
    ['/sla status emial', 'Did you mean “email”?'],
    ['/sla status email acmee', 'Did you mean “acme”?'],
    ['/sla show acme-emial', 'Did you mean “acme-email”?'],
    ['/sla status email --ta 2026-03-31', 'Did you mean “--at”?'],
    ['/sla status zzzzzz', 'There are: '],
    ['/sla xyzzy', 'Type /sla help'],
    ['/sla 🎉', 'I do not know this command. Type /sla help'],
    ['/sla status email --at 30.06.2026', 'Did you mean 2026-06-30?'],
    ['/sla status payroll globex', 'There is no agreement about *Payroll* for *Globex'],
  ])('%s gets a hint', async (line, hint) => {
    expect(await read(line)).toContain(hint);
  });

  it('shows the status of an agreement that is named by its key', async () => {
    const text = await read('/sla status acme-email');
    expect(text).toContain('E-mail for Acme');
    expect(text).not.toMatch(/OLA:|UC:|Globex/);
  });

  it.each([
    ['/sla status email --at yesterday', 'a date such as 2026-03-31'],
    ['/sla status email --at', '/sla status [service] [customer] [--at date] – for example'],
    ['/sla help status list', 'one command at a time'],
  ])('%s shows how it is written', async (line, hint) => {
    expect(await read(line)).toContain(hint);
  });

  it('asks which one is meant where a command needs one, and says how to name it at once', async () => {
    const text = await read('/sla show');
    expect(text).toContain('Which agreement?');
    expect(text).toContain('/sla show acme-email');
  });

  it('repeats what a stranger wrote without its power', async () => {
    expect(await read('/sla status <!channel>')).toContain('“&lt;!channel&gt;”');
    expect(await read('/sla <@U0BEN>')).not.toContain('<@');
  });
});

describe('/sla status', () => {
  it('is for the one who asks only', async () => {
    const ben = office.slack.act('U0BEN');
    const before = ben.screen.messages.length;
    await read('/sla status email');
    expect(ben.screen.messages.length).toBe(before);
  });

  it('shows the figures of the verb: verdict, percentage, and counts or minutes', async () => {
    const text = await read('/sla status email acme');
    const report = await showStatus(await office.contextOf({ kind: 'cli' }), {
      service: 'email',
      customer: 'acme',
    });
    const figures = report.agreements.flatMap(({ targets }) => targets.map(({ figure }) => figure));
    expect(figures.length).toBeGreaterThan(3);
    for (const figure of figures) expect(text).toContain(numbersOf(figure));
  });

  it('says what is at risk now and when it would be missed, on the clock of the reader', async () => {
    expect(await read('/sla status email acme')).toMatch(/At risk now: INC\d+ due today \d\d:\d\d/);
  });

  it('names the zone of the reader', async () => {
    expect(await read('/sla status email')).toContain('(Europe/Berlin)');
  });

  it.each([
    ['/sla status email acme', 'E-mail for Acme'],
    ['/sla status mail', 'E-mail for Acme'],
    ['/sla status e-mail', 'E-mail for Acme'],
    ['/sla status E_MAIL ACME', 'E-mail for Acme'],
    ['/sla status web shop acme', 'Web shop for Acme'],
    ['/sla status “web shop” acme', 'Web shop for Acme'],
    ['/sla status "Web shop" "Acme GmbH"', 'Web shop for Acme'],
    ['/sla status web shop acme gmbh', 'Web shop for Acme'],
    ['/sla status globex', 'Print for Globex'],
    ['/sla status email #acme', 'E-mail for Acme'],
    ['/sla st vpn globex', 'VPN for Globex'],
  ])('%s finds %s', async (line, name) => {
    expect(await read(line)).toContain(name);
  });

  it('shows how it was at the end of a day', async () => {
    const text = await read('/sla status print --at 2026-10-15');
    expect(text).toContain('As of 15 Oct 2026 23:59');
    expect(text).toContain('October 2026');
  });

  it('shows how it was at an instant', async () => {
    const text = await read('/sla status print --at 2026-10-15T08:00:00Z');
    expect(text).toContain('As of 15 Oct 2026 10:00 (Europe/Berlin)');
  });

  it.each(['2026-11-17', '2030-01-01T00:00:00Z'])(
    'does not look into the future: %s',
    async (day) => {
      expect(await read(`/sla status print --at ${day}`)).toContain('in the future');
    },
  );

  it('says that nothing was agreed then', async () => {
    const text = await read('/sla status print --at 2020-01-01');
    expect(text).toContain('There is no agreement about *Print*');
    expect(text).toContain('1 Jan 2020');
  });
});

describe('/sla list and /sla show', () => {
  it('lists every agreement by kind with its state and what comes after it', async () => {
    const text = await read('/sla list');
    expect(text).toContain('With customers (SLA)');
    expect(text).toContain('Between our teams (OLA)');
    expect(text).toContain('With suppliers');
    expect(text).toContain('🟢 In force · *E-mail for Acme* (`acme-email`)');
    expect(text).toContain('renews after 31 Dec 2026');
  });

  it('lists the agreements of one service', async () => {
    const text = await read('/sla list print');
    expect(text).toContain('Print for Globex');
    expect(text).not.toContain('Acme');
  });

  it('shows the terms of an agreement as sentences', async () => {
    const text = await read('/sla show acme-email');
    expect(text).toContain('renews by itself for 1 year (notice: 90 days before)');
    expect(text).toContain('Mon–Thu 08:00–18:00');
    expect(text).toContain('P1 tickets each month answered within 15 support minutes');
    expect(text).toContain('Keeps every mailbox in a backup for 30 days.');
    expect(text).toContain('4200.00 EUR');
    expect(text).toContain('Cloudmail hosting');
  });

  it('finds an agreement by its name', async () => {
    expect(await read('/sla show e-mail for acme')).toContain('`acme-email`');
  });
});

describe('a customer’s person', () => {
  it('sees only their own agreements', async () => {
    const text = await read('/sla list', frank);
    expect(text).toContain('E-mail for Acme');
    expect(text).not.toMatch(/Globex|OLA|Cloudmail/);
  });

  it('sees the status of their own agreements only', async () => {
    const text = await read('/sla status', frank);
    expect(text).toContain('E-mail for Acme');
    expect(text).not.toMatch(/Globex|OLA|Cloudmail/);
  });

  it('sees the credits that they sign and nothing that lies under the agreement', async () => {
    const text = await read('/sla show acme-email', frank);
    expect(text).toContain('Keeps every mailbox');
    expect(text).toContain('4200.00 EUR');
    expect(text).not.toMatch(/Rests on|ola-|uc-/);
  });

  it.each([
    '/sla show ola-messaging',
    '/sla show globex-email',
    '/sla status print',
    '/sla status email globex',
  ])('learns nothing from %s', async (line) => {
    const text = await read(line, frank);
    expect(text).toMatch(/There is no (agreement|service|customer)/);
    expect(text).not.toMatch(/Globex|Print|Second level/);
  });
});

/** The numbers that must stand beside a verdict. */
function numbersOf({ attainment, percent }: Figure): string {
  if (percent === null) return 'nothing to judge yet';
  if (attainment.of === 'cases') return `${attainment.met} of ${attainment.eligible} in time`;
  const agreedMs = attainment.of === 'time' ? attainment.agreedMs : Number.NaN;
  return `down of ${Math.floor(agreedMs / 3_600_000)} h`;
}
