import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const FOLDER = mkdtempSync(join(tmpdir(), 'accord-register-'));

const register = (within: string) => `
party: acme
kind: customer
name: Acme
people: [{ key: emma, name: Emma Schulz, roles: [signatory] }]
---
party: messaging
kind: provider
name: Messaging team
people: [{ key: ben, name: Ben Okafor, roles: [service-owner] }]
---
service: email
name: E-mail
provider: messaging
owner: ben
---
calendar: office
timeZone: UTC
weekly: { mon-fri: [['08:00', '18:00']] }
---
agreement: acme-email
name: E-mail for Acme
kind: SLA
customer: acme
provider: messaging
services: [email]
effective: { from: 2016-01-01 }
timeZone: UTC
calendar: office
targets:
  - { key: resolution, kind: resolution, within: ${within}, attainment: '90' }
`;

const SPAN = ['--from', '2016-03-01T10:00:00Z', '--to', '2016-03-01T12:00:00Z'];

describe('the register at a terminal', () => {
  beforeAll(() => {
    expect(accord('import', file(register('12h')), '--apply').status).toBe(0);
    expect(accord('import', file(register('10h')), '--apply').status).toBe(0);
  });

  it.each([
    [['services'], 'email  E-mail: Live, promised; Messaging team, owner Ben Okafor; 1 agreement'],
    [['services', 'retired'], 'There is no service for “retired”'],
    [['show', 'acme-email'], 'E-mail for Acme (acme-email): SLA, active, revision 2'],
    [['diff', 'acme-email'], 'within 10 support hours'],
    [['diff', 'acme-email', 'one'], 'Write the number of a revision'],
    [['who', 'email'], 'accountable: Ben Okafor (Messaging team)'],
    [['who', 'acme-email'], 'accountable: Emma Schulz (Acme)'],
    [['show', 'acme-email'], 'Revisions:'],
    [['why', 'acme-email', 'resolution'], 'Why E-mail for Acme, Resolution'],
    [['review', 'acme-email', '--reason', 'mail grew'], 'revision 2, is under review.'],
    [['review', 'acme-email', '--reason', 'mail grew'], 'has already put it under review'],
    [['show', 'acme-email'], 'last step: review by the command line'],
    [['keep', 'acme-email', '--reason', 'it fits'], 'revision 2, is in force.'],
    [['withdraw', 'acme-email', '--reason', 'late'], 'so you cannot withdraw it'],
    [['terminate', 'acme-email', '--reason', 'x', '--last-day', '2036-12-31'], 'a rehearsal'],
    [['exclusions'], 'Nothing was excluded.'],
    [
      ['exclude', 'acme-email', ...SPAN, '--category', 'other', '--reason', 'a power cut'],
      'It counts until a person of the provider approves it.',
    ],
    [['exclusions', 'acme-email'], 'requested  acme-email: Tue 1 Mar 2016, 10:00 UTC to'],
    [['exclude', 'acme-email', ...SPAN, '--category', 'fun', '--reason', 'x'], 'force-majeure'],
    [['exclusions', '--revoke', '1', '--reason', 'mistaken'], '1  revoked  acme-email'],
    [['seal'], 'Published 0 figures.'],
    [['credits'], 'No credits were proposed.'],
    [['restatements'], 'Nothing contradicts what was published.'],
    [['restatements', '--request', '7', '--reason', 'x'], 'no proposed restatement “7”'],
  ])('accord %s', (args, wanted) => {
    const { stdout, stderr } = accord(...args);
    expect(`${stdout}${stderr}`).toContain(wanted);
  });
});

function file(text: string): string {
  const path = join(FOLDER, 'register.yaml');
  writeFileSync(path, text);
  return path;
}

function accord(...words: readonly string[]) {
  const env = { PATH: process.env.PATH, ACCORD_DATA_DIR: join(FOLDER, 'database') };
  return spawnSync(process.execPath, ['dist/cli.js', ...words], { env, encoding: 'utf8' });
}
