import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const FOLDER = mkdtempSync(join(tmpdir(), 'accord-explain-'));

const REGISTER = `
service: email
name: E-mail
provider: messaging
---
party: acme
kind: customer
name: Acme
---
party: messaging
kind: provider
name: Messaging team
---
calendar: office
name: Office hours
timeZone: UTC
weekly: { mon-fri: [['08:00', '18:00']] }
---
agreement: acme-email
name: E-mail for Acme
kind: SLA
level: service
customer: acme
provider: messaging
services: [email]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: resolution, kind: resolution, within: 12h, attainment: '90', period: month, pauses: [awaiting-customer] }
`;

// From Thursday afternoon over a weekend of waiting to Monday evening.
const EXPORT = `number,incident_state,sys_mod_count,opened_at,sys_updated_at,priority
INC1,New,0,03-03-2016 15:00,03-03-2016 15:00,3 - Moderate
INC1,Awaiting User Info,1,03-03-2016 15:00,04-03-2016 10:00,3 - Moderate
INC1,Active,2,03-03-2016 15:00,07-03-2016 12:00,3 - Moderate
INC1,Resolved,3,03-03-2016 15:00,07-03-2016 17:00,3 - Moderate
`;

describe('accord explain', () => {
  beforeAll(() => {
    expect(accord('import', file('register.yaml', REGISTER), '--apply').status).toBe(0);
    const incidents = file('incidents.csv', EXPORT);
    const from = ['import', '--from', 'servicenow', '--agreement', 'acme-email', incidents];
    expect(accord(...from).status).toBe(0);
  });

  it('says why a work item was in time, as a ledger that adds up', () => {
    const { stdout, status } = accord('explain', 'inc1');
    expect(status).toBe(0);
    expect(stdout).toContain('E-mail for Acme, Resolution: kept');
    expect(stdout).toContain('Fri 4 Mar 2016 10:00 – 18:00: 8 h paused, waiting for the customer');
    expect(stdout).toContain('Together 98 h = 10 h counted + 12 h paused + 76 h closed.');
  });

  it('says the same as JSON', () => {
    const { stdout } = accord('explain', 'INC1', '--json');
    const { clocks } = JSON.parse(stdout);
    expect(clocks).toHaveLength(1);
    expect(clocks[0]).toMatchObject({
      state: 'met',
      elapsedMs: 10 * 3_600_000,
      wallMs: 98 * 3_600_000,
      stoppedAt: '2016-03-07T17:00:00Z',
    });
    expect(clocks[0].ledger[0]).toEqual({
      from: '2016-03-03T15:00:00Z',
      to: '2016-03-03T18:00:00Z',
      ms: 3 * 3_600_000,
      kind: 'counting',
      rule: 'counts in Mon–Fri 08:00–18:00',
    });
  });

  it('explains the figure of a month', () => {
    const { stdout } = accord(
      ...['explain', 'acme-email', 'resolution', '--at', '2016-03-20T00:00:00Z', '--full'],
    );
    expect(stdout).toContain('March 2016: kept so far');
    expect(stdout).toContain('1 met + 0 missed = 1 eligible. 1 ÷ 1 = 100 %.');
    expect(stdout).toContain('INC1: due Tue 8 Mar 09:00, done Mon 7 Mar 17:00');
  });

  it.each([
    [['explain', 'acme-email'], /Name one of its targets behind it: resolution/, 1],
    [['explain', 'INC2'], /no work item “INC2”.*Did you mean “INC1”/, 2],
    [['explain', 'acme-email', 'resolutoin'], /Did you mean “resolution”/, 2],
  ])('%o is refused in a sentence', (words, message, code) => {
    const { status, stderr } = accord(...words);
    expect(stderr).toMatch(message);
    expect(status).toBe(code);
  });
});

function accord(...words: readonly string[]) {
  const env = { PATH: process.env.PATH, ACCORD_DATA_DIR: join(FOLDER, 'database') };
  return spawnSync(process.execPath, ['dist/cli.js', ...words], { env, encoding: 'utf8' });
}

function file(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}
